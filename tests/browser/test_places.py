"""The address keeps the place: Back, Forward and a reload lead where one was."""

import re

import pytest
from playwright.sync_api import expect
from slack_sdk import WebClient

from bot.emulator import Emulator
from tests.browser.person import PATIENCE, Person
from tests.emulator.world import Cast

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def long_ago(emulator: Emulator, cast: Cast) -> str:
    """A message with a reply in #ops, far above the newest ones."""
    control = emulator.control
    said = control.say(cast.ben, cast.ops, "Said long ago")
    control.say(cast.ada, cast.ops, "Answered long ago", thread_ts=said)
    for number in range(60):
        control.say(cast.ben, cast.ops, f"Said since then, {number}")
    return said


def _heading(ada: Person, title: str) -> None:
    expect(ada.page.get_by_role("heading", level=1)).to_have_text(title)


def test_back_and_forward_lead_through_the_conversations(ada: Person) -> None:
    _heading(ada, "ops")
    ada.goes_to("ben")
    ada.sidebar.locator("[data-key=app]").click()
    ada.page.get_by_role("button", name="Home", exact=True).wait_for()
    home = ada.page.get_by_role("region", name="Home")
    for step, title in ((ada.page.go_back, "ben"), (ada.page.go_back, "ops"), (ada.page.go_forward, "ben")):
        step()
        _heading(ada, title)
    ada.page.go_forward()
    expect(home).to_be_visible()
    ada.reloads()
    expect(home).to_be_visible()
    expect(ada.sidebar.locator("[data-key=app]")).to_have_attribute("aria-current", "page")


def test_back_closes_a_thread_and_forward_and_a_reload_open_it(ada: Person, long_ago: str, cast: Cast) -> None:
    ada.goes_to("ops")
    ada.page.evaluate(f"location.hash = '#/{cast.ops}?thread={long_ago}'")
    answer = ada.thread.get_by_role("article").filter(has_text="Answered long ago")
    expect(answer).to_be_visible()
    ada.page.go_back()
    expect(ada.thread).to_be_hidden()
    ada.page.go_forward()
    expect(answer).to_be_visible()
    ada.reloads()
    expect(answer).to_be_visible()
    _heading(ada, "ops")
    ada.thread.get_by_role("button", name="Close", exact=True).click()


def test_a_reload_leads_to_the_same_message_again(ada: Person, long_ago: str, cast: Cast) -> None:
    ada.page.evaluate(f"location.hash = '#/{cast.ops}/p{long_ago.replace('.', '')}'")
    expect(ada.message("Said long ago")).to_be_focused()
    ada.reloads()
    expect(ada.message("Said long ago")).to_be_in_viewport()
    ada.conversation.get_by_role("button", name="Jump to the newest").click()
    expect(ada.message("Said since then, 59")).to_be_in_viewport()
    assert re.search(r"#/\w+\?", ada.page.url)


def test_a_place_that_is_not_for_this_person_is_said_and_the_rest_stays_in_reach(ada: Person, cast: Cast) -> None:
    ada.page.evaluate(f"location.hash = '#/{cast.secret}'")
    expect(ada.conversation).to_contain_text("not for you to see")
    ada.page.go_back()
    _heading(ada, "ops")


def test_who_acts_as_somebody_else_stays_where_both_may_be(ada: Person) -> None:
    ada.acts_as("dana")
    _heading(ada, "ops")
    ada.goes_to("secret")
    ada.reloads()
    _heading(ada, "secret")
    ada.acts_as("ada")
    _heading(ada, "ops")


def test_who_acts_as_somebody_else_beside_the_app_sees_what_it_wrote_to_them(
    ada: Person, bot: WebClient, cast: Cast
) -> None:
    for name in ("ada", "ben"):
        bot.chat_postMessage(channel=getattr(cast, name), text=f"Written to {name}")
    ada.goes_to_the_bot()
    expect(ada.message("Written to")).to_contain_text("Written to ada")
    ada.acts_as("ben")
    expect(ada.message("Written to")).to_contain_text("Written to ben")
    ada.acts_as("ada")


def test_each_conversation_has_its_draft_that_outlasts_a_reload(ada: Person) -> None:
    ada.goes_to("ben")
    ada.composer.fill("For Ben, not yet")
    ada.goes_to("ops")
    expect(ada.composer).to_have_value("")
    ada.goes_to("ben")
    ada.reloads()
    expect(ada.composer).to_have_value("For Ben, not yet")
    ada.composer.press("Enter")
    ada.message("For Ben, not yet").wait_for()
    ada.reloads()
    ada.message("For Ben, not yet").wait_for()
    expect(ada.composer).to_have_value("")
