"""JSON for machines: everything the document says, with its evidence. `templates/schema` describes it."""

import json
from datetime import timedelta
from typing import Any

from bot.domain.milestones import incident_duration, time_to_detect, time_to_mitigate, time_to_resolve
from bot.postmortem.actions import ActionLine
from bot.postmortem.facts import Fact
from bot.postmortem.known import Known, known
from bot.rendering.mrkdwn import to_plain
from bot.rendering.sheet import Sheet
from bot.rendering.timeline_json import event_json, utc_text

SCHEMA = "incident-scribe/postmortem"
VERSION = 1
_DURATIONS = {
    "duration": incident_duration,
    "time_to_detect": time_to_detect,
    "time_to_mitigate": time_to_mitigate,
    "time_to_resolve": time_to_resolve,
}


def convert(sheet: Sheet) -> str:
    """Return the document in ASCII; a lone surrogate in a text could not be written otherwise."""
    at_hand = known(sheet.record)
    document = sheet.document
    content = {
        "schema": SCHEMA,
        "version": VERSION,
        "template": {"name": sheet.template.template, "version": sheet.template.version},
        "incident": _incident(sheet),
        "milestones": {point.value: utc_text(at) for point, at in at_hand.reached.items()},
        "durations_in_seconds": {name: _seconds(measure(at_hand.reached)) for name, measure in _DURATIONS.items()},
        "facts": {key: _fact(fact, at_hand) for key, fact in document.facts.items()},
        "whys": [_why(why.number, why.question, why.answer, at_hand) for why in document.whys],
        "branches": [
            [_why(why.number, why.question, why.answer, at_hand) for why in line] for line in document.branches
        ],
        "root_cause": _fact(document.root_cause, at_hand) if document.root_cause else None,
        "timeline": [{**event_json(event, at_hand), "plain": _plain(event.text, at_hand)} for event in at_hand.events],
        "actions": {
            horizon.value: [_action(line, at_hand) for line in lines] for horizon, lines in document.actions.items()
        },
    }
    return json.dumps(content, sort_keys=True, indent=2, ensure_ascii=True) + "\n"


def _incident(sheet: Sheet) -> dict[str, Any]:
    incident = sheet.record.incident
    return {
        "key": incident.key,
        "title": incident.title,
        "plain": to_plain(incident.title, sheet.record.people, sheet.record.channels),
        "status": incident.status.value,
        "postmortem_status": incident.postmortem_status.value,
        "severity": incident.severity.value if incident.severity else None,
        "declared_at": utc_text(incident.declared_at),
        "lead_id": incident.lead_id,
        "reporter_id": incident.reporter_id,
        "channel_id": incident.channel_id,
        "timezone": sheet.document.timezone,
    }


def _fact(fact: Fact, at_hand: Known) -> dict[str, Any]:
    return {
        "origin": fact.origin.value,
        "text": fact.text,
        "plain": _plain(fact.text, at_hand),
        "asked_of": _plain(fact.asked_of, at_hand) or None,
        "sources": list(fact.sources),
        "items": [_fact(entry, at_hand) for entry in fact.items],
    }


def _why(number: int, question: str, answer: Fact, at_hand: Known) -> dict[str, Any]:
    return {"number": number, "question": question, "answer": _fact(answer, at_hand)}


def _action(line: ActionLine, at_hand: Known) -> dict[str, Any]:
    return {
        "number": line.number,
        "text": line.text,
        "plain": _plain(line.text, at_hand),
        "owner": _fact(line.owner, at_hand),
        "due": _fact(line.due, at_hand),
        "status": line.status,
        "priority": line.priority,
        "is_done": line.is_done,
    }


def _plain(wire: str, at_hand: Known) -> str:
    return to_plain(wire, at_hand.record.people, at_hand.record.channels)


def _seconds(length: timedelta | None) -> int | None:
    return None if length is None else int(length.total_seconds())
