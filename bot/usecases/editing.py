"""Correcting the timeline: what stood there is kept, retracted, with who did so and when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.errors import Refusal
from bot.domain.ids import IncidentId, UserId
from bot.domain.incident import Incident
from bot.domain.milestones import Milestone
from bot.domain.policy import Right
from bot.domain.timeline import TimelineEvent, TimelineKind, milestone_events, numbered
from bot.domain.trail import Deed, changes_between
from bot.storage import Tx
from bot.usecases.corrections import correct
from bot.usecases.echoing import follow_echo
from bot.usecases.milestones import asked_about, is_typed_again, taken_back
from bot.usecases.permissions import ask_about
from bot.usecases.placing import take_off_in
from bot.usecases.scribe import Scribe, card_key, record, refresh
from bot.usecases.timeline import line_number
from bot.usecases.trail import Told, line, trace

CORRECTABLE = (TimelineKind.NOTE, TimelineKind.MESSAGE, TimelineKind.MILESTONE, TimelineKind.IMPACT)


@dataclass(frozen=True, kw_only=True, slots=True)
class Corrected:
    """A line as it was, and what stands in its place: None where it was retracted.

    `stays`: a reaction or a pin keeps the message on the timeline all the same. Nothing was changed where a milestone
    would come in an order that cannot be with those that it `contradicts`.
    """

    before: TimelineEvent
    after: TimelineEvent | None = None
    stays: bool = False
    contradicts: tuple[TimelineEvent, ...] = ()


def number_of(scribe: Scribe, event: TimelineEvent) -> int:
    """Return the number by which a stored event is named."""
    with scribe.store.read() as tx:
        return line_number(tx, event)


def history_of(scribe: Scribe, *, incident_id: IncidentId, number: int) -> Sequence[TimelineEvent]:
    """Return all that stood in a line, oldest first; refuses a number that no line has."""
    with scribe.store.read() as tx:
        return _line(tx, tx.incidents.get(incident_id), number)


def edit_line(
    scribe: Scribe, *, incident_id: IncidentId, number: int, by: UserId, text: str | None = None,
    occurred_at: datetime | None = None, insists: bool = False, typed: str = "",
) -> Corrected:  # fmt: skip
    """Put a line in other words, at another time, or both; refuses lines that tell what the scribe did.

    An order of milestones that cannot be is asked about, as `mark_milestone` does.
    """
    now = scribe.now()
    with scribe.store.write() as tx:
        incident = tx.incidents.get(incident_id, for_update=True)
        ask_about(tx, scribe.taste.permissions, Right.CORRECT, incident, by)
        before = _correctable(tx, incident, number)
        if before.milestone and milestone_events(tx.timeline.of(incident_id))[before.milestone].id != before.id:
            raise Refusal(
                f"Line {number} was corrected since; nothing was changed. The later line counts: edit that one."
            )
        if occurred_at in (None, before.occurred_at) and text in (None, before.text):
            raise Refusal(f"Line {number} says that already; nothing was changed.")
        wrong = _against_order(tx, incident, before, occurred_at)
        if wrong and not (insists or is_typed_again(tx, scribe, incident, by, typed)):
            return Corrected(before=before, contradicts=wrong)
        if before.kind is TimelineKind.MESSAGE and before.channel_id is not None:
            tx.messages.hold(incident.team_id, before.channel_id)
        tx.timeline.set_retracted(before.id or 0, now, by)
        after = replace(before, id=None, recorded_at=now, corrects_id=before.id)
        after = replace(after, occurred_at=occurred_at or before.occurred_at)
        moved = changes_between(before, after, ("occurred_at",))
        after = _reworded(after, text, by, _line(tx, incident, number))
        stored = record(tx, scribe, incident, after, Told(changes=moved, by=by))
        correct(tx, scribe, incident, "timeline", "a line was corrected")
        follow_echo(tx, scribe, incident, before)
        return Corrected(before=before, after=replace(stored, text=text or before.text))


def _against_order(
    tx: Tx, incident: Incident, before: TimelineEvent, occurred_at: datetime | None
) -> tuple[TimelineEvent, ...]:
    if occurred_at in (None, before.occurred_at):
        return ()
    return asked_about(tx, incident, before.milestone, occurred_at, seen=None, but=before.id).contradicts


def _reworded(event: TimelineEvent, text: str | None, by: UserId, line: Sequence[TimelineEvent]) -> TimelineEvent:
    """The event in other words (None: the same), its author's all the same; of a message the log keeps what was said.

    Words that stood in the `line` before are those of whoever put it so then.
    """
    is_message = event.kind is TimelineKind.MESSAGE
    if is_message:
        event = replace(event, text="", placed_by=by)
    if text is None:
        return event
    before = next((one for one in line if one.text == text), None)
    event = replace(event, worded_by=before.worded_by if before else by)
    if is_message:
        return replace(event, wording=before.wording if before else text)
    return replace(event, text=text)


def retract_line(scribe: Scribe, *, incident_id: IncidentId, number: int, by: UserId) -> Corrected:
    """Take a line off the timeline; the record keeps it."""
    with scribe.store.write() as tx:
        incident = tx.incidents.get(incident_id, for_update=True)
        ask_about(tx, scribe.taste.permissions, Right.CORRECT, incident, by)
        before = _correctable(tx, incident, number)
        if before.milestone is Milestone.RESOLVED and not incident.is_open:
            raise Refusal(
                f"{incident.key} is {incident.status.value}; nothing was changed. "
                f"`/incident reopen {incident.key}` comes first."
            )
        if before.channel_id is not None and before.message_ts is not None:
            place = (incident.team_id, before.channel_id, before.message_ts)
            return Corrected(before=before, stays=take_off_in(tx, scribe, incident, place, by=by))
        tx.timeline.set_retracted(before.id or 0, scribe.now(), by)
        after = taken_back(tx, scribe, incident, before)
        trace(tx, after, Deed.TAKEN_OFF, at=scribe.now(), by=by, subject=line(before.id))
        refresh(tx, scribe, after, card_key(after.id), "card")
        correct(tx, scribe, after, "timeline", "a line was taken off")
        follow_echo(tx, scribe, after, before)
        return Corrected(before=before)


def _correctable(tx: Tx, incident: Incident, number: int) -> TimelineEvent:
    incident.must_record()
    found = _line(tx, incident, number)[-1]
    if found.retracted_at is not None:
        shown = f"`/incident timeline {incident.key} {number}` shows it."
        raise Refusal(f"Line {number} was taken off the timeline before; nothing was changed. {shown}")
    if found.kind not in CORRECTABLE:
        instead = "`/incident note …` can say more."
        raise Refusal(f"Line {number} tells what was done, so it stays as it is. {instead}")
    return found


def _line(tx: Tx, incident: Incident, number: int) -> list[TimelineEvent]:
    events = tx.timeline.of(incident.id)
    numbers = numbered(events)
    found = [one for one in events if numbers[one.id or 0] == number]
    if not found:
        raise Refusal(f"There is no line {number}. `/incident timeline {incident.key}` shows the numbers.")
    return found
