"""When a reminder is due: nine in the morning where its owner is, in summer and in winter."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.reminders import due_morning

CHANGES = [
    ("Europe/Berlin", date(2026, 3, 28), 8), ("Europe/Berlin", date(2026, 3, 29), 7),
    ("Europe/Berlin", date(2026, 10, 24), 7), ("Europe/Berlin", date(2026, 10, 25), 8),
    ("America/New_York", date(2026, 3, 7), 14), ("America/New_York", date(2026, 3, 8), 13),
    ("America/New_York", date(2026, 10, 31), 13), ("America/New_York", date(2026, 11, 1), 14),
    ("Asia/Tokyo", date(2026, 3, 29), 0), ("Australia/Lord_Howe", date(2026, 10, 4), 22),
]  # fmt: skip


@pytest.mark.parametrize(("zone", "day", "hour"), CHANGES)
def test_nine_in_the_morning_stays_nine_across_the_change_of_clocks(zone: str, day: date, hour: int) -> None:
    due_at = due_morning(day, zone)
    assert (due_at.hour, due_at.tzinfo) == (hour, UTC)


zones = st.sampled_from(("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kolkata", "America/St_Johns"))


@settings(max_examples=50, derandomize=True, database=None)
@given(day=st.dates(date(2020, 1, 1), date(2040, 1, 1)), zone=zones)
def test_it_is_nine_there_on_that_day(day: date, zone: str) -> None:
    there = due_morning(day, zone).astimezone(ZoneInfo(zone))
    assert there.replace(tzinfo=None) - datetime.combine(day, datetime.min.time()) == timedelta(hours=9)
