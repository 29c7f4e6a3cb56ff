"""The times at the head of notes and milestones."""

from datetime import UTC, datetime, timedelta

import pytest

from handlers.parsing.times import TimeNotUnderstood, take_time

NOW = datetime(2026, 11, 21, 10, 50, tzinfo=UTC)
BERLIN, NEW_YORK, TOKYO, KOLKATA = "Europe/Berlin", "America/New_York", "Asia/Tokyo", "Asia/Kolkata"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "occurred_at", "rest"),
    [
        ("at 10:42 rolled back", "2026-11-21 10:42", "rolled back"),
        ("at 10:42, rolled back", "2026-11-21 10:42", "rolled back"),
        ("at 10:42: rolled back", "2026-11-21 10:42", "rolled back"),
        ("At 9:05 rolled back", "2026-11-21 09:05", "rolled back"),
        ("at 10:42", "2026-11-21 10:42", ""),
        ("at 10:42:07 rolled back", "2026-11-21 10:42:07", "rolled back"),
        ("at 9:30am errors", "2026-11-21 09:30", "errors"),
        ("at 11 pm errors", "2026-11-20 23:00", "errors"),
        ("at 12am errors", "2026-11-21 00:00", "errors"),
        ("at 10:42 UTC-based logs", "2026-11-21 10:42", "UTC-based logs"),
        ("at 10:42 UTC errors", "2026-11-21 10:42", "errors"),
        ("at 10:42Z errors", "2026-11-21 10:42", "errors"),
        ("at yesterday 23:50 errors", "2026-11-20 23:50", "errors"),
        ("yesterday at 23:50 errors", "2026-11-20 23:50", "errors"),
        ("at 09:00 yesterday errors", "2026-11-20 09:00", "errors"),
        ("at today 09:00 errors", "2026-11-21 09:00", "errors"),
        ("-5m errors", "2026-11-21 10:45", "errors"),
        ("−5min errors", "2026-11-21 10:45", "errors"),
        ("—5m errors", "2026-11-21 10:45", "errors"),
        ("-1h30m errors", "2026-11-21 09:20", "errors"),
        ("-90s errors", "2026-11-21 10:48:30", "errors"),
        ("-1d errors", "2026-11-20 10:50", "errors"),
        ("at -5m errors", "2026-11-21 10:45", "errors"),
        ("5 minutes ago errors", "2026-11-21 10:45", "errors"),
        ("an hour ago, errors", "2026-11-21 09:50", "errors"),
        ("20m ago errors", "2026-11-21 10:30", "errors"),
        ("2026-11-21T10:42Z errors", "2026-11-21 10:42", "errors"),
        ("2026-11-21T10:42:03.250Z errors", "2026-11-21 10:42:03.250", "errors"),
        ("2026-11-21T12:42+02:00 errors", "2026-11-21 10:42", "errors"),
        ("2026-11-21 10:42 errors", "2026-11-21 10:42", "errors"),
        ("at 2026-11-20 at 10:42 errors", "2026-11-20 10:42", "errors"),
        ("  at 10:42 two  spaces\nand lines", "2026-11-21 10:42", "two  spaces\nand lines"),
    ],
)
def test_a_leading_time_is_taken_and_the_rest_kept(text: str, occurred_at: str, rest: str) -> None:
    assert take_time(text, now=NOW, tz="UTC") == (at(occurred_at), rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "at",
        "at the door the pager rang",
        "at 10 % errors",
        "at 3:1 odds",
        "at midnight the job ran",
        "-5 % errors",
        "-5mb of heap left",
        "-5M users",
        "- rolled back",
        "10:42 rolled back",
        "10am rolled back",
        "2026-11-21 was a bad day",
        "today we learned",
        "yesterday's deploy",
        "5 minutes of errors",
        "we saw it at 10:42",
        "attempt at 10:42",
        "<@U1|ada> at 10:42",
    ],
)
def test_text_that_only_resembles_a_time_stays_text(text: str) -> None:
    assert take_time(text, now=NOW, tz="UTC") == (None, text)


@pytest.mark.parametrize(
    ("text", "occurred_at", "rest"),
    [
        ("10:42 pager", "2026-11-21 10:42", "pager"),
        ("10am pager", "2026-11-21 10:00", "pager"),
        ("23:50", "2026-11-20 23:50", ""),
    ],
)
def test_a_milestone_takes_a_clock_time_without_at(text: str, occurred_at: str, rest: str) -> None:
    assert take_time(text, now=NOW, tz="UTC", bare=True) == (at(occurred_at), rest)


@pytest.mark.parametrize(
    "text",
    [
        "at 25:10 x",
        "at 10:61 x",
        "at 13pm x",
        "at 0am x",
        "at 10:42-10:55 x",
        "at 10:42x",
        "at 11:55 x",
        "at today 23:00 x",
        "at yesterday we x",
        "at monday 10:00 x",
        "at 10:42 tomorrow x",
        "at 10:42 on monday x",
        "at 10:42 PST x",
        "at 10:42 UTC+1 x",
        "at 2026-11-21 x",
        "2026-11-22T10:42Z x",
        "2026-02-30T10:42Z x",
        "2026-11-21T10 x",
        "2026-11-20T10:42+99:00 x",
        "2025-11-21T10:42Z x",
        "0001-01-01T00:00+14:00 x",
        "-9999d x",
        "-999999m x",
    ],
)
def test_a_time_that_cannot_be_placed_is_asked_about(text: str) -> None:
    with pytest.raises(TimeNotUnderstood, match=r"I can't place “.+Try `/incident note at 10:42 …`"):
        take_time(text, now=NOW, tz="UTC")


