"""What a composer suggests while one types, taken by keyboard."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from bot.emulator import Emulator
from tests.browser.person import PATIENCE, Person

expect.set_options(timeout=PATIENCE)
NOTE = {"name": "note", "usage": "[-5m] <text>", "summary": "Add a note to the timeline"}


@pytest.fixture(scope="module", autouse=True)
def commands(emulator: Emulator) -> None:
    """What the app's command can do, before anybody enters."""
    emulator.ui.subcommands["/incident"] = [NOTE, {"name": "lead", "usage": "@name", "summary": "Say who leads"}]


@pytest.fixture(autouse=True)
def empty(ada: Person) -> Iterator[None]:
    ada.composer.click()
    yield
    ada.composer.fill("")


def _options(ada: Person) -> Locator:
    return ada.conversation.get_by_role("option")


def _hint(ada: Person) -> Locator:
    return ada.conversation.locator(".usage-hint")


@pytest.mark.parametrize(
    ("typed", "key", "written"),
    [
        ("/inci", "Tab", "/incident "),
        ("ask @be", "Enter", "ask @ben "),
        ("see #op", "Tab", "see #ops "),
        ("well done :tad", "Enter", "well done :tada: "),
        ("@", "Tab", "@ada "),
    ],
)
def test_a_suggestion_is_taken_by_key(ada: Person, typed: str, key: str, written: str) -> None:
    ada.page.keyboard.type(typed)
    expect(_options(ada).first).to_have_attribute("aria-selected", "true")
    ada.page.keyboard.press(key)
    expect(ada.composer).to_have_value(written)


def test_arrows_choose_and_escape_leaves_what_was_typed(ada: Person) -> None:
    ada.page.keyboard.type("@")
    options = _options(ada)
    expect(options.first).to_contain_text("ada")
    ada.page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(ada.composer).to_have_attribute("aria-activedescendant", options.nth(1).get_attribute("id") or "")
    ada.page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(ada.composer).to_have_value("@")
    expect(ada.composer).to_be_focused()


def test_subcommands_are_listed_with_their_usage_and_the_hint_stays_while_one_writes(ada: Person) -> None:
    ada.page.keyboard.type("/incident ")
    expect(_options(ada)).to_have_count(2)
    expect(_options(ada).first).to_contain_text("note [-5m] <text>")
    ada.page.keyboard.type("note Rolled back")
    expect(_hint(ada)).to_contain_text("/incident note [-5m] <text>")
    expect(_hint(ada)).to_contain_text("Add a note to the timeline")


@pytest.mark.parametrize("typed", ["/incident", "/incident "])
def test_a_command_typed_out_is_sent_by_enter_without_what_it_can_do(ada: Person, typed: str) -> None:
    ada.page.keyboard.type(typed)
    expect(_options(ada).first).to_be_visible()
    ada.page.keyboard.press("Enter")
    expect(ada.composer).to_have_value("")


def test_what_a_command_can_do_is_chosen_by_arrow_and_enter(ada: Person) -> None:
    ada.page.keyboard.type("/incident ")
    ada.page.keyboard.press("ArrowDown")
    expect(_options(ada).first).to_have_attribute("aria-selected", "true")
    ada.page.keyboard.press("Enter")
    expect(ada.composer).to_have_value("/incident note ")


def test_the_hint_stays_where_nobody_has_the_name_that_is_typed(ada: Person) -> None:
    ada.page.keyboard.type("/incident lead @zo")
    expect(_hint(ada)).to_contain_text("/incident lead @name")
    for _ in "zo":
        ada.page.keyboard.press("Backspace")
    expect(_options(ada).first).to_contain_text("ada")


def test_escape_closes_the_hint_and_not_the_thread(ada: Person) -> None:
    ada.types("With a thread")
    ada.message("With a thread").focus()
    ada.page.keyboard.press("t")
    composer = ada.thread.get_by_role("textbox")
    composer.press_sequentially("/incident note ")
    expect(ada.thread.locator(".usage-hint")).to_be_visible()
    ada.page.keyboard.press("Escape")
    expect(ada.thread.locator(".usage-hint")).to_be_hidden()
    expect(composer).to_have_value("/incident note ")
    composer.fill("")
    ada.page.keyboard.press("Escape")
    expect(ada.thread).to_be_hidden()


def test_a_name_in_the_middle_of_a_text_is_completed_there(ada: Person) -> None:
    ada.composer.fill("for  tomorrow")
    for _ in range(len(" tomorrow")):
        ada.page.keyboard.press("ArrowLeft")
    ada.page.keyboard.type("@da")
    ada.page.keyboard.press("Tab")
    expect(ada.composer).to_have_value("for @dana  tomorrow")


def test_in_an_edited_message_names_are_completed_too(ada: Person) -> None:
    ada.types("Ask somebody")
    ada.message("Ask somebody").wait_for()
    ada.page.keyboard.press("ArrowUp")
    editor = ada.conversation.get_by_role("textbox", name="Edit message")
    editor.fill("Ask ")
    editor.press_sequentially("@cle")
    ada.page.keyboard.press("Enter")
    expect(editor).to_have_value("Ask @cleo ")
    ada.page.keyboard.press("Enter")
    expect(ada.message("Ask @cleo")).to_contain_text("(edited)")
