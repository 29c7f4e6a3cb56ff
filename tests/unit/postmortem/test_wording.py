"""Times and durations in words."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.postmortem.wording import moment, row_time, span

LATE = datetime(2026, 11, 21, 16, 30, 45, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "less than a minute"),
        (59, "less than a minute"),
        (60, "1 minute"),
        (75 * 60 + 59, "1 hour 15 minutes"),
        (2 * 3600, "2 hours"),
        (26 * 3600 + 60, "1 day 2 hours 1 minute"),
    ],
)
def test_a_duration_is_told_in_whole_minutes(seconds: int, words: str) -> None:
    assert span(timedelta(seconds=seconds)) == words


def test_a_moment_names_its_zone() -> None:
    assert moment(LATE) == "2026-11-21 16:30 UTC"


def test_a_moment_names_the_local_zone_too() -> None:
    assert moment(LATE, "Asia/Tokyo") == "2026-11-21 16:30 UTC (2026-11-22 01:30 Asia/Tokyo)"


def test_a_moment_given_in_another_zone_is_told_in_utc() -> None:
    assert moment(LATE.astimezone()) == "2026-11-21 16:30 UTC"


def test_a_row_on_the_next_local_day_tells_that_day() -> None:
    assert row_time(LATE, with_date=False, timezone="Asia/Tokyo") == "16:30 (2026-11-22 01:30)"


def test_a_row_on_the_same_local_day_tells_only_the_time() -> None:
    assert row_time(LATE, with_date=True, timezone="Europe/Berlin") == "2026-11-21 16:30 (17:30)"
