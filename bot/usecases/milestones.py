"""Setting and correcting milestones; an order that cannot be is asked about before it is stored."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.ids import IncidentId, UserId
from bot.domain.incident import Incident, IncidentStatus
from bot.domain.milestones import Milestone, out_of_order
from bot.domain.policy import Right
from bot.domain.timeline import TimelineEvent, milestone_events
from bot.domain.trail import fact
from bot.storage import Tx
from bot.usecases.corrections import correct
from bot.usecases.permissions import ask_about
from bot.usecases.reminders.following import follow_incident
from bot.usecases.scribe import TYPED_AGAIN, Scribe, keep_announced, record
from bot.usecases.trail import Told


@dataclass(frozen=True, kw_only=True, slots=True)
class Marked:
    """What came of setting a milestone: its `event`, and the one `before`, which it corrects.

    Nothing was stored, and `event` is None, where it would come in an order that cannot be with those that it
    `contradicts`, or where it `is_overtaken`: somebody set it (`before`) since it was shown.
    """

    event: TimelineEvent | None
    before: TimelineEvent | None = None
    contradicts: tuple[TimelineEvent, ...] = ()
    is_overtaken: bool = False


@dataclass(frozen=True, slots=True)
class SeenEvent:
    """Which event set a milestone when somebody was shown it, by its id; None: none did."""

    event_id: int | None


def asked_about(
    tx: Tx, incident: Incident, milestone: Milestone | None, moment: datetime, *, seen: SeenEvent | None,
    but: int | None = None,
) -> Marked:  # fmt: skip
    """Return what is to be asked about before the milestone is stored; `but` is the event in whose place it comes."""
    if milestone is None:
        return Marked(event=None)
    known = tx.timeline.of(incident.id)
    before = milestone_events(known).get(milestone)
    events = milestone_events(one for one in known if one.id != but)
    reached = {point: event.occurred_at for point, event in events.items()} | {milestone: moment}
    wrong = tuple(events[point] for point in out_of_order(reached, milestone))
    is_overtaken = seen is not None and before is not None and seen.event_id != before.id
    return Marked(event=None, before=before, contradicts=wrong, is_overtaken=is_overtaken)


def mark_milestone(
    scribe: Scribe, *, incident_id: IncidentId, milestone: Milestone, text: str, by: UserId,
    occurred_at: datetime | None = None, insists: bool = False, typed: str = "", seen: SeenEvent | None = None,
) -> Marked:  # fmt: skip
    """Set or correct a milestone, in an order that cannot be only where somebody `insists`.

    Whoever says the same again (`typed`) within a minute does so as well.
    """
    now = scribe.now()
    moment = occurred_at or now
    with scribe.store.write() as tx:
        incident = tx.incidents.get(incident_id, for_update=True)
        ask_about(tx, scribe.taste.permissions, Right.RECORD, incident, by)
        after, event = incident.mark(milestone, text, by=by, now=now, occurred_at=moment)
        asked = asked_about(tx, incident, milestone, moment, seen=seen)
        if asked.before is not None and _is_the_same(asked.before, event):
            return Marked(event=asked.before)
        is_meant = insists or not asked.contradicts or is_typed_again(tx, scribe, incident, by, typed)
        if asked.is_overtaken or not is_meant:
            return asked
        tx.incidents.save(after)
        times = {milestone.value: (fact(asked.before.occurred_at if asked.before else None), fact(event.occurred_at))}
        marked = record(tx, scribe, after, event, Told(changes=times))
        correct(tx, scribe, after, "timeline", f"milestone {milestone.value}")
        follow_incident(tx, scribe, incident_id)
        return Marked(event=marked, before=asked.before)


def taken_back(tx: Tx, scribe: Scribe, incident: Incident, gone: TimelineEvent) -> Incident:
    """Return the incident without a line that was taken off: one that nobody marks as mitigated any more is active."""
    if gone.milestone is not Milestone.MITIGATED or incident.status is not IncidentStatus.MITIGATED:
        return incident
    if gone.milestone in milestone_events(tx.timeline.of(incident.id)):
        return incident
    active = replace(incident, status=IncidentStatus.ACTIVE)
    tx.incidents.save(active)
    keep_announced(tx, scribe, active)
    follow_incident(tx, scribe, active.id)
    return active


def is_typed_again(tx: Tx, scribe: Scribe, incident: Incident, by: UserId, typed: str) -> bool:
    """Whether the same person was asked about the same words a moment ago, and so insists; else they are asked now."""
    if not typed:
        return False
    said = "\0".join([str(incident.id), by, typed])
    key, now = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest(), scribe.now()
    if tx.doubts.settle(key, now - TYPED_AGAIN):
        return True
    tx.doubts.ask(key, now)
    return False


def _is_the_same(before: TimelineEvent, event: TimelineEvent) -> bool:
    """Whether the same person said the same a moment ago: an answer may be lost after the commit."""
    is_recent = before.recorded_at >= event.recorded_at - TYPED_AGAIN
    same = (before.occurred_at, before.text, before.author_id) == (event.occurred_at, event.text, event.author_id)
    return is_recent and same


def reached_milestones(scribe: Scribe, *, incident_id: IncidentId) -> dict[Milestone, TimelineEvent]:
    """Return for each milestone reached the event that sets it."""
    with scribe.store.read() as tx:
        return milestone_events(tx.timeline.of(incident_id))
