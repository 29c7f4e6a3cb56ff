"""Modals as a person meets them: what is wrong, what lies on top of what, and what an app does with a submission."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, expect

from tests.browser.block_samples import CONFIRM, Json, options
from tests.browser.person import PATIENCE, Person
from tests.browser.staged import told
from tests.emulator.helpers import button, modal, plain, section, text_input
from tests.emulator.stage import Stage

expect.set_options(timeout=PATIENCE)


@pytest.fixture
def ada(stage: Stage, ada_there: Person) -> Person:
    """Ada, before whom nothing is open."""
    stage.clear()
    expect(ada_there.modal).to_have_count(0)
    return ada_there


def _field(ada: Person, name: str) -> Locator:
    return ada.modal.locator(f"[data-block='b-{name}']")


def _sends(ada: Person) -> None:
    ada.modal.get_by_role("button", name="Send").click()


def _answers(stage: Stage, **answer: Any) -> None:
    stage.on["view"] = lambda ack, body, respond: ack(**answer)


def _pushes(stage: Stage, **fields: Any) -> None:
    view = modal(text_input("why"), title=plain("Second"), **fields)
    _answers(stage, response_action="push", view=view)


WRONG: dict[str, tuple[Json, str, str]] = {
    "nothing": ({"type": "plain_text_input"}, "", "Please complete this required field."),
    "too short": ({"type": "plain_text_input", "min_length": 3}, "ab", "Enter at least 3 characters."),
    "no email": ({"type": "email_text_input"}, "ada at home", "Enter a valid email address."),
    "no address": ({"type": "url_text_input"}, "example.com", "Enter a valid URL, with http:// or https://."),
    "no number": ({"type": "number_input", "is_decimal_allowed": True}, "many", "Enter a number."),
    "half": ({"type": "number_input", "is_decimal_allowed": False}, "1.5", "Enter a whole number."),
    "too little": ({"type": "number_input", "is_decimal_allowed": False, "min_value": "2"}, "1", "Enter 2 or more."),
    "too much": ({"type": "number_input", "is_decimal_allowed": False, "max_value": "2"}, "3", "Enter 2 or less."),
}


@pytest.fixture
def wrong(stage: Stage, ada: Person) -> Person:
    """Ada, who has sent a form of which nothing is right."""
    stage.open(
        *(text_input(name) | {"element": {**element, "action_id": "x"}} for name, (element, _, _) in WRONG.items())
    )
    for name, (_, typed, _) in WRONG.items():
        _field(ada, name).get_by_role("textbox").fill(typed)
    _sends(ada)
    return ada


def test_what_slack_would_not_send_is_said_under_each_field(stage: Stage, wrong: Person) -> None:
    for name, (_, _, said) in WRONG.items():
        expect(_field(wrong, name).get_by_role("textbox")).to_have_accessible_description(said)
    assert [body for body in stage.seen if body.get("type") == "view_submission"] == []


def test_the_first_wrong_field_has_the_focus(wrong: Person) -> None:
    expect(_field(wrong, "nothing").get_by_role("textbox")).to_be_focused()


def test_a_complaint_goes_when_the_field_is_changed(wrong: Person) -> None:
    _field(wrong, "no email").get_by_role("textbox").fill("ada@example.com")
    expect(_field(wrong, "no email").locator(".field-error")).to_be_hidden()
    expect(_field(wrong, "no address").locator(".field-error")).to_be_visible()


def test_no_more_can_be_typed_than_the_field_takes(stage: Stage, ada: Person) -> None:
    stage.open(text_input("what", max_length=3))
    _field(ada, "what").get_by_role("textbox").press_sequentially("four")
    expect(_field(ada, "what").get_by_role("textbox")).to_have_value("fou")


def test_only_required_fields_are_needed(stage: Stage, ada: Person) -> None:
    stage.open(text_input("what"), text_input("why", optional=True))
    expect(_field(ada, "why")).to_contain_text("why (optional)")
    _field(ada, "what").get_by_role("textbox").fill("checkout")
    _sends(ada)
    expect(ada.modal).to_have_count(0)


def test_the_field_that_asks_for_it_has_the_focus(stage: Stage, ada: Person) -> None:
    stage.open(text_input("first"), text_input("second", focus_on_load=True, initial_value="as before"))
    expect(_field(ada, "second").get_by_role("textbox")).to_be_focused()
    expect(_field(ada, "second").get_by_role("textbox")).to_have_value("as before")


def test_what_the_app_refuses_is_said_under_its_field_and_nothing_is_lost(stage: Stage, ada: Person) -> None:
    _answers(stage, response_action="errors", errors={"b-what": "It has that name already."})
    stage.open(text_input("what"))
    _field(ada, "what").get_by_role("textbox").fill("checkout")
    _sends(ada)
    expect(_field(ada, "what").get_by_role("textbox")).to_have_accessible_description("It has that name already.")
    expect(_field(ada, "what").get_by_role("textbox")).to_have_value("checkout")


def test_an_update_shows_the_next_step_in_the_same_place(stage: Stage, ada: Person) -> None:
    _answers(stage, response_action="update", view=modal(text_input("why"), title=plain("Second")))
    stage.open(text_input("what", optional=True))
    _sends(ada)
    expect(ada.modal.get_by_role("heading", name="Second")).to_be_visible()
    expect(ada.modal.get_by_role("button", name="Back")).to_have_count(0)


def test_a_pushed_modal_leads_back_to_what_was_typed(stage: Stage, ada: Person) -> None:
    _pushes(stage)
    stage.open(text_input("what"))
    _field(ada, "what").get_by_role("textbox").fill("checkout")
    _sends(ada)
    ada.modal.get_by_role("heading", name="Second").wait_for()
    ada.modal.get_by_role("button", name="Back").click()
    expect(ada.modal.get_by_role("heading", name="Form")).to_be_visible()
    expect(_field(ada, "what").get_by_role("textbox")).to_have_value("checkout")


@pytest.mark.parametrize(("closer", "left"), [("Cancel", ["Form"]), ("Close", [])])
def test_cancel_closes_the_topmost_and_the_cross_all(stage: Stage, ada: Person, closer: str, left: list[str]) -> None:
    _pushes(stage)
    stage.open(text_input("what", optional=True))
    _sends(ada)
    ada.modal.get_by_role("heading", name="Second").wait_for()
    ada.modal.get_by_role("button", name=closer, exact=True).click()
    expect(ada.modal.get_by_role("heading")).to_have_text(left)


def test_a_modal_that_clears_takes_those_below_along(stage: Stage, ada: Person) -> None:
    _pushes(stage, clear_on_close=True)
    stage.open(text_input("what", optional=True))
    _sends(ada)
    ada.modal.get_by_role("heading", name="Second").wait_for()
    ada.modal.get_by_role("button", name="Cancel").click()
    expect(ada.modal).to_have_count(0)


def test_an_answer_may_clear_the_whole_stack(stage: Stage, ada: Person) -> None:
    _pushes(stage)
    stage.open(text_input("what", optional=True))
    _sends(ada)
    ada.modal.get_by_role("heading", name="Second").wait_for()
    _answers(stage, response_action="clear")
    _field(ada, "why").get_by_role("textbox").fill("pool")
    _sends(ada)
    expect(ada.modal).to_have_count(0)


def test_an_app_that_wants_to_know_hears_of_closing(stage: Stage, ada: Person) -> None:
    heard = threading.Event()

    def hear(ack: Any, body: Json, respond: Any) -> None:
        ack()
        heard.set()

    stage.on["view_closed"] = hear
    stage.open(text_input("what"), notify_on_close=True)
    ada.modal.get_by_role("button", name="Cancel").click()
    assert heard.wait(5)
    assert (stage.seen[-1]["type"], stage.seen[-1]["is_cleared"]) == ("view_closed", False)


def test_escape_asks_before_it_throws_away_what_was_typed(stage: Stage, ada: Person) -> None:
    stage.open(text_input("what"))
    expect(_field(ada, "what").get_by_role("textbox")).to_be_focused()
    ada.page.keyboard.type("checkout")
    ada.page.keyboard.press("Escape")
    question = ada.page.get_by_role("dialog", name="Close without sending?")
    question.get_by_role("button", name="Go back").click()
    expect(_field(ada, "what").get_by_role("textbox")).to_have_value("checkout")
    ada.page.keyboard.press("Escape")
    question.get_by_role("button", name="Close", exact=True).last.click()
    expect(ada.modal).to_have_count(0)


def test_what_was_typed_just_before_a_reload_is_still_there(stage: Stage, ada: Person) -> None:
    stage.open(text_input("what"))
    field = _field(ada, "what").get_by_role("textbox")
    expect(field).to_be_focused()
    ada.page.keyboard.type("checkout")
    ada.reloads()
    expect(field).to_have_value("checkout")


@contextmanager
def _working(stage: Stage, kind: str) -> Iterator[None]:
    """The app takes its time over something, until the end."""
    done = threading.Event()
    stage.on[kind] = lambda ack, body, respond: (done.wait(2.5), ack())
    yield
    done.set()


def test_a_form_is_busy_while_the_app_works_and_sent_once(stage: Stage, ada: Person) -> None:
    stage.open(text_input("what", optional=True))
    with _working(stage, "view"):
        _sends(ada)
        expect(ada.modal.get_by_role("button", name="Send")).to_be_disabled()
        expect(ada.modal.locator("form")).to_have_attribute("aria-busy", "true")
        ada.page.keyboard.press("Enter")
    expect(ada.modal).to_have_count(0)
    assert [body.get("type") for body in stage.seen].count("view_submission") == 1


def test_a_button_that_asks_first_is_pressed_only_with_a_yes(stage: Stage, ada: Person) -> None:
    asking = button("more")
    asking["elements"][0]["confirm"] = CONFIRM
    stage.open(asking)
    question = ada.page.get_by_role("dialog", name="Sure?")
    ada.modal.get_by_role("button", name="Press").click()
    expect(question).to_contain_text("It is told.")
    question.get_by_role("button", name="No").click()
    assert [body for body in stage.seen if body.get("type") == "block_actions"] == []
    ada.modal.get_by_role("button", name="Press").click()
    question.get_by_role("button", name="Yes").click()
    expect(question).to_have_count(0)
    ada.modal.get_by_role("button", name="Press", exact=True).and_(ada.page.locator(":not([aria-busy])")).wait_for()
    assert told(stage, "block_actions")["actions"][0]["action_id"] == "more"


@pytest.mark.parametrize(
    ("config", "keys", "told"),
    [
        ({}, ["a", "b", "Enter"], ["ab"]),
        ({"dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]}}, ["a", "b"], ["a", "ab"]),
    ],
)
def test_a_field_that_acts_tells_the_app(
    stage: Stage, ada: Person, config: Json, keys: list[str], told: list[str]
) -> None:
    heard = threading.Event()
    found: list[str] = []

    def hear(ack: Any, body: Json, respond: Any) -> None:
        ack()
        found.append(body["actions"][0]["value"])
        if len(found) == len(told):
            heard.set()

    stage.on["action"] = hear
    stage.open(text_input("what", **config) | {"dispatch_action": True})
    expect(_field(ada, "what").get_by_role("textbox")).to_be_focused()
    for key in keys:
        ada.page.keyboard.press(key)
    assert heard.wait(5)
    assert found == told
    expect(ada.modal).to_have_count(1)


def test_a_choice_can_change_the_form_and_keep_what_was_typed(stage: Stage, ada: Person) -> None:
    menu = section(
        "Which?", block_id="menu", accessory={"type": "static_select", "action_id": "x", "options": options("Two")}
    )

    def add(ack: Any, body: Json, respond: Any) -> None:
        ack()
        stage.client.views_update(
            view_id=body["view"]["id"], view=modal(menu, text_input("what"), section("There is more"))
        )

    stage.on["action"] = add
    stage.open(menu, text_input("what"))
    _field(ada, "what").get_by_role("textbox").fill("typed")
    ada.modal.get_by_role("combobox").click()
    ada.page.get_by_role("option", name="Two").click()
    expect(ada.modal.get_by_text("There is more")).to_be_visible()
    expect(_field(ada, "what").get_by_role("textbox")).to_have_value("typed")
    expect(ada.modal.get_by_role("combobox")).to_have_text("Two")


def test_an_external_menu_says_how_much_it_wants_and_what_went_wrong(stage: Stage, ada: Person) -> None:
    stage.on["options"] = lambda ack, body, respond: ack(options=[])
    stage.open(text_input("svc") | {"element": {"type": "external_select", "action_id": "svc", "min_query_length": 2}})
    ada.modal.get_by_role("combobox").click()
    listed = ada.page.get_by_role("listbox")
    expect(listed).to_have_text("Type 2 characters or more.")
    ada.page.keyboard.type("ch")
    expect(listed).to_have_text("Nothing fits.")
    stage.on["options"] = lambda ack, body, respond: ack(text="no options")
    ada.page.keyboard.type("e")
    expect(listed).to_have_text(re.compile("neither options nor option_groups"))


def test_a_file_of_another_kind_is_refused_in_front_of_the_modal(stage: Stage, ada: Person) -> None:
    element = {"type": "file_input", "action_id": "x", "filetypes": ["csv"]}
    stage.open(text_input("file") | {"element": element})
    picture: FilePayload = {"name": "rate.png", "mimeType": "image/png", "buffer": b"png"}
    _field(ada, "file").locator("input").set_input_files(picture)
    expect(ada.modal.locator(".notice", has_text="This field takes csv files only.")).to_be_visible()
    _sends(ada)
    expect(_field(ada, "file").locator(".field-error")).to_have_text("Please complete this required field.")
