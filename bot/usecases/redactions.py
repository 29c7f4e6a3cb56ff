"""Counts what was taken out of what people wrote, and tells them once, by direct message."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.domain.ids import IncidentId, UserId, datetime_to_ts
from bot.domain.messages import CapturedMessage
from bot.rendering.slack.parts import when
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.storage.redactions import Redaction
from bot.usecases.scribe import Scribe

Kinds = Sequence[tuple[str, int]]


def note_message(tx: Tx, scribe: Scribe, message: CapturedMessage, incident_id: IncidentId) -> None:
    """Count what a message lost, and tell its author; where a program spoke, whoever answers for the incident.

    Once for each message, and once for each program in an incident, however often they come.
    """
    if not message.redacted:
        return
    place = f"{message.channel_id}/{message.ts}"
    _count(tx, scribe, place, message.redacted, message.user_id, message.said_at)
    about = {"channel_id": message.channel_id, "said_at": message.said_at.isoformat()}
    if message.bot_id is None and message.user_id is not None:
        _tell(tx, scribe, message.user_id, place, message.redacted, about)
    else:
        told = f"{incident_id}/{message.bot_id or message.user_id}"
        _tell(tx, scribe, tx.incidents.get(incident_id).answerable_id, told, message.redacted, about | {"is_app": True})


def note_typed(scribe: Scribe, user_id: UserId, view_id: str | None, kinds: Kinds) -> None:
    """Count what a command lost, or a form (`view_id`; once for each), and tell whoever typed it."""
    now = scribe.now()
    place = f"form/{view_id}" if view_id else f"command/{user_id}/{datetime_to_ts(now)}"
    with scribe.store.write() as tx:
        _count(tx, scribe, place, kinds, user_id, now)
        _tell(tx, scribe, user_id, place, kinds, {"is_form": view_id is not None, "said_at": now.isoformat()})


def redacted_where(arguments: Mapping[str, Any]) -> tuple[str, str]:
    """Return what lost a part, in words, and what is left to do in Slack."""
    at = when(datetime.fromisoformat(arguments["said_at"]))
    if "is_form" in arguments:
        return f"the {'form that you filled in' if arguments['is_form'] else 'command that you typed'} at {at}", ""
    channel_id = arguments["channel_id"]
    where = "" if channel_id.startswith("D") else f" in <#{channel_id}>"
    if arguments.get("is_app"):
        return f"what an app posted{where} at {at}", ", and see that the app stops posting it; Slack still shows it"
    return f"your message of {at}{where}", ", and delete the message in Slack, which still shows it"


def _count(tx: Tx, scribe: Scribe, place: str, kinds: Kinds, user_id: UserId | None, said_at: datetime) -> None:
    for kind, count in kinds:
        counted = Redaction(
            team_id=scribe.workspace.team_id, place=place, kind=kind, count=count, user_id=user_id, said_at=said_at
        )
        tx.redactions.note(counted)


def _tell(tx: Tx, scribe: Scribe, user_id: UserId, place: str, kinds: Kinds, about: Mapping[str, Any]) -> None:
    """Put it into the person's own lane: whoever cannot be written to holds up nobody, and nobody else is told."""
    message = f"redacted:{place}"
    arguments = {
        "message": message, "surface": "redacted", "user_id": user_id, "kinds": [kind for kind, _ in kinds], **about
    }  # fmt: skip
    effect = Effect(kind="post", key=f"post:{message}", lane=f"person:{user_id}", arguments=arguments)
    tx.outbox.add(effect, scribe.now())
