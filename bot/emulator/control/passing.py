"""Verbs of time: let it pass for the workspace, and for whoever shares its clock."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.emulator.control.base import Verbs
from bot.emulator.errors import Refused

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONGEST = timedelta(days=3660)


class Passing(Verbs):
    """Moves the workspace's clock. Nobody waits: what falls due meanwhile happens at the new time."""

    def now(self) -> datetime:
        """The workspace's time, in UTC."""
        return self._ws.clock.now()

    def pass_time(self, seconds: float) -> None:
        """Let so many seconds pass at once; less than none is a clock that jumps back."""
        if not abs(seconds) <= LONGEST.total_seconds():  # so that what is no number is refused as well
            raise Refused("no more than ten years at once")
        with self._ws.lock:
            self._ws.clock.offset += timedelta(seconds=seconds)
            self._ws.tell("clock")
        self._ws.after_time_passed()

    def pass_to(self, tz: str, *, hour: int = 9, minute: int = 0, day: str = "tomorrow") -> None:
        """Let time pass until it is this hour in the zone: `today`, `tomorrow`, on the next `workday`,
        on a weekday by its name, or on a date.
        """
        try:
            here = self.now().astimezone(ZoneInfo(tz))
            moment = datetime.combine(_date(here, day), time(hour, minute), here.tzinfo)
        except (ZoneInfoNotFoundError, ValueError, OSError) as wrong:
            raise Refused(f"there is no such time: {wrong}") from None
        if moment <= here:
            raise Refused(f"in {tz} it is later than that already")
        self.pass_time((moment - self.now()).total_seconds())


def _date(here: datetime, day: str) -> datetime:
    """The day that is meant, seen from `here`; a weekday is always one to come. ValueError for what is no day."""
    name = day.casefold()
    if name in ("today", "tomorrow"):
        return here + timedelta(days=name == "tomorrow")
    if name == "workday":
        return here + timedelta(days={4: 3, 5: 2}.get(here.weekday(), 1))
    if name in DAYS:
        return here + timedelta(days=(DAYS.index(name) - here.weekday() - 1) % 7 + 1)
    return datetime.fromisoformat(day)
