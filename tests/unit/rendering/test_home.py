"""App Home as blocks: within what Slack takes, however much there is."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.action_items import ActionItem, Horizon
from bot.domain.ids import IncidentId, TeamId, UserId
from bot.domain.incident import Incident
from bot.emulator.viewrules import check_view
from bot.rendering.slack.home import MOST_ITEMS, home_view
from bot.rendering.slack.parts import Payload

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
ADA = UserId("U00000ADA")


def incident(number: int, title: str = "Checkout fails") -> Incident:
    return Incident(
        id=IncidentId(number), team_id=TeamId("T1"), number=number, title=title, reporter_id=ADA, declared_at=TEN,
        captured_from=TEN,
    )  # fmt: skip


def item(number: int, text: str = "Alert on pool usage") -> ActionItem:
    return ActionItem(
        id=number, incident_id=IncidentId(7), number=number, text=text, owner_id=ADA, due_on=date(2026, 3, 1),
        horizon=Horizon.SHORT_TERM, created_by=ADA, created_at=TEN,
    )  # fmt: skip


def home(items: int, led: int = 0, text: str = "Alert on pool usage") -> Payload:
    view = home_view(
        [(item(number, text), incident(7)) for number in range(1, items + 1)],
        [(incident(number, text[:200]), 3) for number in range(1, led + 1)],
        workspace_url="https://example.slack.com/", now=TEN,
    )  # fmt: skip
    return check_view(dict(view), "home")


def texts(view: Payload) -> list[str]:
    return [block["text"]["text"] for block in view["blocks"] if "text" in block]


def test_a_hundred_blocks_hold_the_most_that_is_shown() -> None:
    view = home(items=500, led=40, text="&<>" * 1000)
    assert len(view["blocks"]) <= 100


def test_what_is_more_is_counted() -> None:
    [more] = [block for block in home(items=MOST_ITEMS + 40)["blocks"] if block["block_id"] == "more"]
    assert more["elements"][0]["text"] == "and 40 more: `/incident actions mine`"


def test_what_just_fits_is_not_said_to_go_on() -> None:
    assert "more" not in {block["block_id"] for block in home(items=MOST_ITEMS)["blocks"]}


def test_a_snooze_is_told_until_its_day_is_over() -> None:
    snoozed = replace(item(1), snoozed_until=date(2026, 3, 2))
    days = (TEN, TEN + timedelta(days=1))
    views = [home_view([(snoozed, incident(7))], [], workspace_url="https://x/", now=now) for now in days]
    assert ["no reminders until 2026-03-02" in texts(view)[2] for view in views] == [True, False]


def test_whoever_leads_nothing_reads_nothing_of_leading() -> None:
    assert "Incidents you lead" not in texts(home(items=1))


def test_many_incidents_are_counted_at_the_end() -> None:
    assert texts(home(items=0, led=20))[-1].endswith("_and 5 more_")
