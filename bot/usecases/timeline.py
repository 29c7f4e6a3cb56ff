"""The curated timeline: notes and milestones."""

from datetime import datetime

from bot.domain.ids import IncidentId, UserId
from bot.domain.milestones import Milestone
from bot.domain.timeline import TimelineEvent, in_order, milestone_events
from bot.usecases.scribe import Scribe, record


def add_note(
    scribe: Scribe, *, incident_id: IncidentId, text: str, by: UserId, occurred_at: datetime | None = None
) -> TimelineEvent:
    """Record a timeline event at the time it happened (None: now)."""
    now = scribe.now()
    with scribe.store.write() as tx:
        incident = tx.incidents.get(incident_id, for_update=True)
        event = incident.note(text, by=by, now=now, occurred_at=occurred_at or now)
        return record(tx, scribe, incident, event)


def mark_milestone(
    scribe: Scribe, *, incident_id: IncidentId, milestone: Milestone, text: str, by: UserId,
    occurred_at: datetime | None = None,
) -> tuple[TimelineEvent, TimelineEvent | None]:  # fmt: skip
    """Set or correct a milestone; return the new event and the one that it corrects."""
    now = scribe.now()
    with scribe.store.write() as tx:
        incident = tx.incidents.get(incident_id, for_update=True)
        before = milestone_events(tx.timeline.of(incident_id)).get(milestone)
        incident, event = incident.mark(milestone, text, by=by, now=now, occurred_at=occurred_at or now)
        return record(tx, scribe, incident, event), before


def curated_timeline(scribe: Scribe, *, incident_id: IncidentId) -> list[TimelineEvent]:
    """Return the timeline events that stand, in the order they happened."""
    with scribe.store.read() as tx:
        return in_order(tx.timeline.of(incident_id))
