"""Working time: at which hours of which days somebody may be reminded, where they live."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

A_DAY = timedelta(days=1)
LONGEST_REST = 366  # days: whoever has none to work in a year is reminded nevertheless
WEEKEND = (5, 6)


@dataclass(frozen=True, kw_only=True, slots=True)
class Hours:
    """From when to when somebody works, by the clock on their wall."""

    opens: time = time(9, 0)
    closes: time = time(17, 0)


def is_weekend(day: date) -> bool:
    return day.weekday() in WEEKEND


@lru_cache(4096)
def _moment(day: date, hour: time, tz: str) -> datetime:
    return datetime.combine(day, hour, tzinfo=ZoneInfo(tz)).astimezone(UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkCalendar:
    """Somebody's working time in the zone `tz` (IANA); `is_day_off` knows weekends and public holidays.

    Each day has exactly one opening, also where clocks are changed: an hour that is skipped counts as if they
    had not been, of one that comes twice the first counts.
    """

    tz: str = "UTC"
    hours: Hours = Hours()
    is_day_off: Callable[[date], bool] = is_weekend

    def day_of(self, moment: datetime) -> date:
        """Return the day that it is there at `moment`."""
        return moment.astimezone(ZoneInfo(self.tz)).date()

    def opening(self, day: date) -> datetime:
        """Return when the working hours of `day` begin, in UTC."""
        return _moment(day, self.hours.opens, self.tz)

    def closing(self, day: date) -> datetime:
        """Return when the working hours of `day` end, in UTC."""
        return _moment(day, self.hours.closes, self.tz)

    def is_open(self, moment: datetime) -> bool:
        """Whether `moment` is within the working hours of a working day."""
        day = self.day_of(moment)
        return not self.is_day_off(day) and self.opening(day) <= moment < self.closing(day)

    def morning(self, *, not_before: datetime, now: datetime, after: date | None = None) -> date:
        """Return the first working day later than `after` that begins at `not_before` or later and is not over yet."""
        day = self.day_of(max(not_before, now))
        if after is not None and day <= after:
            day = after + A_DAY
        for _ in range(LONGEST_REST):
            if not self.is_day_off(day) and self.opening(day) >= not_before and self.closing(day) > now:
                break
            day += A_DAY
        return day

    def first_morning(self, day: date) -> datetime:
        """Return when work begins on `day`, or on the first working day after it."""
        begins = self.opening(day)
        return self.opening(self.morning(not_before=begins, now=begins))

    def last_morning(self, by: datetime) -> date:
        """Return the last working day that begins at `by` or earlier."""
        day = self.day_of(by)
        for _ in range(LONGEST_REST):
            if not self.is_day_off(day) and self.opening(day) <= by:
                break
            day -= A_DAY
        return day

    def working_days_after(self, day: date, count: int) -> date:
        """Return the `count`-th working day after `day`; `day` itself for none."""
        for _ in range(LONGEST_REST):
            if count <= 0:
                break
            day += A_DAY
            count -= not self.is_day_off(day)
        return day
