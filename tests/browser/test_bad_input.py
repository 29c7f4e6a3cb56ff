"""Bad input and an app in trouble, as people see it on the page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from slack_bolt import App
from slack_sdk import WebClient

from bot.emulator import Emulator
from tests.browser import story
from tests.browser.conftest import Visit
from tests.browser.person import PATIENCE, Person
from tests.emulator.world import Cast, close, connect

expect.set_options(timeout=PATIENCE)
SCRIPT = "<script>document.title = 'taken'</script><img src=x onerror=\"document.title = 'taken'\">"
LONG = "checkout " * 4444  # 40,000 characters, the most that a message may have


@pytest.fixture
def ada(visiting: Visit, emulator: Emulator, cast: Cast) -> Person:
    return visiting(emulator.workspace.base_url, cast.ada)


@pytest.fixture
def silent_app(emulator: Emulator) -> Iterator[None]:
    """An app that is connected, and loses every command on the way."""
    client = WebClient(token=emulator.bot_token, base_url=emulator.api_url)
    handler = connect(emulator, App(client=client, signing_secret="unused", token_verification_enabled=False))
    yield
    close(emulator, handler)
    emulator.control.heal()


def test_markup_is_shown_as_it_was_typed(ada: Person) -> None:
    ada.types(SCRIPT)
    expect(ada.message("<script>").locator(".text")).to_have_text(SCRIPT)
    assert ada.message("<script>").locator("script, img").count() == 0
    assert "taken" not in ada.page.title()


def test_forty_thousand_characters_are_sent_and_shown_folded(ada: Person) -> None:
    ada.composer.fill(LONG)
    ada.composer.press("Enter")
    message = ada.message("checkout checkout")
    message.get_by_role("button", name="Show more").click()
    assert message.locator(".words").inner_text().count("checkout") == LONG.count("checkout")


def test_a_picture_that_is_none_is_shown_as_a_file(ada: Person) -> None:
    message = story.attach(ada, "screenshot.png", b"this is no picture", "What I see")
    expect(message.get_by_text("screenshot.png")).to_be_visible()
    expect(message.get_by_role("img")).to_have_count(0)


def test_a_bot_that_is_not_connected_is_said_in_the_composer(ada: Person) -> None:
    expect(ada.conversation.locator(".composer-health")).to_contain_text("not connected")
    ada.types("/incident help")
    expect(ada.conversation.get_by_role("alert")).to_contain_text("dispatch_failed")
    expect(ada.composer).to_have_value("")


def test_a_bot_that_never_acknowledges_is_a_timeout_and_the_inspector_says_why(
    emulator: Emulator, silent_app: None, ada: Person
) -> None:
    emulator.control.drop()
    ada.types("/incident help")
    expect(ada.conversation.get_by_role("alert")).to_contain_text("operation_timeout")
    ada.page.get_by_role("button", name="Traffic", exact=True).click()
    ada.page.get_by_role("combobox", name="Kind").select_option("trouble")
    expect(ada.page.locator("#inspector .exchange-error").first).to_contain_text("not acknowledge")
