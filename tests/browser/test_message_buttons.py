"""Buttons and menus in messages: how they look, what they ask, and what is seen while the app works or does not."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.browser.block_samples import CONFIRM, Json, actions, button, options
from tests.browser.person import PATIENCE, Person
from tests.emulator.helpers import section, text_input
from tests.emulator.stage import Stage

expect.set_options(timeout=PATIENCE)


@pytest.fixture
def ada(stage: Stage, ada_there: Person) -> Iterator[Person]:
    """Ada, before whom nothing is open."""
    stage.clear()
    yield ada_there
    stage.control.heal()


def _posted(stage: Stage, ada: Person, *blocks: Json, **content: Any) -> Locator:
    """The message, once it is there."""
    said = stage.client.chat_postMessage(channel=stage.cast.ops, text="A card", blocks=list(blocks), **content)
    message = ada.conversation.locator(f"[data-ts='{said['ts']}']")
    message.wait_for()
    return message


def _press(message: Locator, name: str) -> Locator:
    """Press a button; returns it."""
    pressed = message.get_by_role("button", name=name, exact=True)
    pressed.click()
    return pressed


def _actions(stage: Stage) -> list[Json]:
    """What the app was told of clicks so far."""
    return [body for body in stage.seen if body.get("type") == "block_actions"]


def _hears(stage: Stage) -> threading.Event:
    heard = threading.Event()

    def hear(ack: Any, body: Json, respond: Any) -> None:
        ack()
        heard.set()

    stage.on["action"] = hear
    return heard


def test_styles_are_seen(stage: Stage, ada: Person) -> None:
    message = _posted(
        stage, ada, actions(button("Plain"), button("Good", style="primary"), button("Bad", style="danger"))
    )
    looks = [
        message.get_by_role("button", name=name).evaluate(
            "(one) => getComputedStyle(one).backgroundColor + one.className"
        )
        for name in ("Plain", "Good", "Bad")
    ]
    assert len(set(looks)) == 3


def test_a_button_is_busy_while_the_app_works_and_told_once(stage: Stage, ada: Person) -> None:
    done = threading.Event()
    stage.on["action"] = lambda ack, body, respond: (done.wait(2.5), ack())
    message = _posted(stage, ada, actions(button("Go")))
    pressed = _press(message, "Go")
    expect(pressed).to_have_attribute("aria-busy", "true")
    pressed.click()
    done.set()
    expect(pressed).not_to_have_attribute("aria-busy", "true")
    assert len(_actions(stage)) == 1


def test_an_app_that_does_not_acknowledge_is_said(stage: Stage, ada: Person) -> None:
    message = _posted(stage, ada, actions(button("Go")))
    stage.control.drop(100)
    pressed = _press(message, "Go")
    expect(ada.page.locator(".notice", has_text="operation_timeout")).to_be_visible()
    expect(pressed).not_to_have_attribute("aria-busy", "true")


def test_nothing_is_told_before_a_yes(stage: Stage, ada: Person) -> None:
    heard = _hears(stage)
    message = _posted(stage, ada, actions(button("Delete", confirm=CONFIRM | {"style": "danger"})))
    question = ada.page.get_by_role("dialog", name="Sure?")
    _press(message, "Delete")
    question.get_by_role("button", name="No").click()
    _press(message, "Delete")
    assert _actions(stage) == []
    question.get_by_role("button", name="Yes").click()
    assert heard.wait(5)


def test_a_button_with_an_address_opens_it_and_is_told(stage: Stage, ada: Person) -> None:
    def answer(route: Route) -> None:
        route.fulfill(body="<title>elsewhere</title>", content_type="text/html")

    heard = _hears(stage)
    ada.page.context.route("https://example.com/**", answer)
    message = _posted(stage, ada, actions(button("Elsewhere", url="https://example.com/there")))
    with ada.page.context.expect_page() as opened:
        _press(message, "Elsewhere")
    assert opened.value.url == "https://example.com/there"
    opened.value.close()
    assert heard.wait(5)
    assert _actions(stage)[0]["actions"][0]["url"] == "https://example.com/there"


def test_a_menu_of_three_dots_tells_what_was_chosen(stage: Stage, ada: Person) -> None:
    heard = _hears(stage)
    menu = {"type": "overflow", "action_id": "more", "options": options("Now", "Later")}
    _press(_posted(stage, ada, section("When?", accessory=menu)), "More")
    ada.page.get_by_role("menuitem", name="Later").click()
    assert heard.wait(5)
    assert _actions(stage)[0]["actions"][0]["selected_option"] == options("Later")[0]


def test_a_choice_is_told_with_the_button_beside_it(stage: Stage, ada: Person) -> None:
    heard = _hears(stage)
    select = {"type": "static_select", "action_id": "pick", "options": options("One", "Two")}
    message = _posted(stage, ada, {**actions(select, button("Go")), "block_id": "b"})
    message.get_by_role("combobox").click()
    ada.page.get_by_role("option", name="Two").click()
    assert heard.wait(5)
    heard.clear()
    _press(message, "Go")
    assert heard.wait(5)
    held = _actions(stage)[-1]["state"]["values"]["b"]["pick"]
    assert held == {"type": "static_select", "selected_option": options("Two")[0]}


def test_a_menu_may_start_with_the_channel_of_its_message(stage: Stage, ada: Person) -> None:
    select = {"type": "conversations_select", "action_id": "where", "default_to_current_conversation": True}
    expect(_posted(stage, ada, actions(select)).get_by_role("combobox")).to_have_text("#ops")


def test_a_button_in_an_attachment_reaches_the_app(stage: Stage, ada: Person) -> None:
    heard = _hears(stage)
    message = _posted(stage, ada, attachments=[{"color": "good", "blocks": [actions(button("Take it"))]}])
    _press(message, "Take it")
    assert heard.wait(5)


def test_feedback_is_told_by_its_value(stage: Stage, ada: Person) -> None:
    heard = _hears(stage)
    said = {"type": "feedback_buttons", "action_id": "said"}
    for name, sign in (("Good", "positive_button"), ("Bad", "negative_button")):
        said[sign] = {"text": button(name)["text"], "value": name}  # type: ignore[assignment]
    _press(_posted(stage, ada, {"type": "context_actions", "elements": [said]}), "Bad")
    assert heard.wait(5)
    assert _actions(stage)[0]["actions"][0]["value"] == "Bad"


def test_a_workflow_is_said_not_to_run_here(stage: Stage, ada: Person) -> None:
    flow = {"type": "workflow_button", "action_id": "flow", "workflow": {"trigger": {"url": "https://example.com"}}}
    _press(_posted(stage, ada, actions({**flow, "text": button("Run")["text"]})), "Run")
    expect(ada.page.get_by_text("starts a workflow")).to_be_visible()


def test_what_was_typed_in_a_message_is_told_with_the_button(stage: Stage, ada: Person) -> None:
    heard = _hears(stage)
    message = _posted(stage, ada, text_input("why"), actions(button("Go")))
    message.get_by_role("textbox", name="why").fill("the pool")
    _press(message, "Go")
    assert heard.wait(5)
    assert _actions(stage)[0]["state"]["values"]["b-why"]["why"]["value"] == "the pool"
