"""Working time: nine in the morning where somebody is, on days on which they work, in summer and in winter."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.working_time import Hours, WorkCalendar

CHANGES = [
    ("Europe/Berlin", date(2026, 3, 28), 8), ("Europe/Berlin", date(2026, 3, 29), 7),
    ("Europe/Berlin", date(2026, 10, 24), 7), ("Europe/Berlin", date(2026, 10, 25), 8),
    ("America/New_York", date(2026, 3, 7), 14), ("America/New_York", date(2026, 3, 8), 13),
    ("America/New_York", date(2026, 10, 31), 13), ("America/New_York", date(2026, 11, 1), 14),
    ("Asia/Tokyo", date(2026, 3, 29), 0), ("Australia/Lord_Howe", date(2026, 10, 4), 22),
]  # fmt: skip
BERLIN = WorkCalendar(tz="Europe/Berlin")
FRIDAY = date(2026, 3, 6)
AT_NIGHT = Hours(
    opens=time(2, 30), closes=time(10, 0)
)  # in the hour that is skipped in March and comes twice in autumn


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(("zone", "day", "hour"), CHANGES)
def test_nine_in_the_morning_stays_nine_across_the_change_of_clocks(zone: str, day: date, hour: int) -> None:
    opening = WorkCalendar(tz=zone).opening(day)
    assert (opening.hour, opening.tzinfo) == (hour, UTC)


zones = st.sampled_from(("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kolkata", "America/St_Johns"))


@settings(max_examples=50, derandomize=True, database=None)
@given(day=st.dates(date(2020, 1, 1), date(2040, 1, 1)), zone=zones)
def test_it_is_nine_there_on_that_day(day: date, zone: str) -> None:
    there = WorkCalendar(tz=zone).opening(day).astimezone(ZoneInfo(zone))
    assert there.replace(tzinfo=None) - datetime.combine(day, datetime.min.time()) == timedelta(hours=9)


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25)])
def test_an_hour_that_is_skipped_or_comes_twice_is_one_opening_each_day(change: date) -> None:
    calendar = WorkCalendar(tz="Europe/Berlin", hours=AT_NIGHT)
    days = [change + timedelta(days=number) for number in (-1, 0, 1)]
    openings = [calendar.opening(day) for day in days]
    assert openings == sorted(set(openings))
    assert [calendar.day_of(opening) for opening in openings] == days


def test_a_morning_that_was_missed_is_made_up_for_while_the_day_lasts() -> None:
    assert BERLIN.morning(not_before=at(6, 8), now=at(6, 15)) == FRIDAY


def test_a_morning_missed_until_the_evening_moves_to_the_next_working_day() -> None:
    assert BERLIN.morning(not_before=at(6, 8), now=at(6, 16)) == date(2026, 3, 9)


def test_what_comes_up_after_nine_waits_for_the_next_working_morning() -> None:
    assert BERLIN.morning(not_before=at(6, 9), now=at(6, 9)) == date(2026, 3, 9)


def test_a_day_that_had_its_digest_is_passed_over() -> None:
    assert BERLIN.morning(not_before=at(5, 8), now=at(5, 9), after=date(2026, 3, 5)) == FRIDAY


def test_the_last_morning_before_sunday_is_that_of_friday() -> None:
    assert BERLIN.last_morning(at(8, 12)) == FRIDAY


def test_working_days_leave_out_weekends_and_days_off() -> None:
    monday = date(2026, 3, 9)
    calendar = WorkCalendar(is_day_off=lambda day: day.weekday() > 4 or day == monday)
    assert calendar.working_days_after(FRIDAY, 2) == date(2026, 3, 11)


def test_whoever_never_works_is_looked_at_for_a_year_and_no_longer() -> None:
    never = WorkCalendar(is_day_off=lambda day: True)
    assert never.morning(not_before=at(6, 9), now=at(6, 9)) == FRIDAY + timedelta(days=366)


@pytest.mark.parametrize(
    ("moment", "is_open"), [(at(6, 7), False), (at(6, 8), True), (at(6, 16), False), (at(7, 9), False)]
)
def test_working_hours_begin_at_nine_and_end_at_five_on_working_days(moment: datetime, is_open: bool) -> None:
    assert BERLIN.is_open(moment) is is_open
