"""`scribe actions` and `scribe stats`, as somebody at a terminal uses them."""

import csv
import json
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar

from bot.cli import main
from bot.domain.action_items import ActionItem, ActionStatus, Horizon
from bot.domain.ids import IncidentId, TeamId, UserId
from bot.domain.milestones import Milestone
from bot.domain.people import Person
from bot.domain.severity import Severity
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.storage import Store, Tx

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
LONG_AGO, FAR_OFF = date(2026, 3, 6), date(2999, 1, 1)
BEN = UserId("U00000BEN")


def declared(tx: Tx, title: str, at: datetime) -> IncidentId:
    return tx.incidents.add(
        team_id=TeamId("T1"), title=title, severity=Severity.SEV2, reporter_id=UserId("U00000ADA"), lead_id=None,
        channel_id=None, declared_at=at, captured_from=at,
    ).id  # fmt: skip


def item(tx: Tx, incident_id: IncidentId, text: str, due_on: date | None, **more: object) -> None:
    given = {"owner_id": BEN, "due_on": due_on, "due_tz": "Europe/Berlin", "horizon": Horizon.SHORT_TERM, **more}
    tx.action_items.add(
        ActionItem(
            incident_id=incident_id, number=tx.action_items.next_number(incident_id), text=text,
            created_by=UserId("U00000ADA"), created_at=TEN, **given,  # type: ignore[arg-type]
        )
    )  # fmt: skip


def reached(tx: Tx, incident_id: IncidentId, milestone: Milestone, at: datetime) -> None:
    event = TimelineEvent(
        incident_id=incident_id, kind=TimelineKind.MILESTONE, text="secret words", occurred_at=at, recorded_at=at,
        author_id=BEN, milestone=milestone,
    )  # fmt: skip
    tx.timeline.add(event)


@pytest.fixture
def url(sqlite_url: str) -> str:
    """A database with two incidents, one resolved after 30 minutes, and four action items."""
    store = Store(sqlite_url)
    with store.write() as tx:
        tx.people.save(Person(team_id=TeamId("T1"), user_id=BEN, name="Ben"))
        first, second = declared(tx, "Checkout fails", TEN), declared(tx, "Mail is late", TEN + timedelta(days=60))
        item(tx, first, "=Alert on <@U00000BEN> &amp; co", LONG_AGO)
        item(tx, first, "Write it up", LONG_AGO, status=ActionStatus.DONE, finished_at=TEN + timedelta(days=1))
        item(tx, second, "Second mail host", FAR_OFF, owner_id=None)
        item(tx, second, "Some time", None, owner_id=None)
        reached(tx, first, Milestone.STARTED, TEN)
        reached(tx, first, Milestone.RESOLVED, TEN + timedelta(minutes=30))
    store.close()
    return sqlite_url


def scribe(url: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"DATABASE_URL": url})


def texts(url: str, *arguments: str) -> list[str]:
    done = scribe(url, "actions", "--format", "json", *arguments)
    assert done.exit_code == 0, done.output
    return [one["text"] for one in json.loads(done.output)["items"]]


def test_all_items_are_printed_by_incident_and_number(url: str) -> None:
    assert texts(url) == ["=Alert on @Ben & co", "Write it up", "Second mail host", "Some time"]


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        (("--open",), 3), (("--overdue",), 1), (("--owner", "@ben"), 2), (("--owner", "U00000BEN"), 2),
        (("INC-2",), 2), (("INC-1", "--open", "--owner", "Ben"), 1),
    ],
)  # fmt: skip
def test_only_what_is_asked_for_is_printed(url: str, asked: tuple[str, ...], number: int) -> None:
    assert len(texts(url, *asked)) == number


def test_a_table_holds_no_formula(url: str) -> None:
    done = scribe(url, "actions")
    [first, *_] = csv.DictReader(StringIO(done.stdout_bytes.decode(), newline=""))
    assert (first["text"], first["owner"]) == ("'=Alert on @Ben & co", "Ben")


def test_a_calendar_has_an_event_for_each_due_date(url: str) -> None:
    calendar = Calendar.from_ical(scribe(url, "actions", "--format", "ics").stdout_bytes)
    assert [str(event["summary"]) for event in calendar.events] == [
        "INC-1/1: =Alert on @Ben & co",
        "✓ INC-1/2: Write it up",
        "INC-2/1: Second mail host",
    ]


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (("actions", "INC-9"), "There is no INC-9 in the database."),
        (("actions", "checkout"), "names no incident"),
        (("actions", "--owner", "zoe"), "knows nobody called “zoe”"),
        (("actions", "--format", "xml"), "'xml' is not one of"),
        (("stats", "--since", "spring"), "does not match the format"),
    ],
)
def test_what_cannot_be_done_is_told_in_words(url: str, asked: tuple[str, ...], reason: str) -> None:
    done = scribe(url, *asked)
    assert done.exit_code == 2
    assert reason in done.output


def test_figures_come_with_their_n_and_with_what_is_lacking(url: str) -> None:
    lines = scribe(url, "stats").output.splitlines()
    assert lines[0].startswith("2 incidents as of 20")
    whole = lines[lines.index("All: 2 incidents") :]
    resolved = next(line.split() for line in whole if "Time to resolve" in line)
    assert " ".join(resolved) == "Time to resolve 1 of 2 30 min – – 1 lacks a milestone"
    assert "  Action items done in time: 1 of 2 (50 %); 1 not due yet, 1 without a due date" in whole


def test_figures_since_a_day_leave_the_earlier_incidents_out(url: str) -> None:
    done = json.loads(scribe(url, "stats", "--format", "json", "--since", "2026-04-01").output)
    assert [(group["quarter"], group["incidents"]) for group in done["groups"]] == [("2026-Q2", 1), (None, 1)]


def test_figures_name_no_incident(url: str) -> None:
    for name in ("text", "json", "html"):
        said = scribe(url, "stats", "--format", name).output
        assert not [word for word in ("Checkout", "INC-1", "secret words", "Ben") if word in said]


def test_the_page_of_plots_is_written_beside_the_text(url: str, tmp_path: Path) -> None:
    page = tmp_path / "figures.html"
    done = scribe(url, "stats", "--html", str(page))
    assert "All: 2 incidents" in done.output
    assert page.read_text("utf-8").count("<svg") == 5


def test_a_page_that_cannot_be_written_is_told(url: str, tmp_path: Path) -> None:
    done = scribe(url, "stats", "--html", str(tmp_path / "nowhere" / "figures.html"))
    assert (done.exit_code, "cannot be written" in done.output) == (2, True)


def test_an_empty_database_has_no_figures_and_says_so(sqlite_url: str) -> None:
    assert scribe(sqlite_url, "stats").output.startswith("0 incidents as of ")
