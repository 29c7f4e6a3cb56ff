"""Changes of an action item: what may change, what is refused, and the timeline event that tells of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from hashlib import sha256
from typing import Any

from bot.domain.action_items import (
    FINISHED,
    NEEDS_REASON,
    NOBODY,
    ActionItem,
    ActionKind,
    ActionStatus,
    Horizon,
    Owner,
    Priority,
    horizon_for,
)
from bot.domain.dues import Due
from bot.domain.errors import NothingChanged, Refusal
from bot.domain.ids import UserId
from bot.domain.timeline import TimelineEvent, TimelineKind

MAX_NAMED = 80


class Keep(Enum):
    """Stands for a field that is left as it is."""

    KEEP = "keep"


KEEP = Keep.KEEP


class Overtaken(Refusal):
    """Somebody else changed this action item meanwhile, so nothing was changed."""

    def __init__(self, names: Collection[str] = ()) -> None:
        super().__init__()
        self.names = tuple(names)


class NeedsReason(Refusal):
    """Say why: the reason is kept beside it."""


class AlreadyFinished(Refusal):
    """This action item is finished already; nothing was changed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemChange:
    """What is to be different; KEEP leaves a field as it is. Texts and reasons are in wire form."""

    text: str | Keep = KEEP
    owner: Owner | Keep = KEEP
    due: Due | Keep | None = KEEP
    horizon: Horizon | Keep = KEEP
    priority: Priority | Keep = KEEP
    kind: ActionKind | Keep | None = KEEP
    status: ActionStatus | Keep = KEEP
    reason: str | Keep = KEEP
    links: tuple[str, ...] | Keep = KEEP
    snoozed_until: date | Keep | None = KEEP

    @property
    def given(self) -> dict[str, Any]:
        """The fields that are to be different, by name."""
        values = {name: getattr(self, name) for name in FIELDS}
        return {name: value for name, value in values.items() if value is not KEEP}


FIELDS = ("text", "owner", "due", "horizon", "priority", "kind", "status", "reason", "links", "snoozed_until")


def marks_of(item: ActionItem) -> dict[str, str]:
    """Return a short mark of what each field holds: a form keeps them, to tell later what changed meanwhile."""
    return {name: sha256(repr(getattr(item, name)).encode()).hexdigest()[:8] for name in FIELDS}


def change_of(
    item: ActionItem, change: ItemChange, *, by: UserId, now: datetime, seen: Mapping[str, str] | None = None
) -> tuple[ActionItem, TimelineEvent]:
    """Return the item changed, and the event that says how; `seen` are the marks of what the person saw.

    Raises `Overtaken` where a field that is to change holds something else than was seen, `AlreadyFinished` where a
    finished item would change and its state was not seen, `NothingChanged` where all is so already, and
    `NeedsReason`.
    """
    given = {name: value for name, value in change.given.items() if value != getattr(item, name)}
    if seen is None and not item.is_open and change.given:
        raise AlreadyFinished(f"Action item {item.number} is {item.status.label} already; nothing was changed.")
    marks = marks_of(item)
    overtaken = [name for name in given if seen is not None and name in seen and seen[name] != marks[name]]
    if overtaken:
        raise Overtaken(overtaken)
    if not isinstance(change.reason, Keep):
        given["reason"] = change.reason  # said again it may be the reason for another status
    changed = _with(item, given, now)
    if changed.status in NEEDS_REASON and not changed.reason:
        raise NeedsReason(f"Say why: an item that is “{changed.status.label}” keeps its reason. Nothing was changed.")
    words = _words(item, changed)
    if not words:
        raise NothingChanged(f"Action item {item.number} is so already; nothing was changed.")
    text = f"{named(item)}: {'; '.join(words)}"
    event = TimelineEvent(
        incident_id=item.incident_id, kind=TimelineKind.ITEM, text=text, occurred_at=now, recorded_at=now, author_id=by
    )
    return changed, event


def named(item: ActionItem) -> str:
    """Return the item as a sentence about it begins, in wire form; without a copy of words that may be deleted."""
    if item.follows_message:
        return f"Action item {item.number}"
    text = " ".join(item.text.split())
    is_plain = "<" not in text and "&" not in text  # cut inside of a mention or an entity it would be garbled
    short = text if len(text) <= MAX_NAMED or not is_plain else f"{text[: MAX_NAMED - 1]}…"
    return f"Action item {item.number} ({short})"


def _with(item: ActionItem, given: Mapping[str, Any], now: datetime) -> ActionItem:
    values = dict(given)
    if "text" in values:
        values["follows_message"] = False
    if "owner" in values:
        owner: Owner = values.pop("owner")
        values |= {"owner_id": owner.user_id, "owner_group": owner.group, "owner_since": now}
        values.setdefault("snoozed_until", None)  # it was the one before who wanted to hear nothing
    if "due" in values:
        due: Due | None = values.pop("due")
        values |= {"due_on": due.on, "due_at": due.at, "due_tz": due.tz} if due else _NO_DUE
        if "horizon" not in values and item.horizon is horizon_for(item.due_on, item.created_at.date()):
            values["horizon"] = horizon_for(due.on if due else None, now.date())
    status = values.get("status", item.status)
    if status is not item.status:
        values["finished_at"] = now if status in FINISHED else None
        values["snoozed_until"] = None
    is_new_reason = status is not item.status and "reason" not in values
    if status not in NEEDS_REASON or is_new_reason:
        values["reason"] = ""
    return replace(item, **values)


_NO_DUE: Mapping[str, Any] = {"due_on": None, "due_at": None, "due_tz": None}


def _words(before: ActionItem, after: ActionItem) -> list[str]:
    """Say what changed, a phrase for each field."""
    said = []
    if (after.status, after.reason) != (before.status, before.reason):
        reason = f": {after.reason}" if after.reason else ""
        was = f" (was {before.status.label})" if after.status is not before.status else ""
        said.append(f"{after.status.label}{was}{reason}")
    if after.text != before.text:
        was = "" if before.follows_message else f" (was “{before.text}”)"
        said.append(f"now reads “{after.text}”{was}")
    if after.owner != before.owner:
        said.append(f"owner {owner_words(after.owner)} (was {owner_words(before.owner)})")
    if after.due != before.due:
        said.append(f"due {_due_words(after.due)} (was {_due_words(before.due)})")
    for name in ("horizon", "priority", "kind"):
        old, new = getattr(before, name), getattr(after, name)
        if old is not new:
            said.append(f"{name} {_value(new)} (was {_value(old)})")
    if after.links != before.links:
        said.append(f"links {' '.join(after.links) or 'none'}")
    if after.snoozed_until != before.snoozed_until and after.status is before.status:
        until = after.snoozed_until
        said.append(f"snoozed until {until:%A}, {until.isoformat()}" if until else "no longer snoozed")
    return said


def owner_words(owner: Owner) -> str:
    """Return the owner in wire form."""
    if owner == NOBODY:
        return "nobody"
    return f"<@{owner.user_id}>" if owner.user_id else owner.group or ""


def _due_words(due: Due | None) -> str:
    return due.words if due else "no date"


def _value(value: Enum | None) -> str:
    return "none" if value is None else str(value.value).replace("_", "-")
