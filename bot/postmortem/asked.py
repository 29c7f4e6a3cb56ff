"""A question that was handed to somebody else."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.ids import IncidentId, UserId


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedQuestion:
    """Who was asked what, by whom. `question` is its key; `answered_at` is None while the answer is awaited."""

    incident_id: IncidentId
    question: str
    asked_of: UserId
    asked_by: UserId
    asked_at: datetime
    id: int | None = None
    answered_at: datetime | None = None

    @property
    def is_waiting(self) -> bool:
        return self.answered_at is None
