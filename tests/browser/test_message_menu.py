"""What can be done to a message from its menu, and what the app adds there."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect
from slack_bolt import App
from slack_sdk import WebClient

from bot.emulator import Emulator
from tests.browser import story
from tests.browser.person import PATIENCE, Person
from tests.emulator.world import Cast, close, connect

expect.set_options(timeout=PATIENCE)
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "Declare"}, "blocks": [{"type": "divider"}]}


@pytest.fixture(scope="module", autouse=True)
def app(emulator: Emulator, cast: Cast, bot: WebClient) -> Iterator[None]:
    """An app that says which message its shortcut was used on, and opens a modal for the one that needs none."""
    app = App(client=bot, signing_secret="unused", token_verification_enabled=False)

    @app.shortcut("add_to_timeline")
    def add_to_timeline(ack, body, client) -> None:  # type: ignore[no-untyped-def]
        ack()
        client.chat_postMessage(channel=body["channel"]["id"], text=f"Kept: {body['message']['text']}")

    @app.shortcut("declare")
    def declare(ack, body, client) -> None:  # type: ignore[no-untyped-def]
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    handler = connect(emulator, app)
    yield
    close(emulator, handler)


def _items(person: Person, message: Locator) -> list[str]:
    message.hover()
    message.get_by_role("button", name="More actions").click()
    names = person.page.get_by_role("menuitem").locator(".grow").all_inner_texts()
    person.page.keyboard.press("Escape")
    return [name.partition("\n")[0] for name in names]


def test_ones_own_message_is_edited_and_says_so(ada: Person) -> None:
    ada.types("The poll is too small")
    ada.acts_on(ada.message("The poll"), "Edit message")
    editor = ada.conversation.get_by_role("textbox", name="Edit message")
    editor.fill("The pool is too small")
    editor.press("Enter")
    expect(ada.message("The pool is too small")).to_contain_text("(edited)")
    expect(ada.message("The poll is")).to_have_count(0)


def test_escape_leaves_the_message_as_it_was(ada: Person) -> None:
    ada.types("As it was")
    ada.acts_on(ada.message("As it was"), "Edit message")
    ada.conversation.get_by_role("textbox", name="Edit message").fill("Otherwise")
    ada.page.keyboard.press("Escape")
    expect(ada.message("As it was")).to_be_focused()
    expect(ada.message("Otherwise")).to_have_count(0)


def test_ones_own_message_is_deleted_once_it_is_confirmed(ada: Person) -> None:
    ada.types("Said too soon")
    for answer, left in (("Cancel", 1), ("Delete", 0)):
        ada.acts_on(ada.message("Said too soon"), "Delete message")
        ada.page.get_by_role("dialog", name="Delete message").get_by_role("button", name=answer, exact=True).click()
        expect(ada.conversation.get_by_role("article").filter(has_text="Said too soon")).to_have_count(left)


def test_a_deleted_message_with_replies_is_a_tombstone_whose_thread_goes_on(ada: Person) -> None:
    ada.types("The first word")
    story.reply(ada, ada.message("The first word"), "An answer")
    ada.thread.get_by_role("button", name="Close", exact=True).click()
    ada.acts_on(ada.message("The first word"), "Delete message")
    ada.page.get_by_role("dialog").get_by_role("button", name="Delete", exact=True).click()
    gone = ada.message("This message was deleted.")
    expect(gone).to_be_visible()
    gone.get_by_role("button", name="1 reply").click()
    expect(ada.thread.get_by_role("article").filter(has_text="An answer")).to_be_visible()
    ada.thread.get_by_role("button", name="Close", exact=True).click()


def test_others_messages_can_neither_be_edited_nor_deleted(ada: Person, emulator: Emulator, cast: Cast) -> None:
    emulator.control.say(cast.ben, cast.ops, "Ben wrote this")
    items = _items(ada, ada.message("Ben wrote this"))
    assert "Copy link" in items
    assert not {"Edit message", "Delete message…"} & set(items)


def test_a_copied_link_opens_that_message(ada: Person, emulator: Emulator, cast: Cast) -> None:
    ada.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    emulator.control.say(cast.ben, cast.ops, "The one to be found")
    for number in range(60):
        emulator.control.say(cast.ben, cast.ops, f"Later, {number}")
    ada.page.get_by_role("button", name="Search the workspace").click()
    ada.page.keyboard.type("to be found")
    ada.page.get_by_role("button", name="The one to be found").click()
    ada.acts_on(ada.message("The one to be found"), "Copy link")
    link = ada.page.evaluate("navigator.clipboard.readText()")
    ada.conversation.get_by_role("button", name="Jump to the newest").click()
    ada.types(f"See {link}")
    ada.message("See").get_by_role("link", name="archives").click()
    expect(ada.message("The one to be found")).to_be_in_viewport()
    expect(ada.message("The one to be found")).to_be_focused()
    ada.conversation.get_by_role("button", name="Jump to the newest").click()


def test_the_link_of_a_reply_opens_its_thread(ada: Person) -> None:
    ada.types("A question with an answer")
    story.reply(ada, ada.message("A question with"), "The answer to it")
    reply = ada.thread.get_by_role("article").filter(has_text="The answer to it")
    ada.acts_on(reply, "Copy link")
    link = ada.page.evaluate("navigator.clipboard.readText()")
    ada.thread.get_by_role("button", name="Close", exact=True).click()
    ada.types(f"Read {link}")
    ada.message("Read").get_by_role("link", name="archives").click()
    expect(reply).to_be_focused()
    ada.thread.get_by_role("button", name="Close", exact=True).click()


def test_a_message_is_pinned_and_unpinned(ada: Person) -> None:
    ada.types("Worth keeping")
    ada.acts_on(ada.message("Worth keeping"), "Pin to channel")
    expect(ada.message("Worth keeping")).to_contain_text("Pinned by you")
    ada.acts_on(ada.message("Worth keeping"), "Un-pin from channel")
    expect(ada.message("Worth keeping")).not_to_contain_text("Pinned by you")


def test_the_apps_shortcut_on_a_message_reaches_the_app_with_it(ada: Person) -> None:
    ada.types("The error rate is back to normal")
    ada.acts_on(ada.message("The error rate is back"), "Add to timeline")
    expect(ada.message("Kept: The error rate is back to normal")).to_be_visible()


def test_a_shortcut_that_needs_no_message_is_used_by_keyboard(ada: Person) -> None:
    ada.conversation.get_by_role("button", name="Shortcuts").press("Enter")
    expect(ada.page.get_by_role("menuitem", name="Declare")).to_be_focused()
    ada.page.keyboard.press("Enter")
    expect(ada.modal.get_by_role("heading", name="Declare")).to_be_visible()
    ada.page.keyboard.press("Escape")
    expect(ada.modal).to_have_count(0)


def test_the_menu_of_a_message_is_moved_through_by_keys_and_gives_the_focus_back(ada: Person) -> None:
    ada.types("By its menu")
    message = ada.message("By its menu")
    message.focus()
    ada.page.keyboard.press("m")
    items = ada.page.get_by_role("menuitem")
    expect(items.first).to_be_focused()
    ada.page.keyboard.press("End")
    expect(items.last).to_be_focused()
    ada.page.keyboard.press("Escape")
    expect(message).to_be_focused()
