"""The tools around the workspace: its clock, the traffic with the app, and the app's Home as each person has it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, expect
from slack_sdk import WebClient

from bot.emulator import Emulator
from tests.browser.person import PATIENCE, Person
from tests.emulator.world import Cast, Hand, wide_manifest

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    """The small workspace on a Saturday, when tomorrow is no working day."""
    with Emulator(wide_manifest(), clock=Hand()) as running:
        yield running


def _clock(ada: Person) -> Locator:
    ada.page.get_by_role("button", name="The workspace's time").click()
    return ada.page.get_by_role("dialog", name="The workspace's time")


def test_the_clock_jumps_to_nine_tomorrow_where_somebody_is(ada: Person, emulator: Emulator) -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    before = datetime.fromtimestamp(emulator.workspace.clock.now().timestamp(), UTC).astimezone(tokyo)
    clock = _clock(ada)
    clock.get_by_role("combobox", name="Where").select_option("Asia/Tokyo")
    clock.get_by_role("combobox", name="Day").select_option("tomorrow")
    clock.get_by_role("button", name="Jump").click()
    expect(clock.locator("dd").nth(1)).to_contain_text("9:00 AM")
    after = emulator.workspace.clock.now().astimezone(tokyo)
    assert ((after.date() - before.date()).days, after.hour, after.minute) == (1, 9, 0)
    ada.page.keyboard.press("Escape")
    ada.types("The next day")
    expect(ada.message("The next day")).to_be_visible()
    expect(ada.conversation.get_by_role("separator", name="Today")).to_be_visible()


def test_time_passes_by_steps_for_everybody(ada: Person, ben: Person) -> None:
    shown = ben.page.get_by_role("button", name="The workspace's time")
    before = shown.inner_text()
    clock = _clock(ada)
    clock.get_by_role("button", name="+ 1 day").press("Enter")
    expect(shown).not_to_have_text(before)
    ada.page.keyboard.press("Escape")
    expect(clock).to_have_count(0)
    expect(ada.page.get_by_role("button", name="The workspace's time")).to_be_focused()


def test_the_traffic_is_filtered_and_an_entry_opens_with_all_of_its_json(
    ada: Person, bot: WebClient, cast: Cast
) -> None:
    ada.page.get_by_role("button", name="Traffic", exact=True).click()
    panel = ada.page.get_by_role("region", name="Traffic between the workspace and the app")
    rows = panel.get_by_role("listitem")
    bot.chat_postMessage(channel=cast.ops, text="Seen from the inside")
    bot.users_info(user=cast.dana)
    expect(rows.first).to_contain_text("users.info")
    panel.get_by_role("searchbox", name="Filter").fill("from the inside")
    expect(rows).to_have_count(1)
    rows.locator("summary").press("Enter")
    expect(rows.locator("pre").first).to_contain_text('"text": "Seen from the inside"')
    expect(rows.locator("pre").last).to_contain_text('"ok": true')
    bot.chat_postMessage(channel=cast.ops, text="Another from the inside")
    expect(rows).to_have_count(2)
    expect(rows.last.locator("pre").first).to_be_visible()
    panel.get_by_role("searchbox", name="Filter").fill("")
    panel.get_by_role("combobox", name="Kind").select_option("envelope_out")
    expect(panel).not_to_contain_text("users.info")
    panel.get_by_role("button", name="Close").click()
    expect(panel).to_be_hidden()


def test_home_is_the_one_of_whom_one_acts_as(ada: Person, bot: WebClient, cast: Cast) -> None:
    for name in ("ada", "ben"):
        words = {"type": "mrkdwn", "text": f"What waits for {name}"}
        view = {"type": "home", "blocks": [{"type": "section", "text": words}]}
        bot.views_publish(user_id=getattr(cast, name), view=view)
    ada.sidebar.locator("[data-key=app]").click()
    ada.page.get_by_role("button", name="Home", exact=True).click()
    home = ada.page.locator(".home-page")
    expect(home).to_have_text("What waits for ada")
    ada.acts_as("ben")
    expect(home).to_have_text("What waits for ben")
    ada.acts_as("cleo")
    expect(home).to_have_text("scribe has published nothing for you here yet.")
    bot.views_publish(user_id=cast.cleo, view={"type": "home", "blocks": [{"type": "section", "text": words}]})
    expect(home).to_have_text("What waits for ben")
