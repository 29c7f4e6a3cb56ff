"""From a clock reading to the one moment it means, or the refusal that says why there is not exactly one."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NoReturn

from bot.domain.errors import Refusal
from handlers.parsing.cutting import shorten
from handlers.parsing.zones import moments_of, zone_named

# A clock time that comes up within this span is a slip, or another zone's time, far more often than it is
# yesterday's, so it is asked about.
_SOON = timedelta(hours=2)


class TimeNotUnderstood(Refusal):
    """I can't place that time. Try `/incident note at 10:42 …`"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Speaker:
    """Who names a time: their zone (IANA name), the moment they speak, how far back they may reach."""

    now: datetime
    tz: str
    oldest: timedelta
    example: str

    def zone(self, said: str) -> tzinfo:
        """Return the speaker's zone; refuse where it is unknown, since their clock then says nothing."""
        zone = zone_named(self.tz)
        if zone is None:
            self.refuse(
                said, "I do not know your time zone yet; try again in a moment, or write it in UTC: `2026-11-21T10:42Z`"
            )
        return zone

    def latest(self, clock: time, zone: tzinfo, said: str) -> datetime:
        """Return the latest moment (UTC) not after now at which clocks in `zone` show `clock`."""
        today = self.now.astimezone(zone).date()
        moments = self._passed(moments_of(datetime.combine(today, clock), zone))
        if len(moments) == 1:
            return self.checked(moments[0], said)
        if moments or datetime.combine(today, clock) <= self.now.astimezone(zone).replace(tzinfo=None):
            return self.on(today, clock, zone, said)
        coming = moments_of(datetime.combine(today, clock), zone)
        if coming and coming[0] - self.now < _SOON:
            again = f"at yesterday {clock:%H:%M}"
            self.refuse(said, f"that is still to come today; if you mean yesterday, write `{again}`")
        return self.on(today - timedelta(days=1), clock, zone, said)

    def on(self, day: date, clock: time, zone: tzinfo, said: str) -> datetime:
        """Return the moment (UTC) at which clocks in `zone` show `clock` on `day`."""
        moments = moments_of(datetime.combine(day, clock), zone)
        if not moments:
            self.refuse(said, f"clocks in {zone} skip that time on {day}")
        candidates = self._passed(moments) or moments[:1]
        if len(candidates) > 1:
            first, second = (f"{moment:%Y-%m-%dT%H:%MZ}" for moment in candidates)
            self.refuse(said, f"clocks in {zone} show it twice on {day}; write `{first}` or `{second}`")
        return self.checked(candidates[0], said)

    def checked(self, moment: datetime, said: str) -> datetime:
        """Return `moment` in UTC; refuse one in the future or too long ago."""
        if moment > self.now:
            self.refuse(said, "that is in the future")
        if moment < self.now - self.oldest:
            self.refuse(said, f"that is more than {self.oldest.days} days ago")
        return moment.astimezone(UTC)

    def refuse(self, said: str, why: str) -> NoReturn:
        raise TimeNotUnderstood(f"I can't place “{shorten(said)}”, so nothing was stored: {why}. Try `{self.example}`.")

    def _passed(self, moments: list[datetime]) -> list[datetime]:
        return [moment for moment in moments if moment <= self.now]
