"""The timeline and the log as JSON for machines: stable bytes, free of our own row numbers and clock."""

import json
from datetime import UTC, datetime
from typing import Any

from bot.domain.ids import UserId, permalink
from bot.domain.messages import CapturedMessage, MessageFile
from bot.domain.milestones import MEANINGS
from bot.domain.timeline import TimelineEvent
from bot.postmortem.known import Known, known
from bot.postmortem.record import Record
from bot.postmortem.rows import counting, is_deleted


def timeline_json(record: Record) -> str:
    """Return the standing timeline events in the order they happened; texts are in Slack's wire form.

    `milestone` is set only on the event that counts for it; `permalink` is null for a command's event.
    """
    at_hand = known(record)
    return _dumped(record, "timeline", [event_json(event, at_hand) for event in at_hand.events])


def log_json(record: Record) -> str:
    """Return the captured messages in the order said, by channel where two were said at once.

    Texts are in wire form; a deleted message stands as a tombstone without text.
    """
    messages = sorted(record.messages, key=lambda message: (message.said_at, message.channel_id))
    return _dumped(record, "messages", [_message(message, record) for message in messages])


def _dumped(record: Record, name: str, entries: list[dict[str, Any]]) -> str:
    """ASCII with escapes, since a message may hold a lone surrogate, which UTF-8 cannot write."""
    content = {"incident": record.incident.key, "title": record.incident.title, name: entries}
    return json.dumps(content, sort_keys=True, indent=2, ensure_ascii=True) + "\n"


def event_json(event: TimelineEvent, at_hand: Known) -> dict[str, Any]:
    """Return one timeline event as it stands in the JSON; what a deleted message said is not repeated."""
    milestone, is_gone = counting(event, at_hand), is_deleted(event, at_hand)
    return {
        "occurred_at": utc_text(event.occurred_at),
        "kind": event.kind.value,
        "milestone": milestone.value if milestone else None,
        "meaning": MEANINGS[milestone] if milestone else None,
        "text": "" if is_gone else event.text,
        "is_deleted": is_gone,
        "author_id": event.author_id,
        "author_name": _name(event.author_id, at_hand.record),
        "reworded_by_id": event.reworded_by,
        "reworded_by_name": _name(event.reworded_by, at_hand.record),
        "channel_id": event.channel_id,
        "message_ts": event.message_ts,
        "thread_ts": event.thread_ts,
        "permalink": at_hand.address(event),
    }


def _message(message: CapturedMessage, record: Record) -> dict[str, Any]:
    return {
        "team_id": message.team_id,
        "channel_id": message.channel_id,
        "channel_name": record.channels.get(message.channel_id),
        "ts": message.ts,
        "said_at": utc_text(message.said_at),
        "thread_ts": message.thread_ts,
        "user_id": message.user_id,
        "bot_id": message.bot_id,
        "author_name": message.author_name or _name(message.user_id, record),
        "subtype": message.subtype,
        "text": "" if message.is_deleted else message.text,
        "edited_ts": message.edited_ts,
        "revisions": message.revisions,
        "missed_texts": message.missed.value if message.missed else None,
        "is_deleted": message.is_deleted,
        "is_pinned": message.is_pinned,
        "reactions": [{"name": name, "user_id": user} for name, user in sorted(message.reactions)],
        "files": [] if message.is_deleted else _files(message),
        "permalink": permalink(record.workspace_url, message.channel_id, message.ts, message.thread_ts),
    }


def _files(message: CapturedMessage) -> list[dict[str, Any]]:
    return [_file(file) for file in sorted(message.files, key=lambda file: file.file_id)]


def _file(file: MessageFile) -> dict[str, Any]:
    return {
        "file_id": file.file_id,
        "name": file.name,
        "mimetype": file.mimetype,
        "size": file.size,
        "permalink": file.permalink,
    }


def _name(user_id: UserId | None, record: Record) -> str | None:
    person = record.people.get(user_id) if user_id is not None else None
    return person.name if person else None


def utc_text(at: datetime) -> str:
    """Return a time as "2026-11-21T10:00:00.000000Z"."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
