"""Action items as people change them: new ones, and every change of one, each with its event on the timeline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.action_items import (
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
from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId, IncidentId, MessageTs, UserId
from bot.domain.incident import Incident
from bot.domain.item_changes import KEEP, ItemChange, Keep, change_of, owner_words
from bot.domain.policy import must_be_allowed_to_change_item
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.storage import Tx
from bot.usecases.corrections import correct
from bot.usecases.item_hooks import after_change
from bot.usecases.item_trail import of_item
from bot.usecases.privacy import is_private, may_learn
from bot.usecases.responding import responders
from bot.usecases.scribe import TYPED_AGAIN, Scribe, learn, record

# What a final postmortem prints of an item and a correction changes; how far it has come is no correction.
_PRINTED = ("text", "owner", "due", "horizon", "priority")


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """The message that an item comes from."""

    channel_id: ChannelId
    ts: MessageTs
    thread_ts: MessageTs | None = None


class NoSuchItem(Refusal):
    """There is no such action item. `/incident actions` lists those there are."""


def add_item(
    scribe: Scribe, *, incident_id: IncidentId, text: str, by: UserId, owner: Owner = NOBODY, due: Due | None = None,
    horizon: Horizon | None = None, priority: Priority = Priority.MEDIUM, kind: ActionKind | None = None,
    links: tuple[str, ...] = (), source: Source | None = None,
) -> ActionItem:  # fmt: skip
    """Store an action item and return it; typed again within a minute, or from the same message, it is the first one.

    Raises `Refusal` where the owner is known to be an app or to have left.
    """
    with scribe.store.write() as tx:
        incident = tx.incidents.get(incident_id, for_update=True)
        must_be_able_to_own(tx, scribe, owner)
        return add_in(
            tx, scribe, incident, text=text, by=by, owner=owner, due=due, horizon=horizon, priority=priority,
            kind=kind, links=links, source=source,
        )  # fmt: skip


def add_in(
    tx: Tx, scribe: Scribe, incident: Incident, *, text: str, by: UserId, owner: Owner = NOBODY,
    due: Due | None = None, horizon: Horizon | None = None, priority: Priority = Priority.MEDIUM,
    kind: ActionKind | None = None, links: tuple[str, ...] = (), source: Source | None = None,
    follows_message: bool = False,
) -> ActionItem:  # fmt: skip
    """Do as `add_item`, in a transaction that holds the incident already."""
    now, on = scribe.now(), due.on if due else None
    known = tx.action_items.from_message(incident.id, source.channel_id, source.ts) if source else None
    if known is not None:
        return known
    wanted = ActionItem(
        incident_id=incident.id, number=tx.action_items.next_number(incident.id), text=text, owner_id=owner.user_id,
        owner_group=owner.group, due_on=on, due_at=due.at if due else None, due_tz=due.tz if due else None,
        horizon=horizon or horizon_for(on, now.date()), priority=priority, kind=kind, links=links,
        channel_id=source.channel_id if source else None, message_ts=source.ts if source else None,
        thread_ts=source.thread_ts if source else None, follows_message=follows_message, created_by=by, created_at=now,
    )  # fmt: skip
    typed_before = tx.action_items.repeated(wanted, now - TYPED_AGAIN)
    if typed_before is not None:
        return typed_before
    item = tx.action_items.add(wanted)
    record(tx, scribe, incident, _added(incident, item), of_item(item, None))
    correct(tx, scribe, incident, f"action item {item.number}")
    learn(tx, scribe, incident, [owner.user_id])
    after_change(tx, scribe, item, None)
    return item


def change_item(
    scribe: Scribe, *, item_id: int, by: UserId, status: ActionStatus | Keep = KEEP, reason: str | Keep = KEEP,
    owner: Owner | Keep = KEEP, due: Due | Keep | None = KEEP, text: str | Keep = KEEP,
    horizon: Horizon | Keep = KEEP, priority: Priority | Keep = KEEP, kind: ActionKind | Keep | None = KEEP,
    links: tuple[str, ...] | Keep = KEEP, snoozed_until: date | Keep | None = KEEP,
    seen: Mapping[str, str] | None = None,
) -> ActionItem:  # fmt: skip
    """Change what is given of an action item and return it; KEEP leaves a field as it is.

    `seen` are the marks (`marks_of`) of the item as the person saw it: a form gives them, a button has none. Raises
    `Refusal` where nothing was changed: `NoSuchItem`, `NotAllowed`, `NothingChanged`, `AlreadyFinished`, `Overtaken`.
    """
    change = ItemChange(
        status=status, reason=reason, owner=owner, due=due, text=text, horizon=horizon, priority=priority, kind=kind,
        links=links, snoozed_until=snoozed_until,
    )  # fmt: skip
    with scribe.store.write() as tx:
        before, incident = _held(tx, item_id)
        _must_be_allowed(tx, scribe, incident, before, by)
        if isinstance(owner, Owner) and owner != before.owner:
            must_be_able_to_own(tx, scribe, owner)
        item, event = change_of(before, change, by=by, now=scribe.now(), seen=seen)
        tx.action_items.save(item)
        record(tx, scribe, incident, event, of_item(item, before))
        if any(getattr(before, name) != getattr(item, name) for name in _PRINTED):
            correct(tx, scribe, incident, f"action item {item.number}")
        learn(tx, scribe, incident, [item.owner_id])
        after_change(tx, scribe, item, before)
        return item


def item_to_change(scribe: Scribe, *, item_id: int, by: UserId) -> tuple[ActionItem, Incident]:
    """Return the item and its incident, for a form; refuses whoever may not change it, before they write anything."""
    with scribe.store.read() as tx:
        item = tx.action_items.find(item_id)
        if item is None:
            raise NoSuchItem()
        incident = tx.incidents.get(item.incident_id)
        _must_be_allowed(tx, scribe, incident, item, by)
        return item, incident


def item_from_message(
    scribe: Scribe, *, incident_id: IncidentId, source: Source, by: UserId
) -> ActionItem | None:  # fmt: skip
    """Return the item that came from this message, None where there is none; refuses whoever may not change it."""
    with scribe.store.read() as tx:
        item = tx.action_items.from_message(incident_id, source.channel_id, source.ts)
        if item is not None:
            _must_be_allowed(tx, scribe, tx.incidents.get(incident_id), item, by)
        return item


def must_be_able_to_own(tx: Tx, scribe: Scribe, owner: Owner) -> None:
    """Refuse as an owner the scribe itself, and whoever is known to be an app or to have left."""
    if owner.user_id is None:
        return
    if owner.user_id == scribe.workspace.bot_user_id:
        raise Refusal("I cannot do that for you: name a person as the owner, as in `@ben`. Nothing was stored.")
    person = tx.people.get(scribe.workspace.team_id, owner.user_id)
    if person is not None and (person.is_bot or person.is_deleted):
        why = "is an app" if person.is_bot else "has left this workspace"
        raise Refusal(
            f"<@{owner.user_id}> {why}, so they cannot own an action item. Nothing was stored; name somebody else."
        )


def _held(tx: Tx, item_id: int) -> tuple[ActionItem, Incident]:
    """The item and its incident, which nobody else changes until the transaction ends."""
    found = tx.action_items.find(item_id)
    if found is None:
        raise NoSuchItem()
    incident = tx.incidents.get(found.incident_id, for_update=True)
    return tx.action_items.get(item_id, for_update=True), incident


def _must_be_allowed(tx: Tx, scribe: Scribe, incident: Incident, item: ActionItem, by: UserId) -> None:
    if item.owner_id != by and not may_learn(tx, scribe, incident, by):
        raise NoSuchItem()
    must_be_allowed_to_change_item(incident, item, by, lambda: _members(tx, incident, by))


def _members(tx: Tx, incident: Incident, by: UserId) -> set[UserId]:
    """Who spoke or acted in it; in a private channel whoever is in there, and that `by` is was seen before."""
    return {by} if is_private(tx, incident) else responders(tx, incident)


def _added(incident: Incident, item: ActionItem) -> TimelineEvent:
    owner = f" ({owner_words(item.owner)})" if item.owner != NOBODY else ""
    said = ", from a message" if item.follows_message else f": {item.text}"
    return TimelineEvent(
        incident_id=incident.id, kind=TimelineKind.ACTION, text=f"Action item {item.number}{said}{owner}",
        occurred_at=item.created_at, recorded_at=item.created_at, author_id=item.created_by,
    )  # fmt: skip
