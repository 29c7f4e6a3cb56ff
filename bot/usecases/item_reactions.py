"""Action items by reaction: one for each message, in its words; taking the reaction off takes nothing back."""

from dataclasses import replace

from bot.domain.action_items import ActionItem
from bot.domain.ids import IncidentId, UserId
from bot.domain.incident import Incident
from bot.domain.messages import CapturedMessage
from bot.domain.policy import Right
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.rendering.mrkdwn import escape, to_plain, truncate
from bot.storage import Tx
from bot.storage.messages import Place
from bot.storage.outbox import Effect
from bot.usecases.corrections import correct
from bot.usecases.item_hooks import after_change
from bot.usecases.item_trail import of_item
from bot.usecases.items import Source, add_in
from bot.usecases.permissions import may
from bot.usecases.scribe import Scribe, record

MAX_TEXT = 300
NO_WORDS = "See the message that this came from"
GONE = "The message that this came from was deleted"


def keep_up(tx: Tx, scribe: Scribe, message: CapturedMessage, incident_ids: list[IncidentId]) -> None:
    """Make a message an action item of these incidents, if anybody ever reacted to it so; have the item say as it."""
    if not scribe.taste.action_reactions:
        return
    people = tx.messages.reacted((message.team_id, message.channel_id, message.ts), scribe.taste.action_reactions)
    if not people:
        return
    source = Source(channel_id=message.channel_id, ts=message.ts, thread_ts=message.thread_ts)
    for incident_id in incident_ids:
        incident = tx.incidents.get(incident_id, for_update=True)  # nobody changes its items meanwhile
        known = tx.action_items.from_message(incident_id, source.channel_id, source.ts)
        if known is not None:
            _follow(tx, scribe, incident, message, known)
        elif not message.is_deleted:
            rules = scribe.taste.permissions
            by = next((one for one in people if may(tx, rules, Right.RECORD, incident, one)), None)
            if by is not None:
                add_in(tx, scribe, incident, text=_text(message), by=by, source=source, follows_message=True)


def _follow(tx: Tx, scribe: Scribe, incident: Incident, message: CapturedMessage, before: ActionItem) -> None:
    """Have an item in its message's words change with them; what is deleted there stays nowhere here."""
    item = replace(before, text=GONE if message.is_deleted else _text(message))
    if not before.follows_message or item == before:
        return
    tx.action_items.save(item)
    now = scribe.now()
    what = "deleted" if message.is_deleted else "edited"
    event = TimelineEvent(
        incident_id=incident.id, kind=TimelineKind.ITEM, text=f"Action item {item.number}: its message was {what}",
        occurred_at=now, recorded_at=now, author_id=None if message.is_deleted else message.user_id,
    )  # fmt: skip
    record(tx, scribe, incident, event, of_item(item, before))
    correct(tx, scribe, incident, f"action item {item.number}")
    after_change(tx, scribe, item, before)


def tell_that_it_stays(tx: Tx, scribe: Scribe, place: Place, incident_ids: list[IncidentId], user_id: UserId) -> None:
    """Tell whoever took the reaction off, once for each item, that the item stays, and how it is put aside."""
    for incident_id in incident_ids:
        item = tx.action_items.from_message(incident_id, place[1], place[2])
        if item is None or not item.is_open:
            continue
        message = f"item_stays:{item.id}:{user_id}"
        arguments = {"message": message, "surface": "item_stays", "user_id": user_id, "item_id": item.id}
        effect = Effect(
            kind="post", key=f"post:{message}", lane=f"person:{user_id}", incident_id=incident_id, arguments=arguments
        )
        tx.outbox.add(effect, scribe.now())


def _text(message: CapturedMessage) -> str:
    """What the message says, on one line; a long one is cut, and then names nobody."""
    said = " ".join(message.text.split())
    if len(said) > MAX_TEXT:
        said = escape(truncate(to_plain(said), MAX_TEXT))
    return said or NO_WORDS
