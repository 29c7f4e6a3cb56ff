"""The page for several people at once, with forms that are filled in wrongly, and on a phone."""

import pytest
from playwright.sync_api import expect

from bot.demo.world import World
from tests.browser.conftest import Visit
from tests.browser.person import PATIENCE, PHONE, Person

expect.set_options(timeout=PATIENCE)


def test_what_one_person_says_and_does_another_sees_at_once(visit: Visit) -> None:
    ada, ben = visit("ada"), visit("ben")
    ada.types("Is anybody *there*?")
    said = ben.message("Is anybody there?")
    said.hover()
    said.get_by_role("button", name="React with eyes").click()
    expect(ada.message("Is anybody there?").get_by_role("button", name="eyes, 1 reaction: ben")).to_be_visible()
    ada.page.keyboard.press("ArrowUp")
    ada.page.keyboard.press("ControlOrMeta+A")
    ada.page.keyboard.type("Never mind")
    ada.page.keyboard.press("Enter")
    expect(ben.message("Never mind")).to_contain_text("(edited)")


def test_a_channel_with_something_new_is_marked_until_it_is_read(world: World, visit: Visit) -> None:
    ada, ben = visit("ada"), visit("ben")
    ada.goes_to("incidents")
    ada.types("for @ben alone")
    entry = ben.sidebar.get_by_role("button", name="incidents")
    expect(entry).to_have_accessible_name("incidents, 1 mention")
    ben.goes_to("incidents")
    expect(entry).to_have_accessible_name("incidents")


def test_a_form_sent_empty_says_under_the_field_what_is_missing(visit: Visit) -> None:
    ada = visit("ada")
    ada.types("/incident start")
    ada.modal.get_by_role("button", name="Declare").click()
    field = ada.modal.get_by_role("textbox").first
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("Please complete this required field.")
    expect(ada.modal.get_by_text("Please complete this required field.").first).to_be_visible()
    expect(field).to_be_focused()


def test_what_the_app_refuses_is_said_under_the_field(world: World, visit: Visit) -> None:
    world.control.command(world.people["ada"], world.channels_of(world.people["ada"])["general"], "/incident", "start")
    ada = visit("ada")
    ada.modal.get_by_role("textbox").first.fill("   ")
    ada.modal.get_by_role("button", name="Declare").click()
    expect(ada.modal.locator(".field-error:visible")).to_have_count(1)


def test_suggestions_are_chosen_by_keyboard(visit: Visit) -> None:
    ada = visit("ada")
    ada.composer.click()
    for typed, chosen in (("/inc", "/incident "), ("no", "/incident note "), ("by @be", "/incident note by @ben ")):
        ada.page.keyboard.type(typed)
        expect(ada.page.get_by_role("option").first).to_be_visible()
        ada.page.keyboard.press("Tab")
        expect(ada.composer).to_have_value(chosen)


def test_on_a_phone_nothing_is_wider_than_the_screen(visit: Visit) -> None:
    ada = visit("ada", size=PHONE)
    _fits(ada)
    ada.page.get_by_role("button", name="Channels", exact=True).first.click()
    expect(ada.sidebar.get_by_role("button", name="incidents")).to_be_in_viewport()
    ada.goes_to("incidents")
    expect(ada.sidebar.get_by_role("button", name="incidents")).not_to_be_in_viewport()
    _fits(ada)


def _fits(person: Person) -> None:
    assert person.page.evaluate("document.scrollingElement.scrollWidth") <= PHONE[0]


@pytest.mark.parametrize("place", ["thread", "modal"])
def test_on_a_phone_what_opens_fits_the_screen(world: World, visit: Visit, place: str) -> None:
    ada = visit("ada", size=PHONE)
    ada.types("a" * 200)
    if place == "thread":
        ada.message("a" * 200).focus()
        ada.page.keyboard.press("t")
        ada.thread.get_by_role("article").wait_for()
    else:
        ada.types("/incident start")
        ada.modal.wait_for()
    _fits(ada)
