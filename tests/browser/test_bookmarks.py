"""What stands above a conversation: bookmarks, and the messages that are pinned."""

from playwright.sync_api import Locator, expect
from slack_sdk import WebClient

from bot.emulator import Control, Emulator
from tests.browser.person import PATIENCE, Person
from tests.emulator.world import Cast

expect.set_options(timeout=PATIENCE)


def _bar(person: Person) -> Locator:
    return person.page.get_by_role("navigation", name="Pins and bookmarks")


def test_a_bookmark_of_the_app_is_shown_and_changed_and_taken_away_while_one_looks(
    ada: Person, cast: Cast, bot: WebClient
) -> None:
    made = bot.bookmarks_add(channel_id=cast.ops, title="Runbook", type="link", link="https://example.com/a")[
        "bookmark"
    ]
    shown = _bar(ada).get_by_role("link", name="Runbook")
    expect(shown).to_have_attribute("href", "https://example.com/a")
    bot.bookmarks_edit(channel_id=cast.ops, bookmark_id=made["id"], title="Rules", link="https://example.com/b")
    expect(_bar(ada).get_by_role("link", name="Rules")).to_have_attribute("href", "https://example.com/b")
    expect(shown).to_have_count(0)
    bot.bookmarks_remove(channel_id=cast.ops, bookmark_id=made["id"])
    expect(_bar(ada).get_by_role("link")).to_have_count(0)


def test_a_bookmark_opens_in_a_tab_that_knows_nothing_of_this_one(
    ada: Person, emulator: Emulator, cast: Cast, bot: WebClient
) -> None:
    address = f"{emulator.workspace.base_url}ui/icon.svg"
    bot.bookmarks_add(channel_id=cast.ops, title="The sign", type="link", link=address)
    with ada.page.context.expect_page() as opened:
        _bar(ada).get_by_role("link", name="The sign").click()
    opened.value.wait_for_load_state()
    assert (opened.value.url, opened.value.evaluate("window.opener")) == (address, None)
    opened.value.close()


def test_somebody_adds_a_bookmark_by_keyboard_and_another_changes_and_removes_it(ada: Person, ben: Person) -> None:
    _bar(ada).get_by_role("button", name="Add a bookmark").press("Enter")
    ada.page.keyboard.type("status.example.com")
    ada.page.keyboard.press("Tab")
    ada.page.keyboard.type("Status page")
    ada.page.keyboard.press("Enter")
    expect(_bar(ben).get_by_role("link", name="Status page")).to_have_attribute("href", "https://status.example.com")
    _bar(ben).get_by_role("button", name="Edit bookmark Status page").click()
    form = ben.page.get_by_role("dialog", name="Edit bookmark")
    expect(form.get_by_label("Link")).to_have_value("https://status.example.com")
    form.get_by_label("Name").fill("How we are")
    form.get_by_role("button", name="Save").click()
    expect(_bar(ada).get_by_role("link", name="How we are")).to_be_visible()
    _bar(ben).get_by_role("button", name="Edit bookmark How we are").click()
    form.get_by_role("button", name="Remove").click()
    expect(_bar(ada).get_by_role("link", name="How we are")).to_have_count(0)


def test_what_is_no_link_is_refused_and_the_form_stays(ada: Person) -> None:
    _bar(ada).get_by_role("button", name="Add a bookmark").click()
    form = ada.page.get_by_role("dialog", name="Add a bookmark")
    form.get_by_label("Link").fill("javascript:alert(1)")
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_text("A link begins with http:// or https://.")).to_be_in_viewport()
    expect(form.get_by_label("Link")).to_have_value("javascript:alert(1)")
    ada.page.keyboard.press("Escape")


def test_pins_come_and_go_and_change_while_one_looks(ada: Person, emulator: Emulator, cast: Cast) -> None:
    control: Control = emulator.control
    first, second = (control.say(cast.ben, cast.ops, text) for text in ("The pool is too small", "It was the pool"))
    control.pin(cast.ben, cast.ops, first)
    _bar(ada).get_by_role("button", name="1 pinned").click()
    cards = ada.thread.get_by_role("article")
    expect(cards).to_have_count(1)
    control.pin(cast.ben, cast.ops, second)
    expect(cards).to_have_count(2)
    expect(cards.first).to_contain_text("It was the pool")
    control.edit(cast.ben, cast.ops, first, "The pool of *EU* is too small")
    expect(cards.last).to_contain_text("The pool of EU is too small")
    ada.thread.get_by_role("button", name="Un-pin").first.click()
    expect(cards).to_have_count(1)
    expect(_bar(ada).get_by_role("button", name="1 pinned")).to_be_visible()
    ada.thread.get_by_role("button", name="Close", exact=True).click()


def test_a_pin_leads_to_its_message(ada: Person, emulator: Emulator, cast: Cast) -> None:
    control = emulator.control
    pinned = control.say(cast.ben, cast.ops, "Said long ago")
    control.pin(cast.ben, cast.ops, pinned)
    for number in range(60):
        control.say(cast.ben, cast.ops, f"Said since then, {number}")
    _bar(ada).get_by_role("button", name="pinned").click()
    ada.thread.get_by_role("article").filter(has_text="Said long ago").locator("..").get_by_text(
        "Go to message"
    ).click()
    expect(ada.message("Said long ago")).to_be_in_viewport()
    expect(ada.message("Said long ago")).to_be_focused()
