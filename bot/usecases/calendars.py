"""Whose weekends and public holidays count: the team's country, or another one by time zone or by person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.people import Person
from bot.domain.working_time import Hours, WorkCalendar, is_weekend


@dataclass(frozen=True, kw_only=True, slots=True)
class Countries:
    """Countries as ISO 3166 has them, a subdivision behind a hyphen ("DE-BY"): one for all, others by zone or user."""

    usual: str | None = None
    special: Mapping[str, str] = field(default_factory=dict)

    def of(self, person: Person | None) -> str | None:
        """Return the country whose public holidays somebody has; None: none are known."""
        named = (self.special.get(name) for name in ((person.user_id, person.tz) if person else ()))
        return next(filter(None, named), self.usual)


def parse_countries(text: str) -> Countries:
    """Return what "DE-BY, Asia/Tokyo=JP, U0ADA=GB" says; raises ValueError, naming the entry that is wrong."""
    usual, special = None, {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        name, equals, country = entry.rpartition("=")
        _must_be_known(country.strip().upper(), entry)
        if equals:
            special[name.strip()] = country.strip().upper()
        else:
            usual = country.strip().upper()
    return Countries(usual=usual, special=special)


def _must_be_known(country: str, entry: str) -> None:
    try:
        _rest_days(country, 2026)
    except NotImplementedError as unknown:
        raise ValueError(f"{entry}: {country} is no country known here, such as DE or US-CA") from unknown


def calendar_of(person: Person | None, hours: Hours, countries: Countries) -> WorkCalendar:
    """Return somebody's working time; of whom nothing is known yet lives in UTC."""
    return _calendar(person.tz if person else "UTC", hours, countries.of(person))


@cache
def _calendar(tz: str, hours: Hours, country: str | None) -> WorkCalendar:
    is_day_off: Callable[[date], bool] = is_weekend if country is None else partial(_is_rest_day, country)
    return WorkCalendar(tz=_known_zone(tz), hours=hours, is_day_off=is_day_off)


def _known_zone(tz: str) -> str:
    try:
        return ZoneInfo(tz).key
    except (ZoneInfoNotFoundError, ValueError):
        return "UTC"


def _is_rest_day(country: str, day: date) -> bool:
    return day in _rest_days(country, day.year)


@cache
def _rest_days(country: str, year: int) -> frozenset[date]:
    """Return the days of a year on which nobody works; raises NotImplementedError for an unknown country."""
    import holidays  # 0.3 seconds and 11 MB that a team without a country does not need

    code, _, part = country.partition("-")
    known = holidays.country_holidays(code, subdiv=part or None, years=year)
    first = date(year, 1, 1)
    days = (first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days))
    return frozenset(day for day in days if not known.is_working_day(day))
