"""The curated timeline: notes and milestones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.ids import ChannelId, IncidentId, MessageTs, UserId
from bot.domain.incident import Incident
from bot.domain.messages import CapturedMessage, Missed
from bot.domain.milestones import Milestone
from bot.domain.people import Person
from bot.domain.timeline import TimelineEvent, TimelineKind, in_order, milestone_events, numbered, numbers_of
from bot.storage import Tx
from bot.usecases.capture import watching
from bot.usecases.corrections import correct
from bot.usecases.echoing import echo
from bot.usecases.scribe import TYPED_AGAIN, Scribe, record


@dataclass(frozen=True, kw_only=True, slots=True)
class MessagePlace:
    """Where the message stands that a note was made by."""

    channel_id: ChannelId
    ts: MessageTs
    thread_ts: MessageTs | None = None


def add_note(
    scribe: Scribe, *, incident_id: IncidentId, text: str, by: UserId, occurred_at: datetime | None = None,
    said_in: MessagePlace | None = None,
) -> tuple[TimelineEvent, int]:  # fmt: skip
    """Record a timeline event at the time it happened (None: now); return it with the number of its line.

    A note made by a message that the incident's log takes in links to it, and goes when the message is deleted.
    """
    now = scribe.now()
    with scribe.store.write() as tx:
        incident = tx.incidents.get(incident_id, for_update=True)
        event = incident.note(text, by=by, now=now, occurred_at=occurred_at or now)
        if said_in is not None:
            event = _linked(tx, event, incident, said_in)
            known = tx.timeline.for_message(incident_id, said_in.channel_id, said_in.ts)
            if known is not None and known.retracted_at is None:
                return known, line_number(tx, known)
        typed_before = tx.timeline.repeated(event, now - TYPED_AGAIN) if event.message_ts is None else None
        if typed_before is not None:
            return typed_before, line_number(tx, typed_before)
        noted = record(tx, scribe, incident, event)
        correct(tx, scribe, incident, "timeline", "a note")
        if said_in is None:
            echo(tx, scribe, incident, noted)
        return noted, line_number(tx, noted)


def line_number(tx: Tx, event: TimelineEvent) -> int:
    """Return the number by which a stored event is named."""
    if event.corrects_id is None:
        return tx.timeline.number_of(event.incident_id, event.id or 0)
    return numbers_of(tx.timeline.ids(event.incident_id))[event.id or 0]


def _linked(tx: Tx, event: TimelineEvent, incident: Incident, said_in: MessagePlace) -> TimelineEvent:
    """The note as the words in which somebody put their own message on the timeline, where the log holds that."""
    watches = watching(tx, incident.team_id, said_in.channel_id, said_in.ts, said_in.thread_ts or said_in.ts)
    if incident.id not in {watched.incident_id for watched in watches}:
        return event
    return replace(
        event, kind=TimelineKind.MESSAGE, text="", channel_id=said_in.channel_id, message_ts=said_in.ts,
        thread_ts=said_in.thread_ts, wording=event.text, worded_by=event.author_id, placed_by=event.author_id,
    )  # fmt: skip


def add_notes(
    scribe: Scribe, *, incident_id: IncidentId, notes: Sequence[tuple[datetime, str]], by: UserId
) -> list[int]:  # fmt: skip
    """Record several notes, each at its time, all or none; return the numbers of their lines.

    One that the same person typed a moment ago at the same time is not recorded again.
    """
    now = scribe.now()
    with scribe.store.write() as tx:
        incident = tx.incidents.get(incident_id, for_update=True)
        stored = []
        for occurred_at, text in notes:
            event = incident.note(text, by=by, now=now, occurred_at=occurred_at)
            again = tx.timeline.repeated(event, now - TYPED_AGAIN)
            is_same = again is not None and again.occurred_at == occurred_at
            if again is not None and is_same:
                stored.append(again)
                continue
            stored.append(record(tx, scribe, incident, event))
            echo(tx, scribe, incident, stored[-1])
        correct(tx, scribe, incident, "timeline", "notes")
        numbers = numbers_of(tx.timeline.ids(incident_id))
        return [numbers[event.id or 0] for event in stored]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A timeline event to be shown under its `number`, with the names of its author and of who reworded it.

    `is_corrected`: a later event corrects this milestone. `missed`: texts that its message had and that are not known.
    """

    event: TimelineEvent
    number: int
    author: str | None
    reworder: str | None
    is_corrected: bool
    missed: Missed | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Curated:
    """The latest events that stand, in the order they happened, and how many came before them."""

    shown: tuple[Shown, ...]
    earlier: int
    people: Mapping[UserId, Person]


def curated_timeline(scribe: Scribe, *, incident_id: IncidentId, limit: int) -> Curated:
    """Return the latest `limit` events of the timeline."""
    with scribe.store.read() as tx:
        recorded = tx.timeline.of(incident_id)
        events, numbers = in_order(recorded), numbered(recorded)
        people = tx.people.all(scribe.workspace.team_id)
        standing = milestone_events(events)
        return Curated(
            shown=tuple(_shown(tx, scribe, event, numbers, people, standing) for event in events[-limit:]),
            earlier=max(len(events) - limit, 0),
            people=people,
        )


def _shown(
    tx: Tx,
    scribe: Scribe,
    event: TimelineEvent,
    numbers: Mapping[int, int],
    people: Mapping[UserId, Person],
    standing: Mapping[Milestone, TimelineEvent],
) -> Shown:
    message = _message_of(tx, scribe, event)
    return Shown(
        event=event,
        number=numbers[event.id or 0],
        author=_author(event, message, people),
        reworder=_name(event.reworded_by, people),
        is_corrected=event.milestone is not None and standing[event.milestone] is not event,
        missed=message.missed if message is not None else None,
    )


def _message_of(tx: Tx, scribe: Scribe, event: TimelineEvent) -> CapturedMessage | None:
    if event.channel_id is None or event.message_ts is None:
        return None
    return tx.messages.get((scribe.workspace.team_id, event.channel_id, event.message_ts))


def _author(event: TimelineEvent, message: CapturedMessage | None, people: Mapping[UserId, Person]) -> str | None:
    if event.author_id is not None:
        return _name(event.author_id, people)
    return message.author_name if message else None


def _name(user_id: UserId | None, people: Mapping[UserId, Person]) -> str | None:
    return people[user_id].name if user_id is not None and user_id in people else None
