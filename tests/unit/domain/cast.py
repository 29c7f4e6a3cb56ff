"""An incident to try things on: reported by Ada, declared at ten."""

from datetime import UTC, datetime, timedelta

from bot.domain.ids import IncidentId, TeamId, UserId
from bot.domain.incident import Incident
from bot.domain.milestones import Milestone
from bot.domain.timeline import TimelineEvent, TimelineKind

ADA, BEN, CLEO = UserId("U00000ADA"), UserId("U00000BEN"), UserId("U0000CLEO")
TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def incident() -> Incident:
    return Incident(
        id=IncidentId(7), team_id=TeamId("T"), number=7, title="Checkout fails", reporter_id=ADA, declared_at=TEN,
        captured_from=TEN,
    )  # fmt: skip


def milestone(which: Milestone, occurred: float, recorded: float, event_id: int = 1) -> TimelineEvent:
    """Return the event that sets a milestone, its times in minutes after ten."""
    return TimelineEvent(
        incident_id=IncidentId(7), kind=TimelineKind.MILESTONE, text=which.value, occurred_at=TEN + minutes(occurred),
        recorded_at=TEN + minutes(recorded), author_id=ADA, milestone=which, id=event_id,
    )  # fmt: skip
