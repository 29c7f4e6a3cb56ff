"""The workspace goes away and comes back: nothing that was written is lost, and what was said meanwhile arrives."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, expect
from slack_bolt import App
from slack_sdk import WebClient

from bot.emulator import Emulator
from tests.browser import story
from tests.browser.person import PATIENCE, Person, fresh_context, tab
from tests.browser.wire import Wire
from tests.emulator.world import Cast, close, connect
from tests.support.pictures import png

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def wire(emulator: Emulator) -> Iterator[Wire]:
    carrying = Wire(urlsplit(emulator.workspace.base_url).port or 0)
    yield carrying
    carrying.close()


@pytest.fixture(scope="module")
def ada(chromium: Browser, wire: Wire, cast: Cast) -> Iterator[Person]:
    """Ada at the far end of the wire; that a connection is refused is no trouble of the page's."""
    address = f"http://127.0.0.1:{wire.port}/"
    with fresh_context(chromium) as context, tab(context, address, cast.ada) as person:
        yield person
        person.troubles[:] = [
            one for one in person.troubles if "/ui/live" not in one and "/ui/file" not in one and "ERR_" not in one
        ]


def _away(ada: Person) -> Locator:
    return ada.page.locator(".topbar").get_by_text("Connecting…")


def _cut(ada: Person, wire: Wire) -> None:
    wire.cut()
    expect(_away(ada)).to_be_visible()


def _mend(ada: Person, wire: Wire) -> None:
    wire.mend()
    expect(_away(ada)).to_have_count(0)


def test_that_the_workspace_is_away_is_said_until_it_is_back(ada: Person, wire: Wire) -> None:
    health = ada.conversation.locator(".composer-health")
    _cut(ada, wire)
    expect(health).to_contain_text("The workspace does not answer.")
    _mend(ada, wire)
    expect(health).not_to_contain_text("The workspace does not answer.")


def test_what_was_said_meanwhile_arrives_and_the_draft_stays(
    ada: Person, wire: Wire, emulator: Emulator, cast: Cast
) -> None:
    ada.composer.fill("Half a sent")
    ada.conversation.get_by_label("Files to attach").set_input_files(
        {"name": "rate.png", "mimeType": "image/png", "buffer": png()}
    )
    _cut(ada, wire)
    emulator.control.say(cast.ben, cast.ops, "Said while she was away")
    _mend(ada, wire)
    expect(ada.message("Said while she was away")).to_be_visible()
    expect(ada.conversation.get_by_role("separator", name="New messages")).to_be_visible()
    expect(ada.composer).to_have_value("Half a sent")
    expect(ada.composer).to_be_focused()
    ada.page.keyboard.type("ence")
    ada.page.keyboard.press("Enter")
    expect(ada.message("Half a sentence").get_by_role("link", name="Download rate.png")).to_be_visible()


def test_what_is_sent_meanwhile_stays_in_the_composer_with_the_reason(ada: Person, wire: Wire) -> None:
    _cut(ada, wire)
    ada.types("Is anybody there?")
    expect(ada.conversation.get_by_role("alert")).to_contain_text("is not connected")
    expect(ada.composer).to_have_value("Is anybody there?")
    _mend(ada, wire)
    ada.composer.press("Enter")
    expect(ada.message("Is anybody there?")).to_be_visible()
    expect(ada.conversation.get_by_role("alert")).to_be_hidden()


def test_a_file_that_is_sent_meanwhile_stays_with_its_words_and_is_sent_once(
    ada: Person, wire: Wire, emulator: Emulator, cast: Cast
) -> None:
    ada.conversation.get_by_label("Files to attach").set_input_files(
        {"name": "pool.log", "mimeType": "text/plain", "buffer": b"too small"}
    )
    _cut(ada, wire)
    ada.types("What it says")
    expect(ada.conversation.get_by_role("alert")).to_contain_text("the workspace does not answer")
    expect(ada.composer).to_have_value("What it says")
    _mend(ada, wire)
    ada.composer.press("Enter")
    expect(ada.message("What it says").get_by_role("link", name="Download pool.log")).to_be_visible()
    [sent] = [one for one in emulator.control.history(cast.ops) if one.get("files") and "pool.log" in str(one)]
    assert sent["text"] == "What it says"


