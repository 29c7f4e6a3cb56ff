"""Action items for other programs: what was written is read back by those who know the format, and runs nothing."""

import csv
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from bot.rendering.items.csv import COLUMNS, inert
from bot.rendering.items.formats import ITEM_FORMATS, convert
from bot.rendering.items.row import ItemRow

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
FRIDAY = date(2026, 3, 6)
ROW = ItemRow(
    team_id="T1", incident="INC-7", incident_title="Checkout fails", severity="sev2", number=2,
    text="Alert on pool usage", owner="ben", owner_id="U1", due_on=FRIDAY, due_at=None, due_tz="Europe/Berlin",
    horizon="short_term", priority="high", kind="detect", status="open", reason="", created_at=TEN, created_by="ada",
    finished_at=None, links=(), message="https://example.slack.com/archives/C1/p1",
)  # fmt: skip
AT_FIVE = replace(ROW, number=3, due_at=datetime(2026, 3, 6, 16, 0, tzinfo=UTC))
NASTY = 'Fix "a", b; c\\d, =1+1\nEND:VEVENT\nüñí 🎯'


def table(*rows: ItemRow) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(convert(rows, "csv").decode("utf-8"), newline="")))


def events(*rows: ItemRow) -> list[Event]:
    return list(Calendar.from_ical(convert(rows, "ics")).events)


def items(*rows: ItemRow) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(convert(rows, "json"))["items"]
    return found


@pytest.mark.parametrize("name", ITEM_FORMATS)
def test_the_same_items_give_the_same_bytes(name: str) -> None:
    assert convert([ROW, AT_FIVE], name) == convert([ROW, AT_FIVE], name)


@pytest.mark.parametrize("name", ITEM_FORMATS)
def test_no_items_are_no_error(name: str) -> None:
    assert convert([], name)


def test_every_field_has_a_column() -> None:
    assert table(ROW)[0]["due_on"] == "2026-03-06"
    assert tuple(table(ROW)[0]) == COLUMNS


def test_a_table_gives_back_commas_quotes_and_line_breaks() -> None:
    assert table(replace(ROW, text=NASTY))[0]["text"] == NASTY


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1+1", "＠x"])
def test_what_a_spreadsheet_could_take_for_a_formula_is_text(cell: str) -> None:
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Alert", "5 > 4", "a=b", "2026-03-06", "'quoted'"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert inert(cell) == cell


@given(st.from_regex(r"\A\s*[=+\-@＝＋－＠].*"))
def test_no_blanks_before_a_sign_make_it_a_formula(cell: str) -> None:
    assert inert(cell).startswith("'")


def test_what_is_not_known_is_null() -> None:
    found = items(replace(ROW, due_on=None, owner=""))[0]
    assert (found["due_on"], found["owner"], found["links"]) == (None, None, [])


def test_an_hour_is_told_in_utc_beside_its_zone() -> None:
    found = items(AT_FIVE)[0]
    assert (found["due_at"], found["due_tz"]) == ("2026-03-06T16:00:00Z", "Europe/Berlin")


def test_a_lone_surrogate_can_be_written() -> None:
    assert items(replace(ROW, text="a\ud800b"))[0]["text"] == "a\ud800b"
    assert events(replace(ROW, text="a\ud800b"))[0]["summary"] == "INC-7/2: a\ufffdb"
    assert table(replace(ROW, text="a\ud800b"))[0]["text"] == "a\ufffdb"


def test_a_day_is_an_event_of_that_day() -> None:
    [event] = events(ROW)
    assert event.start == FRIDAY
    assert "DTEND" not in event


def test_an_hour_is_an_event_in_the_zone_of_who_named_it() -> None:
    [event] = events(AT_FIVE)
    assert event.start == datetime(2026, 3, 6, 17, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    assert event["DTSTART"].params["TZID"] == "Europe/Berlin"


def test_the_calendar_brings_the_zones_that_it_names() -> None:
    calendar = Calendar.from_ical(convert([AT_FIVE], "ics"))
    assert [zone.tz_name for zone in calendar.timezones] == ["Europe/Berlin"]
    assert calendar.get_missing_tzids() == set()


def test_what_has_no_due_date_is_in_no_calendar() -> None:
    assert events(replace(ROW, due_on=None)) == []


def test_a_text_cannot_end_its_event() -> None:
    [event] = events(replace(ROW, text=NASTY))
    assert event["summary"] == f"INC-7/2: {NASTY}"


def test_lines_of_a_calendar_have_75_bytes_at_most() -> None:
    written = convert([replace(ROW, text="ü" * 300)], "ics")
    assert max(map(len, written.split(b"\r\n"))) <= 75


def test_each_event_keeps_its_id_when_the_item_changes() -> None:
    changed = replace(ROW, status="done", due_on=date(2026, 4, 1), finished_at=TEN)
    assert events(ROW)[0]["uid"] == events(changed)[0]["uid"]


def test_items_of_two_workspaces_have_different_ids() -> None:
    assert len({event["uid"] for event in events(ROW, replace(ROW, team_id="T2"))}) == 2


def test_what_will_not_be_done_is_a_cancelled_event() -> None:
    assert events(replace(ROW, status="wont_do", reason="obsolete"))[0]["status"] == "CANCELLED"


def test_an_event_makes_nobody_busy() -> None:
    assert events(ROW)[0]["transp"] == "TRANSPARENT"
