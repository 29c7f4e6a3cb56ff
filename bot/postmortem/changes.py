"""What changed beneath a draft since it was made: messages deleted or edited, lines retracted, answers given anew."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.ids import ts_to_datetime
from bot.domain.messages import CapturedMessage
from bot.postmortem.evidence import path_of
from bot.postmortem.record import Record

_PATH = re.compile(r"archives/[A-Z0-9]+/p\d+")

Lines = Mapping[str, list[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What happened to one source: "deleted", "edited", "taken off", "retracted", "corrected" or "answered anew"."""

    what: str
    source: str


def changes_since(record: Record, *, before: str, after: str, made_at: datetime) -> list[Change]:
    """Return what changed since a draft was made at `made_at`: `before` is its text, `after` the same one made now."""
    return [
        *_messages(record, _lines_by_path(before), _lines_by_path(after), made_at),
        *_events(record, made_at),
        *_answers(record, made_at),
    ]


def _messages(record: Record, before: Lines, after: Lines, made_at: datetime) -> Iterator[Change]:
    messages = {path_of(message.channel_id, message.ts): message for message in record.messages}
    for path, lines in before.items():
        now = after.get(path, [])
        if lines == now:
            continue
        what = _what(messages.get(path), made_at) or ("taken off" if not now else None)
        if what:
            yield Change(what=what, source=f"{record.workspace_url}{path}")


def _what(message: CapturedMessage | None, made_at: datetime) -> str | None:
    if message is None:
        return None
    if message.is_deleted:
        return "deleted"
    is_edited = message.edited_ts is not None and ts_to_datetime(message.edited_ts) > made_at
    return "edited" if is_edited else None


def _events(record: Record, made_at: datetime) -> Iterator[Change]:
    """Lines that commands made; those of messages show in the text."""
    told = [event for event in record.timeline if event.message_ts is None]
    set_then = {event.milestone for event in told if event.recorded_at <= made_at and event.milestone}
    for event in told:
        if event.recorded_at <= made_at and event.retracted_at is not None and event.retracted_at > made_at:
            yield Change(what="retracted", source=f"timeline:{event.id}")
        elif event.recorded_at > made_at and event.retracted_at is None and event.milestone in set_then:
            yield Change(what="corrected", source=f"timeline:{event.id}")


def _answers(record: Record, made_at: datetime) -> Iterator[Change]:
    for key, answer in sorted(record.answers.items()):
        if answer.revision > 1 and answer.recorded_at > made_at:
            yield Change(what="answered anew", source=f"answer:{key}")


def _lines_by_path(text: str) -> dict[str, list[str]]:
    """The lines of a document by the messages that they link to."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        for path in dict.fromkeys(_PATH.findall(line)):
            found.setdefault(path, []).append(line)
    return found