def test_a_thread_that_is_open_stays_open_and_goes_on(ada: Person, wire: Wire, emulator: Emulator, cast: Cast) -> None:
    first = emulator.control.say(cast.ben, cast.ops, "A question")
    story.reply(ada, ada.message("A question"), "My answer")
    ada.thread.get_by_role("textbox").fill("And one more")
    _cut(ada, wire)
    emulator.control.say(cast.ben, cast.ops, "Thanks", thread_ts=first)
    _mend(ada, wire)
    expect(ada.thread.get_by_role("article").filter(has_text="Thanks")).to_be_visible()
    expect(ada.thread.get_by_role("textbox")).to_have_value("And one more")
    ada.thread.get_by_role("button", name="Close", exact=True).click()


def test_who_reads_far_above_stays_there(ada: Person, wire: Wire, emulator: Emulator, cast: Cast) -> None:
    for number in range(60):
        emulator.control.say(cast.ben, cast.ops, f"Line {number} of a long day")
    ada.message("Line 59").wait_for()
    ada.message("Line 30 ").scroll_into_view_if_needed()
    top = ada.message("Line 30 ").bounding_box()
    _cut(ada, wire)
    emulator.control.say(cast.ben, cast.ops, "The newest of all")
    _mend(ada, wire)
    ada.conversation.get_by_role("button", name="Jump to the newest").wait_for()
    assert ada.message("Line 30 ").bounding_box() == top
    ada.conversation.get_by_role("button", name="Jump to the newest").click()
    expect(ada.message("The newest of all")).to_be_in_viewport()


@pytest.fixture
def app(emulator: Emulator, bot: WebClient) -> Iterator[None]:
    """An app whose command opens a form."""
    app = App(client=bot, signing_secret="unused", token_verification_enabled=False)
    words = {"type": "plain_text", "text": "What"}
    field = {"type": "input", "block_id": "what", "label": words, "element": {"type": "plain_text_input"}}
    form = {"type": "modal", "title": words, "submit": words, "blocks": [field]}

    @app.command("/incident")
    def start(ack, body, client) -> None:  # type: ignore[no-untyped-def]
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=form)

    handler = connect(emulator, app)
    yield
    close(emulator, handler)


def test_a_form_that_is_closed_meanwhile_stays_closed(
    ada: Person, wire: Wire, emulator: Emulator, cast: Cast, app: None
) -> None:
    ada.types("/incident start")
    ada.modal.wait_for()
    _cut(ada, wire)
    ada.modal.get_by_role("button", name="Close").click()
    expect(ada.modal).to_have_count(0)
    _mend(ada, wire)
    emulator.control.wait_until(lambda: not emulator.control.views(cast.ada), 5)
    expect(ada.modal).to_have_count(0)
    assert emulator.control.views(cast.ada) == []


def test_a_form_that_was_filled_in_asks_before_it_closes_after_a_reload_too(
    ada: Person, emulator: Emulator, cast: Cast, app: None
) -> None:
    ada.types("/incident start")
    ada.modal.get_by_role("textbox").fill("The pool")
    emulator.control.wait_until(lambda: "The pool" in str(emulator.control.views(cast.ada)), 5)
    ada.reloads()
    expect(ada.modal.get_by_role("textbox")).to_have_value("The pool")
    ada.page.keyboard.press("Escape")
    question = ada.page.get_by_role("dialog", name="Close without sending?")
    question.get_by_role("button", name="Go back").click()
    expect(ada.modal.get_by_role("textbox")).to_have_value("The pool")
    ada.page.keyboard.press("Escape")
    question.get_by_role("button", name="Close", exact=True).last.click()
    expect(ada.modal).to_have_count(0)
