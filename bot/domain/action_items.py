"""Action items: what is to be done after an incident, by whom and until when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from bot.domain.ids import IncidentId, UserId
from bot.domain.values import Value


class Horizon(Enum):
    """How soon: within 24 hours, within a week, within a month."""

    IMMEDIATE = "immediate"
    SHORT_TERM = "short_term"
    LONG_TERM = "long_term"


class Priority(Enum):
    """How much it matters."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class ActionStatus(Enum):
    """Where it stands."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    DONE = "done"
    WONT_DO = "wont_do"


@dataclass(frozen=True, kw_only=True, slots=True)
class ActionItem(Value):
    """One action item. `number` counts within the incident, from 1; `text` is in Slack's wire form."""

    incident_id: IncidentId
    number: int
    text: str
    owner_id: UserId | None
    due_on: date | None
    horizon: Horizon
    priority: Priority = Priority.MEDIUM
    status: ActionStatus = ActionStatus.OPEN
    created_by: UserId
    created_at: datetime
    id: int | None = None

    @property
    def is_open(self) -> bool:
        return self.status not in (ActionStatus.DONE, ActionStatus.WONT_DO)


def horizon_for(due_on: date | None, today: date) -> Horizon:
    """Return the horizon that a due date falls into; without one, short-term."""
    if due_on is None:
        return Horizon.SHORT_TERM
    if due_on <= today + timedelta(days=1):
        return Horizon.IMMEDIATE
    return Horizon.SHORT_TERM if due_on <= today + timedelta(days=7) else Horizon.LONG_TERM
