"""Reactions, and the picker of emoji that they are chosen from."""

from playwright.sync_api import Locator, expect

from bot.emulator import Emulator
from tests.browser.person import PATIENCE, Person
from tests.emulator.world import Cast

expect.set_options(timeout=PATIENCE)


def _picker(person: Person) -> Locator:
    return person.page.get_by_role("dialog", name="Emoji")


def _open_picker(person: Person, message: Locator) -> Locator:
    message.hover()
    message.get_by_role("toolbar").get_by_role("button", name="Add reaction").click()
    return _picker(person)


def test_an_emoji_is_found_by_its_name_and_picked_with_the_mouse(ada: Person) -> None:
    ada.types("Who was it?")
    picker = _open_picker(ada, ada.message("Who was it?"))
    ada.page.keyboard.type("raised_ha")
    picker.get_by_role("button", name="raised hand", exact=True).click()
    expect(ada.message("Who was it?").get_by_role("button", name="raised hand, 1 reaction: you")).to_be_visible()
    expect(picker).to_have_count(0)


def test_what_no_emoji_is_called_is_said(ada: Person) -> None:
    ada.types("Nothing like it")
    picker = _open_picker(ada, ada.message("Nothing like it"))
    ada.page.keyboard.type("checkout")
    expect(picker).to_contain_text("No emoji has this name here.")
    ada.page.keyboard.press("Escape")
    expect(picker).to_have_count(0)


def test_a_reaction_is_added_by_keyboard_alone_and_the_focus_stays_on_the_message(ada: Person) -> None:
    ada.types("By keys")
    message = ada.message("By keys")
    message.focus()
    ada.page.keyboard.press("r")
    ada.page.keyboard.type("eyes")
    expect(_picker(ada).get_by_role("button", name="eyes", exact=True)).to_be_visible()
    ada.page.keyboard.press("Enter")
    mine = message.get_by_role("button", name="eyes, 1 reaction: you")
    expect(mine).to_have_attribute("aria-pressed", "true")
    expect(message).to_be_focused()
    mine.press("Space")
    expect(mine).to_have_count(0)


def test_arrows_move_through_the_picker(ada: Person) -> None:
    ada.types("By arrows")
    ada.message("By arrows").focus()
    ada.page.keyboard.press("r")
    ada.page.keyboard.press("ArrowDown")
    tiles = _picker(ada).locator(".emoji-tile")
    expect(tiles.first).to_be_focused()
    ada.page.keyboard.press("ArrowRight")
    expect(tiles.nth(1)).to_be_focused()
    name = tiles.nth(1).get_attribute("aria-label")
    ada.page.keyboard.press("Enter")
    expect(ada.message("By arrows").get_by_role("button", name=f"{name}, 1 reaction: you")).to_be_visible()


def test_who_reacted_is_said_and_counted_and_each_takes_away_their_own(
    ada: Person, emulator: Emulator, cast: Cast
) -> None:
    control = emulator.control
    said = control.say(cast.cleo, cast.ops, "Back to normal")
    for user in (cast.ben, cast.dana):
        control.react(user, cast.ops, said, "tada")
    message = ada.message("Back to normal")
    chip = message.locator(".reaction[data-key=reaction-tada]")
    expect(chip).to_have_accessible_name("tada, 2 reactions: ben, dana")
    expect(chip).to_have_attribute("aria-pressed", "false")
    chip.click()
    expect(chip).to_have_accessible_name("tada, 3 reactions: ben, dana, you")
    control.unreact(cast.ben, cast.ops, said, "tada")
    expect(chip).to_have_accessible_name("tada, 2 reactions: dana, you")
    chip.click()
    expect(chip).to_have_accessible_name("tada, 1 reaction: dana")


def test_the_picker_of_the_composer_writes_the_emoji_at_the_caret(ada: Person) -> None:
    ada.composer.fill("Well done ")
    ada.conversation.get_by_role("button", name="Emoji").click()
    ada.page.keyboard.type("tada")
    ada.page.keyboard.press("Enter")
    expect(ada.composer).to_have_value("Well done :tada: ")
    expect(ada.composer).to_be_focused()
    ada.composer.press("Enter")
    expect(ada.message("Well done").get_by_role("img", name="tada")).to_be_visible()
