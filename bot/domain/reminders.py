"""Reminders: when an action item's owner is reminded. Pure: state in, moments out."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import Enum
from zoneinfo import ZoneInfo

from bot.domain.ids import UserId
from bot.domain.values import Value

MORNING = time(9, 0)


class ReminderRule(Enum):
    """Why somebody is reminded."""

    DUE_TODAY = "due_today"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reminder(Value):
    """One reminder, unique by (`action_item_id`, `rule`, `occurrence`), to be sent from `due_at` on."""

    action_item_id: int
    rule: ReminderRule
    occurrence: str
    recipient_id: UserId
    due_at: datetime
    id: int | None = None


def due_morning(due_on: date, tz: str) -> datetime:
    """Return 09:00 on `due_on` in the zone `tz` (IANA), in UTC."""
    return datetime.combine(due_on, MORNING, tzinfo=ZoneInfo(tz)).astimezone(UTC)
