"""The audit trail: who did what when, in chains of entries of which each carries the hash of the one before it.

An entry holds facts and ids in the clear, and of people's words a salted digest alone: without the salt it tells
nothing, and the salt is no part of the hash, so that it can be wiped. See docs/decisions/0036.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from bot.domain.ids import IncidentId, TeamId
from bot.domain.values import refuse_naive

# What each chain begins with, in place of the hash of an entry before it.
NOTHING = ""
VERSION = "1"
SCRIBE, OPERATOR = "scribe", "operator"
# What was and what is, each as text; empty where there was, or is, nothing.
Changes = Mapping[str, tuple[str, str]]
NO_CHANGES: Changes = {}


class Deed(Enum):
    """What may be done: the whole vocabulary of the trail."""

    BEGUN = "trail begun"  # by an upgrade: what was done before it has no entries
    DECLARED = "declared"
    NOTED = "note added"
    PLACED = "message put on the timeline"
    TAKEN_OFF = "line taken off the timeline"
    PUT_BACK = "line put back on the timeline"
    CORRECTED = "line corrected"
    MILESTONE = "milestone set"
    TITLE = "title changed"
    SEVERITY = "severity changed"
    STATUS = "status changed"
    ROLE = "role given"
    IMPACT = "impact told"
    UPDATE = "status update told"
    INVITED = "group invited"
    LINK = "link changed"
    ITEM_ADDED = "action item added"
    ITEM_CHANGED = "action item changed"
    ANSWERED = "question answered"
    ASKED = "question handed over"
    SENT_TO_REVIEW = "sent to review"
    SIGNED = "signed off"
    COMMENTED = "comment made"
    COMMENT_DELETED = "comment deleted"
    DRAFTED = "document requested"
    CHANNEL_OPENED = "channel opened"
    SOURCE_ADDED = "channel or thread taken in"
    SOURCE_STOPPED = "channel or thread kept no longer"
    SOURCE_ENDED = "channel left to another incident"
    GAP = "gap noted"
    LOG_ENDED = "log kept no longer"
    FORGOTTEN = "person forgotten"
    SETTING = "setting changed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """What a deed was done to: a `kind` such as "line", "item" or "answer", and which one."""

    kind: str
    id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One deed, before it has its place. `incident_id` is None for what concerns the workspace.

    All but the ids is text as it is stored, so that an entry that somebody altered can be read all the same: `at` is
    in UTC (ISO 8601 with six places), `changes` a JSON object of [before, after] by name, `deed` from the vocabulary.
    `actor` is a Slack id, "scribe" for what it did by itself, or "operator" for the command line.
    `digest` is that of the words that the deed left behind, None where there were none.
    """

    team_id: TeamId
    incident_id: IncidentId | None
    at: str
    actor: str
    deed: str
    subject_kind: str = ""
    subject_id: str = ""
    changes: str = "{}"
    digest: str | None = None
    salt: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """An entry at its place in a chain: `position` counts from 1, `previous` is the hash of the entry before it."""

    entry: Entry
    position: int
    previous: str
    hash: str


def entry_of(
    team_id: TeamId, incident_id: IncidentId | None, deed: Deed, *, at: datetime, by: str | None,
    subject: Subject | None = None, changes: Changes = NO_CHANGES, words: str = "",
) -> Entry:  # fmt: skip
    """Return the entry of a deed (`by` None: the scribe's own), with a digest of `words` under a salt of its own."""
    refuse_naive(at, "at")
    salt = secrets.token_hex(16) if words else None
    return Entry(
        team_id=team_id, incident_id=incident_id, at=at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        actor=by or SCRIBE, deed=deed.value, subject_kind=subject.kind if subject else "",
        subject_id=subject.id if subject else "", changes=_json(changes), salt=salt,
        digest=digest_of(salt, words) if salt else None,
    )  # fmt: skip


def canonical(entry: Entry, position: int, previous: str) -> bytes:
    """Return the form that is hashed: a JSON array of strings, in ASCII, without spaces.

    Its parts: the form's version, team, incident ("" for the workspace), position, time, actor, deed, kind and id of
    the subject, changes (a JSON object in turn), digest ("" for none), hash of the entry before. Not the salt.
    """
    parts = [
        VERSION, entry.team_id, str(entry.incident_id or ""), str(position), entry.at, entry.actor, entry.deed,
        entry.subject_kind, entry.subject_id, entry.changes, entry.digest or "", previous,
    ]  # fmt: skip
    return _json(parts).encode("ascii")


def hash_of(entry: Entry, position: int, previous: str) -> str:
    """Return the SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(entry, position, previous)).hexdigest()


def linked(entries: Iterable[Entry], position: int, previous: str) -> Iterator[Link]:
    """Yield the entries at their places behind the entry at `position` (0: none), whose hash is `previous`."""
    for entry in entries:
        position += 1
        own = hash_of(entry, position, previous)
        yield Link(entry=entry, position=position, previous=previous, hash=own)
        previous = own


def digest_of(salt: str, words: str) -> str:
    """Return the SHA-256, in hexadecimal, of the salt, a line break and the words, in UTF-8."""
    return hashlib.sha256(f"{salt}\n{words}".encode()).hexdigest()


def changes_between(before: Any, after: Any, names: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return which of these fields of two values differ, as facts; `before` may be None."""
    pairs = {name: (fact(getattr(before, name, None)), fact(getattr(after, name, None))) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def fact(value: object) -> str:
    """Return a value as it stands in the trail: an enum by its value, a time in UTC, nothing as empty."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return str(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
