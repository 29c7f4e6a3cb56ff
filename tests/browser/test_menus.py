"""Menus of a form that list only some things, or take only so many, as a person meets them."""

from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.block_samples import Json, options
from tests.browser.person import PATIENCE, Person
from tests.browser.staged import told
from tests.emulator.helpers import text_input
from tests.emulator.stage import Stage

expect.set_options(timeout=PATIENCE)
CHOICES = options("One", "Two", "Three")


class Menu(NamedTuple):
    """An element that takes two, three of its options, and what it holds once the first and the third were chosen."""

    element: Json
    names: tuple[str, str, str]
    held: Json


MENUS: dict[str, Menu] = {
    "multi_static_select": Menu(
        {"options": CHOICES}, ("One", "Two", "Three"), {"selected_options": [CHOICES[0], CHOICES[2]]}
    ),
    "multi_external_select": Menu(
        {"min_query_length": 0}, ("One", "Two", "Three"), {"selected_options": [CHOICES[0], CHOICES[2]]}
    ),
    "multi_users_select": Menu({}, ("ada Ada", "ben Ben", "cleo Cleo"), {"selected_users": ["U00000ADA", "U0000CLEO"]}),
    "multi_conversations_select": Menu(
        {}, ("#ops", "#billing", "#alerts"), {"selected_conversations": ["C000000OPS", "C00000ALERT"]}
    ),
    "multi_channels_select": Menu(
        {}, ("#ops", "#billing", "#alerts"), {"selected_channels": ["C000000OPS", "C00000ALERT"]}
    ),
}


@pytest.fixture(scope="module")
def peopled(stage: Stage) -> Stage:
    """The stage with a second and a third channel, and one that another workspace shares."""
    for name, channel in (("billing", "C00000BILLS"), ("alerts", "C00000ALERT"), ("partners", "C0000PARTNR")):
        stage.control.add_channel(name, channel_id=channel, members=[stage.cast.ada])
    stage.control.add_channel("board", members=[stage.cast.ada], is_private=True)
    stage.control.connect_channel("C0000PARTNR", "T0OTHER")
    return stage


@pytest.fixture
def ada(peopled: Stage, ada_there: Person) -> Person:
    """Ada, before whom nothing is open."""
    peopled.clear()
    peopled.on["options"] = lambda ack, body, respond: ack(options=CHOICES)
    expect(ada_there.modal).to_have_count(0)
    return ada_there


def _opens(stage: Stage, ada: Person, kind: str, **element: Any) -> Locator:
    """Open a form of one menu, and the menu; returns its list."""
    stage.open(text_input("x") | {"element": {"type": kind, "action_id": "x", **element}})
    ada.modal.get_by_role("combobox").click()
    listed = ada.page.get_by_role("listbox")
    listed.get_by_role("option").first.wait_for()
    return listed


def _option(listed: Locator, name: str) -> Locator:
    return listed.get_by_role("option", name=name, exact=True)


def _full(stage: Stage, ada: Person, kind: str) -> Locator:
    """The list of a menu in which as many are chosen as it takes."""
    menu = MENUS[kind]
    listed = _opens(stage, ada, kind, max_selected_items=2, **menu.element)
    for name in menu.names[:2]:
        _option(listed, name).click()
        expect(_option(listed, name)).to_have_attribute("aria-selected", "true")
    return listed


@pytest.mark.parametrize("kind", MENUS)
def test_a_full_menu_says_so_and_offers_no_more(peopled: Stage, ada: Person, kind: str) -> None:
    listed = _full(peopled, ada, kind)
    third = _option(listed, MENUS[kind].names[2])
    expect(ada.page.get_by_text("You can choose up to 2.")).to_be_visible()
    expect(third).to_be_disabled()
    third.click(force=True)
    expect(third).to_have_attribute("aria-selected", "false")


@pytest.mark.parametrize("kind", MENUS)
def test_another_can_be_chosen_in_the_place_of_one(peopled: Stage, ada: Person, kind: str) -> None:
    _, second, third = MENUS[kind].names
    listed = _full(peopled, ada, kind)
    _option(listed, second).click()
    expect(ada.page.get_by_text("You can choose up to 2.")).to_be_hidden()
    _option(listed, third).click()
    ada.page.keyboard.press("Escape")
    ada.modal.get_by_role("button", name="Send").click()
    expect(ada.modal).to_have_count(0)
    values = told(peopled, "view_submission")["view"]["state"]["values"]
    assert values["b-x"]["x"] == {"type": kind, **MENUS[kind].held}


FILTERS: dict[str, tuple[Json, set[str]]] = {
    "public": ({"include": ["public"]}, {"#ops", "#billing", "#alerts", "#partners"}),
    "private": ({"include": ["private"]}, {"#board"}),
    "ours": (
        {"include": ["public", "private"], "exclude_external_shared_channels": True},
        {"#ops", "#billing", "#alerts", "#board"},
    ),
    "no bots": ({"include": ["im", "private"], "exclude_bot_users": True}, {"#board"}),
}


@pytest.mark.parametrize("name", FILTERS)
def test_a_menu_lists_what_its_filter_lets_through(peopled: Stage, ada: Person, name: str) -> None:
    rules, seen = FILTERS[name]
    listed = _opens(peopled, ada, "conversations_select", filter=rules)
    assert {one.strip() for one in listed.get_by_role("option").all_inner_texts()} == seen


def test_a_menu_that_starts_with_the_current_conversation_shows_it(peopled: Stage, ada: Person) -> None:
    peopled.open(text_input("x") | {"element": {"type": "conversations_select", "action_id": "x",
                                                "default_to_current_conversation": True}})  # fmt: skip
    expect(ada.modal.get_by_role("combobox")).to_have_text("#ops")