@pytest.mark.parametrize("text", ["25:10 x", "10:42-10:55 x", "2026-11-21 x"])
def test_a_milestone_asks_about_a_bare_time_too(text: str) -> None:
    with pytest.raises(TimeNotUnderstood, match="Try `/incident mark started 10:42`"):
        take_time(text, now=NOW, tz="UTC", bare=True)


@pytest.mark.parametrize(
    ("tz", "text", "occurred_at"),
    [
        (BERLIN, "at 10:42", "2026-11-21 09:42"),
        (NEW_YORK, "at 05:42", "2026-11-21 10:42"),
        (TOKYO, "at 19:42", "2026-11-21 10:42"),
        (KOLKATA, "at 16:12", "2026-11-21 10:42"),
        (TOKYO, "at yesterday 23:50", "2026-11-20 14:50"),
        (BERLIN, "2026-07-01 12:00", "2026-07-01 10:00"),
        (BERLIN, "at 10:42 CET", "2026-11-21 09:42"),
        (TOKYO, "at 19:42 JST", "2026-11-21 10:42"),
    ],
)
def test_a_clock_time_is_read_in_the_speakers_zone(tz: str, text: str, occurred_at: str) -> None:
    assert take_time(text, now=NOW, tz=tz).occurred_at == at(occurred_at)


def test_a_late_clock_time_typed_after_midnight_is_yesterdays() -> None:
    ten_past = at("2026-11-20 23:10")
    assert take_time("at 23:50 x", now=ten_past, tz=BERLIN).occurred_at == at("2026-11-20 22:50")


def test_midnight_itself_belongs_to_the_day_that_begins() -> None:
    assert take_time("at 00:00 x", now=at("2026-11-21 00:00"), tz="UTC").occurred_at == at("2026-11-21 00:00")


def test_the_present_minute_is_not_the_future() -> None:
    assert take_time("at 10:50 x", now=NOW + timedelta(seconds=1), tz="UTC").occurred_at == NOW


def test_a_clock_time_soon_to_come_is_asked_about_with_yesterday_offered() -> None:
    with pytest.raises(TimeNotUnderstood, match=r"still to come today.+`at yesterday 10:55`"):
        take_time("at 10:55 x", now=NOW, tz="UTC")


def test_a_time_that_clocks_skip_is_asked_about() -> None:
    with pytest.raises(TimeNotUnderstood, match="clocks in Europe/Berlin skip that time on 2026-03-29"):
        take_time("at 02:30 x", now=at("2026-03-29 08:00"), tz=BERLIN)


def test_a_time_that_clocks_show_twice_is_asked_about_with_both_meanings() -> None:
    with pytest.raises(TimeNotUnderstood, match="`2026-10-25T00:30Z` or `2026-10-25T01:30Z`"):
        take_time("at 02:30 x", now=at("2026-10-25 08:00"), tz=BERLIN)


def test_a_dated_time_that_clocks_show_twice_is_asked_about() -> None:
    with pytest.raises(TimeNotUnderstood, match="`2026-11-01T05:30Z` or `2026-11-01T06:30Z`"):
        take_time("2026-11-01 01:30 x", now=NOW, tz=NEW_YORK)


def test_a_doubled_time_whose_second_showing_is_still_to_come_means_the_first() -> None:
    assert take_time("at 02:30 x", now=at("2026-10-25 00:45"), tz=BERLIN).occurred_at == at("2026-10-25 00:30")


def test_the_hour_after_the_clocks_change_is_read_with_the_new_offset() -> None:
    assert take_time("at 03:30 x", now=at("2026-03-29 08:00"), tz=BERLIN).occurred_at == at("2026-03-29 01:30")
    assert take_time("at 03:30 x", now=at("2026-10-25 08:00"), tz=BERLIN).occurred_at == at("2026-10-25 02:30")


def test_going_back_by_a_duration_crosses_a_clock_change_in_real_time() -> None:
    assert take_time("-3h x", now=at("2026-10-25 02:00"), tz=BERLIN).occurred_at == at("2026-10-24 23:00")


def test_how_far_back_one_may_reach_can_be_set() -> None:
    with pytest.raises(TimeNotUnderstood, match="more than 1 days ago"):
        take_time("-25h x", now=NOW, tz="UTC", oldest=timedelta(days=1))


def test_without_a_known_zone_a_clock_time_is_asked_about() -> None:
    with pytest.raises(TimeNotUnderstood, match="I do not know your time zone yet"):
        take_time("at 10:42 x", now=NOW, tz="Mars/Olympus")


def test_without_a_known_zone_a_time_in_utc_is_still_understood() -> None:
    assert take_time("2026-11-21T10:42Z x", now=NOW, tz="").occurred_at == at("2026-11-21 10:42")
