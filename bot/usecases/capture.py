"""Capture: takes what is said into the log, and marked messages onto the timeline. Any order, any number of times."""

from bot.domain.ids import ChannelId, MessageTs, TeamId, UserId, ts_to_datetime
from bot.domain.messages import CapturedMessage
from bot.domain.policy import Right
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.domain.trail import Deed
from bot.storage import Tx
from bot.storage.incidents import WatchedChannel
from bot.storage.messages import Place
from bot.usecases.channels import CONVERTED, look_up_anew
from bot.usecases.files import keep_images
from bot.usecases.forgetting import as_kept
from bot.usecases.item_reactions import keep_up, tell_that_it_stays
from bot.usecases.noticing import noticing
from bot.usecases.permissions import may
from bot.usecases.plainly_new import Watched, plainly_new
from bot.usecases.redactions import note_message
from bot.usecases.scribe import Scribe, card_key, learn, refresh
from bot.usecases.trail import line, trace


def capture(scribe: Scribe, messages: list[CapturedMessage]) -> None:
    """Take in messages (or revisions of them), as far as their channel is being recorded."""
    with scribe.store.write() as tx:
        for channel in sorted({(message.team_id, message.channel_id) for message in messages}):
            tx.messages.hold(*channel)
        messages = [as_kept(tx, message) for message in messages]
        watched = [Watched(message, watches) for message in messages if (watches := watches_of(tx, message))]
        new, others = plainly_new(tx, scribe, watched)
        for place in new:
            refresh_mark(tx, scribe, place)
        for message, watches in others:
            with noticing(tx, scribe, (message.team_id, message.channel_id, message.ts), watches):
                take_in(tx, scribe, message, watches)


def delete(scribe: Scribe, place: Place) -> None:
    """Take in that a message was deleted."""
    with scribe.store.write() as tx:
        tx.messages.hold(*place[:2])
        with noticing(tx, scribe, place, watches := watching(tx, *place)):
            if watches:
                tx.messages.tombstone(place)
                refresh_mark(tx, scribe, place)


def react(scribe: Scribe, place: Place, name: str, user_id: UserId, event_ts: MessageTs, *, is_present: bool) -> None:
    """Take in that a reaction was added to, or taken from, a message."""
    makes_item = name in scribe.taste.action_reactions
    with scribe.store.write() as tx:
        if makes_item:  # held before the log, as everywhere
            for watched in watching(tx, *place):
                tx.incidents.get(watched.incident_id, for_update=True)
        tx.messages.hold(*place[:2])
        with noticing(tx, scribe, place, watches := watching(tx, *place)):
            if watches:
                tx.messages.set_reaction(place, name, user_id, event_ts, is_present=is_present)
                refresh_mark(tx, scribe, place, by=user_id)
        if makes_item and not is_present:
            tell_that_it_stays(tx, scribe, place, [watched.incident_id for watched in watches], user_id)


def pin(
    scribe: Scribe, place: Place, event_ts: MessageTs, *, is_pinned: bool, message: CapturedMessage | None,
    by: UserId | None = None,
) -> None:  # fmt: skip
    """Take in that a message (given as Slack sent it along, where it did) was pinned or unpinned."""
    with scribe.store.write() as tx:
        tx.messages.hold(*place[:2])
        watches = watching(tx, *place) if message is None else watches_of(tx, message)
        if not watches:
            return
        with noticing(tx, scribe, place, watches):
            if message is not None:
                take_in(tx, scribe, message, watches)
            tx.messages.set_pinned(place, event_ts, is_pinned=is_pinned)
            refresh_mark(tx, scribe, place, by=by)


def watching(
    tx: Tx, team_id: TeamId, channel_id: ChannelId, ts: MessageTs, thread: MessageTs | None = None
) -> list[WatchedChannel]:
    """Return the watches whose time holds a message with this ts, one for each incident; imports are such too.

    `thread` is the ts of the message that its thread begins with, itself maybe; None: the log knows, or nobody does.
    """
    said_at = ts_to_datetime(ts)
    watches = tx.incidents.watching(team_id, channel_id, said_at)
    spans = tx.spans.holding(team_id, channel_id, ts, said_at, thread)
    more = [
        WatchedChannel(
            team_id=team_id, channel_id=channel_id, incident_id=span.incident_id,
            captured_from=span.captured_from, captured_until=span.captured_until,
        )
        for span in spans
    ]  # fmt: skip
    return list({watched.incident_id: watched for watched in [*more, *watches]}.values())


