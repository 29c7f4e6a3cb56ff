"""JSON for machines: everything the document says, with its evidence. `templates/schema` describes it."""

import json
from datetime import timedelta
from typing import Any

from bot.domain.milestones import incident_duration, time_to_detect, time_to_mitigate, time_to_resolve
from bot.postmortem.document import Box, Document
from bot.postmortem.known import Known, known
from bot.postmortem.screenshots import screenshots
from bot.rendering.facts_json import (
    action_json,
    comments_json,
    fact_json,
    image_json,
    key_event_json,
    plain,
    row_json,
    sign_offs_json,
    tree_json,
    why_json,
)
from bot.rendering.key_events import key_events
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
    content = {
        "schema": SCHEMA,
        "version": VERSION,
        "template": {"name": sheet.template.template, "version": sheet.template.version},
        "incident": _incident(sheet, at_hand),
        **_times(at_hand),
        **_said(sheet.document, at_hand),
        **_happened(sheet.document, at_hand),
        "images": [image_json(shot, at_hand) for shot in screenshots(at_hand)],
        "sign_offs": sign_offs_json(at_hand),
        "comments": comments_json(at_hand),
    }
    return json.dumps(content, sort_keys=True, indent=2, ensure_ascii=True) + "\n"


def _times(at_hand: Known) -> dict[str, Any]:
    return {
        "milestones": {point.value: utc_text(at) for point, at in at_hand.reached.items()},
        "durations_in_seconds": {name: _seconds(measure(at_hand.reached)) for name, measure in _DURATIONS.items()},
    }


def _said(document: Document, at_hand: Known) -> dict[str, Any]:
    return {
        "facts": {key: fact_json(fact, at_hand) for key, fact in document.facts.items()},
        "detection": [_box(box) for box in document.detection],
        "whys": [why_json(why, at_hand) for why in document.whys],
        "branches": [[why_json(why, at_hand) for why in line] for line in document.branches],
        "why_tree": tree_json(document.why_tree, at_hand) if document.why_tree else None,
        "root_cause": fact_json(document.root_cause, at_hand) if document.root_cause else None,
    }


def _happened(document: Document, at_hand: Known) -> dict[str, Any]:
    events = [event_json(event, at_hand) for event in at_hand.events]
    return {
        "timeline": [{**event, "plain": plain(event["text"], at_hand)} for event in events],
        "rows": [row_json(row, at_hand) for row in document.timeline],
        "key_events": [key_event_json(event, at_hand) for event in key_events(document.timeline, at_hand)],
        "actions": {
            horizon.value: [action_json(line, at_hand) for line in lines] for horizon, lines in document.actions.items()
        },
    }


def _incident(sheet: Sheet, at_hand: Known) -> dict[str, Any]:
    incident = sheet.record.incident
    return {
        "key": incident.key,
        "title": incident.title,
        "plain": plain(incident.title, at_hand),
        "status": incident.status.value,
        "postmortem_status": incident.postmortem_status.value,
        "severity": incident.severity.value if incident.severity else None,
        "declared_at": utc_text(incident.declared_at),
        "final_at": utc_text(incident.final_at) if incident.final_at else None,
        "lead_id": incident.lead_id,
        "reporter_id": incident.reporter_id,
        "channel_id": incident.channel_id,
        "timezone": sheet.document.timezone,
    }


def _box(box: Box) -> dict[str, Any]:
    return {"value": box.option.value, "label": box.option.label, "is_ticked": box.is_ticked}


def _seconds(length: timedelta | None) -> int | None:
    return None if length is None else int(length.total_seconds())
