"""The due dates of action items."""

from datetime import UTC, date, datetime

import pytest

from handlers.parsing.dates import DateNotUnderstood, read_due_date, take_due_date

THURSDAY = datetime(2026, 11, 12, 12, 0, tzinfo=UTC)
BEN = "<@U2|ben>"


@pytest.mark.parametrize(
    ("words", "due_on"),
    [
        ("by friday", date(2026, 11, 13)),
        ("by Fri", date(2026, 11, 13)),
        ("by this friday", date(2026, 11, 13)),
        ("by \u017funday", date(2026, 11, 15)),
        ("by wednesday", date(2026, 11, 18)),
        ("due on monday", date(2026, 11, 16)),
        ("due by monday", date(2026, 11, 16)),
        ("until tuesday", date(2026, 11, 17)),
        ("by today", date(2026, 11, 12)),
        ("by EOD", date(2026, 11, 12)),
        ("by end of day", date(2026, 11, 12)),
        ("by tomorrow", date(2026, 11, 13)),
        ("by eow", date(2026, 11, 13)),
        ("by end of the month", date(2026, 11, 30)),
        ("by 2026-12-01", date(2026, 12, 1)),
        ("by 1 Dec", date(2026, 12, 1)),
        ("by Dec 1st", date(2026, 12, 1)),
        ("by 1st of december 2026", date(2026, 12, 1)),
        ("by Dec 1, 2027", date(2027, 12, 1)),
        ("by 5 Jan", date(2027, 1, 5)),
        ("by 12 Nov", date(2026, 11, 12)),
        ("in 2 weeks", date(2026, 11, 26)),
        ("in a week", date(2026, 11, 19)),
        ("within 3 days", date(2026, 11, 15)),
        ("in one month", date(2026, 12, 12)),
    ],
)
def test_a_due_date_is_taken_wherever_the_action_ends(words: str, due_on: date) -> None:
    for tail in ("", f" {BEN}", " long low", f" {BEN} short high"):
        taken = take_due_date(f"Cap the pool {words}{tail}", today_now=THURSDAY, tz="UTC")
        assert (taken.due_on, taken.rest) == (due_on, f"Cap the pool{tail}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Do the due diligence on pools",
        "Reduce the pool by 50 %",
        "Cut memory by 1.5 GB",
        "Restart by hand",
        "Replace machines made by sun with ours",
        "Alert on errors seen in 2 weeks of logs",
        "Fix what is due to friday traffic",
        "Stop by may",
        "Standby friday",
    ],
)
def test_text_that_only_resembles_a_date_stays_text(text: str) -> None:
    assert take_due_date(text, today_now=THURSDAY, tz="UTC") == (None, text)


def test_a_date_amid_the_text_is_taken() -> None:
    taken = take_due_date("By 2026-12-01: add an alert", today_now=THURSDAY, tz="UTC")
    assert (taken.due_on, taken.rest) == (date(2026, 12, 1), "add an alert")


def test_the_last_date_counts() -> None:
    taken = take_due_date("Move the by monday report by friday", today_now=THURSDAY, tz="UTC")
    assert (taken.due_on, taken.rest) == (date(2026, 11, 13), "Move the by monday report")


@pytest.mark.parametrize(
    "words",
    [
        "by 31 Feb",
        "by 00 Dec",
        "by 2026-02-30",
        "by 2026-13-01",
        "by 2026-11-11",
        "by 11 Nov",
        "by 1 Nov 2026",
        "by 12/01",
        "by 1.12.2026",
        "by next friday",
        "by next week",
        "by 9999-12-31",
        "in 9999 weeks",
        "in 9999 months",
    ],
)
def test_a_date_that_cannot_be_placed_is_asked_about(words: str) -> None:
    with pytest.raises(DateNotUnderstood, match=r"Try `by friday`|overdue on purpose"):
        take_due_date(f"Cap the pool {words} {BEN}", today_now=THURSDAY, tz="UTC")


def test_a_past_date_is_named_as_past() -> None:
    with pytest.raises(DateNotUnderstood, match="“2026-11-11” is past: Wednesday"):
        take_due_date("x by 2026-11-11", today_now=THURSDAY, tz="UTC")


def test_what_a_past_hour_is_answered_with_can_be_typed() -> None:
    with pytest.raises(DateNotUnderstood, match="`overdue since 2026-11-12 09:00`"):
        take_due_date("x by today 9:00", today_now=THURSDAY, tz="UTC")
    assert read_due_date("overdue since 2026-11-12 09:00", now=THURSDAY, tz="UTC") is not None


def test_on_a_friday_by_friday_is_today() -> None:
    friday = datetime(2026, 11, 13, 12, 0, tzinfo=UTC)
    assert take_due_date("x by friday", today_now=friday, tz="UTC").due_on == date(2026, 11, 13)


