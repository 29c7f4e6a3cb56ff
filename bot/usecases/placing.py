"""Messages that somebody puts on the timeline by hand: at another time, in other words, as a milestone."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId, IncidentId, MessageTs, UserId, ts_to_datetime
from bot.domain.incident import Incident
from bot.domain.messages import CapturedMessage
from bot.domain.milestones import Milestone
from bot.domain.policy import Right
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.domain.trail import Deed
from bot.storage import Tx
from bot.storage.messages import Place
from bot.storage.spans import Span
from bot.usecases.capture import refresh_mark, take_in, watches_of
from bot.usecases.corrections import correct
from bot.usecases.imports import read_span
from bot.usecases.milestones import Marked, SeenEvent, asked_about, taken_back
from bot.usecases.permissions import ask_about
from bot.usecases.scribe import Scribe, card_key, record, refresh
from bot.usecases.trail import line, trace


@dataclass(frozen=True, kw_only=True, slots=True)
class Placing:
    """How a message is to stand on the timeline. `wording` is in wire form; None: as it was said, edits included."""

    occurred_at: datetime
    wording: str | None = None
    milestone: Milestone | None = None
    is_key: bool = False


def placed(scribe: Scribe, *, incident_id: IncidentId, channel_id: ChannelId, ts: MessageTs) -> TimelineEvent | None:
    """Return the line that stands for the message, None where there is none."""
    with scribe.store.read() as tx:
        known = tx.timeline.for_message(incident_id, channel_id, ts)
    return known if known is not None and known.retracted_at is None else None


def known_message(scribe: Scribe, place: Place) -> CapturedMessage | None:
    """Return the message as the log has it, None where it was never captured."""
    with scribe.store.read() as tx:
        return tx.messages.get(place)


def place_message(
    scribe: Scribe, *, incident_id: IncidentId, message: CapturedMessage, placing: Placing, by: UserId,
    insists: bool = False, seen: SeenEvent | None = None,
) -> Marked:  # fmt: skip
    """Put a message on the timeline; what stood there for it before is kept, retracted.

    `message` is as Slack showed it; where it was said before the incident was recorded, or elsewhere, it comes into the
    log now. Refuses once the incident is closed, and for a message that was deleted. As a milestone it is asked about
    as `mark_milestone` does.
    """
    now = scribe.now()
    place = (message.team_id, message.channel_id, message.ts)
    with scribe.store.write() as tx:
        incident = tx.incidents.get(incident_id, for_update=True)
        standing = tx.timeline.for_message(incident_id, message.channel_id, message.ts)
        is_correction = standing is not None and standing.retracted_at is None
        ask_about(tx, scribe.taste.permissions, Right.CORRECT if is_correction else Right.RECORD, incident, by)
        incident = _in_state(incident, placing, by, now)
        asked = asked_about(
            tx, incident, placing.milestone, placing.occurred_at, seen=seen, but=standing.id if standing else None
        )
        if asked.is_overtaken or (asked.contradicts and not insists):
            return asked
        tx.messages.hold(*place[:2])
        _bring_in(tx, scribe, incident, message, by)
        known = tx.messages.get(place)
        if known is None or known.is_deleted:
            raise Refusal("That message was deleted, so it is not put on the timeline.")
        tx.incidents.save(incident)
        before = tx.timeline.for_message(incident_id, message.channel_id, message.ts)
        if before is not None and before.id is not None and before.retracted_at is None:
            tx.timeline.set_retracted(before.id, now, by)
        wording = placing.wording if placing.wording != known.text else None
        event = TimelineEvent(
            incident_id=incident_id, kind=TimelineKind.MESSAGE, text="", occurred_at=placing.occurred_at,
            recorded_at=now, author_id=known.user_id, milestone=placing.milestone, channel_id=message.channel_id,
            message_ts=message.ts, thread_ts=known.thread_ts, wording=wording, worded_by=by if wording else None,
            placed_by=by, is_key=placing.is_key, corrects_id=before.id if before is not None else None,
        )  # fmt: skip
        stored = record(tx, scribe, incident, event)
        correct(tx, scribe, incident, "timeline", "a message was put on")
        return Marked(event=stored, before=asked.before)


def take_off(scribe: Scribe, *, incident_id: IncidentId, place: Place, by: UserId) -> bool:
    """Take back what was put by hand; return whether a reaction or a pin keeps the message on the timeline."""
    with scribe.store.write() as tx:
        incident = tx.incidents.get(incident_id, for_update=True)
        ask_about(tx, scribe.taste.permissions, Right.CORRECT, incident, by)
        incident.must_record()
        return take_off_in(tx, scribe, incident, place, by=by)


def take_off_in(tx: Tx, scribe: Scribe, incident: Incident, place: Place, *, by: UserId) -> bool:
    """Do so within a transaction that holds the incident."""
    now = scribe.now()
    tx.messages.hold(*place[:2])
    known = tx.timeline.for_message(incident.id, place[1], place[2])
    if known is None or known.id is None or known.retracted_at is not None:
        return False
    tx.timeline.set_retracted(known.id, now, by)
    incident = taken_back(tx, scribe, incident, known)
    trace(tx, incident, Deed.TAKEN_OFF, at=now, by=by, subject=line(known.id))
    if known.placed_by is not None:
        plain = replace(
            known, id=None, text="", occurred_at=ts_to_datetime(place[2]), recorded_at=now, milestone=None,
            wording=None, worded_by=None, placed_by=None, is_key=None, retracted_at=now, retracted_by=by,
            corrects_id=known.id,
        )  # fmt: skip
        tx.timeline.add(plain)
    refresh_mark(tx, scribe, place)
    refresh(tx, scribe, incident, card_key(incident.id), "card")
    correct(tx, scribe, incident, "timeline", "a message was taken off")
    stands = tx.timeline.for_message(incident.id, place[1], place[2])
    return stands is not None and stands.retracted_at is None


def _in_state(incident: Incident, placing: Placing, by: UserId, now: datetime) -> Incident:
    """The incident as the milestone, if any, leaves it; refuses where nothing more is recorded."""
    if placing.milestone is None:
        incident.note("", by=by, now=now, occurred_at=placing.occurred_at)
        return incident
    return incident.mark(placing.milestone, "", by=by, now=now, occurred_at=placing.occurred_at)[0]


def _bring_in(tx: Tx, scribe: Scribe, incident: Incident, message: CapturedMessage, by: UserId) -> None:
    """Take the message into the log, and a span of its own where the incident did not record it."""
    watches = watches_of(tx, message)
    if incident.id not in {watched.incident_id for watched in watches}:
        span = Span(
            team_id=message.team_id, channel_id=message.channel_id, incident_id=incident.id,
            captured_from=message.said_at, captured_until=message.said_at, thread_ts=message.thread_ts or "",
            asked_by=by,
        )  # fmt: skip
        read_span(tx, scribe, incident, tx.spans.add(span))
        watches = watches_of(tx, message)
    take_in(tx, scribe, message, watches)
