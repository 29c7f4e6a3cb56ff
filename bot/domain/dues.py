"""Due dates: a day, or a moment of it, as meant by whoever named it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.values import Value


@dataclass(frozen=True, kw_only=True, slots=True)
class Due(Value):
    """When something is due: `on` is the day in the zone `tz` (IANA) of whoever named it, `at` the hour if one was.

    A day without an hour lasts until its midnight there.
    """

    on: date
    tz: str = "UTC"
    at: datetime | None = None

    @property
    def ends_at(self) -> datetime:
        """The last moment of its time (UTC): the hour that was named, else the end of the day."""
        midnight = datetime.combine(self.on + timedelta(days=1), time(), tzinfo=ZoneInfo(self.tz))
        return (self.at or midnight).astimezone(UTC)

    @property
    def words(self) -> str:
        """As a confirmation repeats it: "Friday, 2026-03-06 at 17:00 (Europe/Berlin)"."""
        hour = f" at {self.hour}" if self.at else ""
        return f"{self.on:%A}, {self.on.isoformat()}{hour} ({self.tz})"

    @property
    def hour(self) -> str:
        """The hour as its zone's clocks show it, empty where none was named."""
        return f"{self.at.astimezone(ZoneInfo(self.tz)):%H:%M}" if self.at else ""