def test_today_is_the_speakers_today() -> None:
    late = datetime(2026, 11, 12, 16, 0, tzinfo=UTC)
    assert take_due_date("x by today", today_now=late, tz="Asia/Tokyo").due_on == date(2026, 11, 13)
    assert take_due_date("x by today", today_now=late, tz="America/New_York").due_on == date(2026, 11, 12)


def test_a_month_from_the_31st_ends_with_the_shorter_month() -> None:
    january = datetime(2027, 1, 31, 12, 0, tzinfo=UTC)
    assert take_due_date("x in a month", today_now=january, tz="UTC").due_on == date(2027, 2, 28)


def test_december_is_followed_by_january() -> None:
    december = datetime(2026, 12, 31, 12, 0, tzinfo=UTC)
    assert take_due_date("x by eom", today_now=december, tz="UTC").due_on == date(2026, 12, 31)
    assert take_due_date("x by tomorrow", today_now=december, tz="UTC").due_on == date(2027, 1, 1)


def test_without_a_known_zone_a_date_is_asked_about() -> None:
    with pytest.raises(DateNotUnderstood, match="I do not know your time zone yet"):
        take_due_date("x by friday", today_now=THURSDAY, tz="Nowhere")


def due(words: str, tz: str = "Europe/Berlin") -> str:
    """What a field with these words means, in words, on Thursday 13:00 in Berlin."""
    found = read_due_date(words, now=THURSDAY, tz=tz)
    return found.words if found else "none"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("friday", "Friday, 2026-11-13 (Europe/Berlin)"),
        ("tomorrow 17:00", "Friday, 2026-11-13 at 17:00 (Europe/Berlin)"),
        ("Monday at 9am", "Monday, 2026-11-16 at 09:00 (Europe/Berlin)"),
        ("in 2 weeks", "Thursday, 2026-11-26 (Europe/Berlin)"),
        ("2026-12-01", "Tuesday, 2026-12-01 (Europe/Berlin)"),
        ("by 1 dec 12:30 pm", "Tuesday, 2026-12-01 at 12:30 (Europe/Berlin)"),
        ("eod", "Thursday, 2026-11-12 (Europe/Berlin)"),
        ("17:00", "Thursday, 2026-11-12 at 17:00 (Europe/Berlin)"),
        ("12am friday", "asked"),
        ("overdue since 2026-11-02", "Monday, 2026-11-02 (Europe/Berlin)"),
        ("overdue since monday", "Monday, 2026-11-09 (Europe/Berlin)"),
        ("overdue since yesterday 10:00", "Wednesday, 2026-11-11 at 10:00 (Europe/Berlin)"),
        ("", "none"),
        ("soon", "asked"),
        ("friday or so", "asked"),
        ("friday 25:00", "asked"),
        ("friday 13pm", "asked"),
        ("yesterday", "asked"),
        ("today 12:59", "asked"),
        ("overdue since 2026-12-01", "asked"),
        ("overdue since today", "asked"),
    ],
)
def test_a_field_takes_a_due_date_as_people_say_it(words: str, meant: str) -> None:
    if meant == "asked":
        with pytest.raises(DateNotUnderstood):
            due(words)
    else:
        assert due(words) == meant


def test_the_hour_is_the_speakers() -> None:
    tokyo = read_due_date("tomorrow 17:00", now=THURSDAY, tz="Asia/Tokyo")
    assert tokyo is not None
    assert tokyo.at == datetime(2026, 11, 13, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize("words", ["2027-03-28 02:30", "2027-10-31 02:30"])
def test_an_hour_that_clocks_skip_or_show_twice_is_asked_about(words: str) -> None:
    with pytest.raises(DateNotUnderstood, match="name another hour"):
        due(words)


@pytest.mark.parametrize(
    ("text", "rest", "meant"),
    [
        (f"Cap the pool {BEN} by tomorrow 17:00", f"Cap the pool {BEN}", "Friday, 2026-11-13 at 17:00 (UTC)"),
        (f"Cap the pool {BEN} friday", f"Cap the pool {BEN}", "Friday, 2026-11-13 (UTC)"),
        (f"Cap the pool {BEN} friday 5pm high", f"Cap the pool {BEN} high", "Friday, 2026-11-13 at 17:00 (UTC)"),
        (f"Cap it {BEN} overdue since 2026-11-02", f"Cap it {BEN}", "Monday, 2026-11-02 (UTC)"),
    ],
)
def test_a_command_takes_hours_bare_dates_behind_the_owner_and_overdue_ones(text: str, rest: str, meant: str) -> None:
    taken = take_due_date(text, today_now=THURSDAY, tz="UTC")
    assert taken.due is not None
    assert (taken.rest, taken.due.words) == (rest, meant)


@pytest.mark.parametrize("words", ["by friday at 17", "by friday 17h30", "by friday morning", "by tomorrow 17:00 PST"])
def test_an_hour_that_cannot_be_read_is_asked_about_and_not_taken_for_text(words: str) -> None:
    with pytest.raises(DateNotUnderstood, match="write the hour"):
        take_due_date(f"Cap the pool {BEN} {words}", today_now=THURSDAY, tz="UTC")
