"""Compares what Slack shows of a channel with what the log holds, field by field. The one way to compare the two."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from bot.domain.ids import ChannelId, MessageTs, TeamId, UserId
from bot.domain.messages import CapturedMessage, MessageFile
from bot.domain.redaction import redact_payload
from bot.domain.values import Value
from bot.usecases.reading import read_message
from bot.usecases.reconcile import cut_short, is_own, reactions_shown
from bot.usecases.scribe import Scribe

Key = tuple[ChannelId, MessageTs]
Facets = Mapping[str, Any]


class Finding(Enum):
    """How the log departs from Slack."""

    MISSING = "missing"
    EXTRA = "extra"
    DIFFERENT = "different"


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldDifference:
    """One field of a message: what Slack has, and what the log has."""

    field: str
    in_slack: Any
    in_log: Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference(Value):
    """A message in which Slack and the log differ; `fields` only where both have it."""

    finding: Finding
    channel_id: ChannelId
    ts: MessageTs
    fields: tuple[FieldDifference, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A message as Slack shows it. `counts`: how many gave each reaction of which Slack does not name everybody."""

    message: CapturedMessage
    reactions: frozenset[tuple[str, UserId]] = frozenset()
    counts: Mapping[str, int] | None = None
    is_pinned: bool = False


def as_shown(scribe: Scribe, channel_id: ChannelId, payload: Mapping[str, Any]) -> Shown | None:
    """Return the message in a page of history as it would be in the log; None for the scribe's own and for notices."""
    if is_own(payload, scribe):
        return None
    message = read_message(redact_payload(dict(payload))[0], TeamId(scribe.workspace.team_id), channel_id)
    if message is None:
        return None
    short = cut_short(payload)
    return Shown(
        message=message, reactions=frozenset(reactions_shown(payload, scribe)),
        counts={one["name"]: one["count"] for one in payload.get("reactions") or () if one["name"] in short},
        is_pinned=channel_id in (payload.get("pinned_to") or ()),
    )  # fmt: skip


def deleted(scribe: Scribe, channel_id: ChannelId, ts: MessageTs) -> Shown:
    """Return what is to be known of a message that was said and deleted, where somebody can tell."""
    gone = CapturedMessage(
        team_id=scribe.workspace.team_id, channel_id=channel_id, ts=ts, text="", is_deleted=True
    )  # fmt: skip
    return Shown(message=gone)


def compare(
    shown: Iterable[Shown], log: Collection[CapturedMessage], *, shows_deleted: bool = False
) -> list[Difference]:
    """Return where the two differ, in the order said.

    A message that was deleted may be gone from Slack without a trace; with `shows_deleted` it is among those `shown`.
    """
    there = {_key(one.message): one for one in shown}
    here = {_key(message): message for message in log}
    found: list[Difference] = []
    for key in sorted(there.keys() | here.keys(), key=lambda key: (key[1], key[0])):
        if key not in here:
            found.append(Difference(finding=Finding.MISSING, channel_id=key[0], ts=key[1]))
        elif key not in there:
            if shows_deleted or not here[key].is_deleted:
                found.append(Difference(finding=Finding.EXTRA, channel_id=key[0], ts=key[1]))
        elif fields := _differing(there[key], here[key]):
            found.append(Difference(finding=Finding.DIFFERENT, channel_id=key[0], ts=key[1], fields=fields))
    return found


def _key(message: CapturedMessage) -> Key:
    return message.channel_id, message.ts


def _differing(shown: Shown, message: CapturedMessage) -> tuple[FieldDifference, ...]:
    there, here = _facets_shown(shown, message), _facets_kept(message)
    if there["deleted"] and here["deleted"]:  # of what was deleted nothing else is to be known
        return ()
    names = ["deleted"] if there["deleted"] != here["deleted"] else list(there)
    return tuple(
        FieldDifference(field=name, in_slack=there[name], in_log=here[name])
        for name in names
        if there[name] != here[name]
    )


def _facets_kept(message: CapturedMessage) -> Facets:
    return _facets(message, set(message.reactions), is_pinned=message.is_pinned)


def _facets_shown(shown: Shown, kept: CapturedMessage) -> Facets:
    """What Slack shows. Of a reaction without all its names it tells their number: the log's may be the others."""
    reactions = set(shown.reactions)
    for name, count in (shown.counts or {}).items():
        named = {one for one in reactions if one[0] == name}
        ours = {one for one in kept.reactions if one[0] == name}
        if named <= ours and len(ours) <= count:
            reactions |= ours
    return _facets(shown.message, reactions, is_pinned=shown.is_pinned)


def _facets(message: CapturedMessage, reactions: Iterable[tuple[str, UserId]], *, is_pinned: bool) -> Facets:
    return {
        "deleted": message.is_deleted,
        "text": message.text,
        "author": message.user_id,
        "bot": message.bot_id,
        "name": message.author_name,
        "edited": message.edited_ts,
        "thread": message.thread_ts,
        "reactions": [list(one) for one in sorted(reactions)],
        "pinned": is_pinned,
        "files": [_file(file) for file in sorted(message.files, key=lambda file: file.file_id)],
    }


def _file(file: MessageFile) -> dict[str, Any]:
    return {
        "id": file.file_id, "name": file.name, "type": file.mimetype, "size": file.size, "described": file.alt_text,
    }  # fmt: skip