def watches_of(tx: Tx, message: CapturedMessage) -> list[WatchedChannel]:
    """Return the watches that a message belongs to."""
    return watching(tx, message.team_id, message.channel_id, message.ts, message.thread_ts or message.ts)


def take_in(tx: Tx, scribe: Scribe, message: CapturedMessage, watches: list[WatchedChannel]) -> None:
    """Put one message into the log; its author is asked about if unknown, its reactions and pin are kept."""
    message = as_kept(tx, message)
    place = (message.team_id, message.channel_id, message.ts)
    if message.is_deleted:
        tx.messages.tombstone(place)
    elif tx.messages.capture(message):
        if message.user_id is not None:
            learn(tx, scribe, tx.incidents.get(watches[0].incident_id), [message.user_id])
        if message.subtype in CONVERTED:
            look_up_anew(tx, scribe, message.channel_id)
    if not message.is_deleted:
        note_message(tx, scribe, message, watches[0].incident_id)
    if message.files and not message.is_deleted:
        keep_images(tx, scribe, message, watches[0].incident_id)
    refresh_mark(tx, scribe, place)


def refresh_mark(tx: Tx, scribe: Scribe, place: Place, *, by: UserId | None = None) -> None:
    """Put a message on the timelines of its incidents, or take it off, as its reactions and pin say.

    `by`: whoever just changed them; None where nobody can tell.
    """
    message = tx.messages.get(place)
    if message is None:
        return
    if message.is_deleted:
        for incident_id, event_id in tx.timeline.forget_wording(message.channel_id, message.ts):
            tx.trail.unseal(message.team_id, incident_id, line(event_id))
    watches = watching(tx, *place)
    for watched in watches:
        _set_mark(tx, scribe, message, watched, _is_marked(tx, scribe, message, watched), by)
    keep_up(tx, scribe, message, [watched.incident_id for watched in watches])


def _is_marked(tx: Tx, scribe: Scribe, message: CapturedMessage, watched: WatchedChannel) -> bool:
    """Whether it is pinned, or somebody who may add to the incident marked it."""
    if message.is_deleted or message.is_pinned:
        return not message.is_deleted
    people = [user_id for name, user_id in message.reactions if name in scribe.taste.timeline_reactions]
    if not people:
        return False
    incident = tx.incidents.get(watched.incident_id)
    return any(may(tx, scribe.taste.permissions, Right.RECORD, incident, user_id) for user_id in people)


def _set_mark(
    tx: Tx, scribe: Scribe, message: CapturedMessage, watched: WatchedChannel, is_marked: bool, by: UserId | None
) -> None:  # fmt: skip
    known = tx.timeline.for_message(watched.incident_id, message.channel_id, message.ts)
    is_marked = is_marked or (known is not None and known.placed_by is not None and not message.is_deleted)
    if known is None and is_marked:
        deed, known = Deed.PLACED, tx.timeline.add(_stands_for(message, watched, scribe))
    elif known is not None and known.id is not None and is_marked != (known.retracted_at is None):
        deed = Deed.PUT_BACK if is_marked else Deed.TAKEN_OFF
        tx.timeline.set_retracted(known.id, None if is_marked else scribe.now())
    else:
        return
    incident = tx.incidents.get(watched.incident_id)
    trace(tx, incident, deed, at=scribe.now(), by=by, subject=line(known.id))
    refresh(tx, scribe, incident, card_key(incident.id), "card")


def _stands_for(message: CapturedMessage, watched: WatchedChannel, scribe: Scribe) -> TimelineEvent:
    return TimelineEvent(
        incident_id=watched.incident_id, kind=TimelineKind.MESSAGE, text="", occurred_at=message.said_at,
        recorded_at=scribe.now(), author_id=message.user_id, channel_id=message.channel_id,
        message_ts=message.ts, thread_ts=message.thread_ts,
    )  # fmt: skip
