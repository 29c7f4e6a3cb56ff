"""External selects: what the app is asked, and what becomes of its answers."""

from typing import Any

import pytest

from bot.emulator import Refused
from tests.emulator.helpers import plain, text_input
from tests.emulator.oracle import needs_oracle, recorded, strange_keys
from tests.emulator.stage import Stage

FOUND = {"text": plain("checkout-api"), "value": "svc-1"}


def _menu(**more: Any) -> dict[str, Any]:
    return text_input("svc") | {"element": {"type": "external_select", "action_id": "svc", **more}}


def _offers(stage: Stage, **answer: Any) -> None:
    stage.on["options"] = lambda ack, body, respond: ack(**answer)


def test_what_the_app_offers_can_be_chosen(stage: Stage) -> None:
    _offers(stage, options=[FOUND])
    stage.open(_menu())
    assert stage.control.suggest(stage.cast.ada, "svc", "check") == {"options": [FOUND]}
    stage.control.submit(stage.cast.ada, {"svc": "svc-1"})
    held = stage.seen[-1]["view"]["state"]["values"]["b-svc"]["svc"]
    assert held == {"type": "external_select", "selected_option": FOUND}


def test_what_it_never_offered_cannot_be_chosen(stage: Stage) -> None:
    stage.open(_menu() | {"block_id": "another"})
    with pytest.raises(Refused):
        stage.control.submit(stage.cast.ada, {"svc": "svc-1"})


def test_groups_may_be_offered(stage: Stage) -> None:
    groups = [{"label": plain("Ours"), "options": [FOUND]}]
    _offers(stage, option_groups=groups)
    stage.open(_menu())
    assert stage.control.suggest(stage.cast.ada, "svc", "check") == {"option_groups": groups}


@pytest.mark.parametrize(("least", "typed"), [({}, "ch"), ({"min_query_length": 5}, "chec")])
def test_the_app_is_not_asked_before_enough_is_typed(stage: Stage, least: dict[str, int], typed: str) -> None:
    stage.open(_menu(**least))
    stage.seen.clear()
    with pytest.raises(Refused):
        stage.control.suggest(stage.cast.ada, "svc", typed)
    assert stage.seen == []


@pytest.mark.parametrize("answer", [{"options": [{"text": "no object"}]}, {"options": [FOUND] * 101}])
def test_options_that_slack_would_not_show_are_refused(stage: Stage, answer: dict[str, Any]) -> None:
    _offers(stage, **answer)
    stage.open(_menu())
    with pytest.raises(Refused):
        stage.control.suggest(stage.cast.ada, "svc", "check")


def test_a_select_in_a_message_asks_with_its_message(stage: Stage) -> None:
    _offers(stage, options=[FOUND])
    element = {"type": "external_select", "action_id": "svc", "min_query_length": 0}
    stage.client.chat_postMessage(
        channel=stage.cast.ops, text="Which?", blocks=[{"type": "actions", "elements": [element]}]
    )
    stage.control.suggest(stage.cast.ada, "svc", channel=stage.cast.ops)
    body = stage.seen[-1]
    assert (body["type"], body["value"], body["message"]["text"]) == ("block_suggestion", "", "Which?")


def test_a_message_tells_what_all_its_fields_hold(stage: Stage) -> None:
    option = {"text": plain("One"), "value": "one"}
    choice = {"type": "static_select", "action_id": "pick", "options": [option]}
    day = {"type": "datepicker", "action_id": "day", "initial_date": "2026-11-21"}
    button = {"type": "button", "action_id": "go", "text": plain("Go")}
    block = {"type": "actions", "block_id": "b", "elements": [choice, day, button]}
    stage.client.chat_postMessage(channel=stage.cast.ops, text="?", blocks=[block])
    stage.control.click(stage.cast.ada, "pick", channel=stage.cast.ops, selected="one")
    stage.control.click(stage.cast.ada, "go", channel=stage.cast.ops)
    assert stage.seen[-1]["state"]["values"] == {
        "b": {
            "pick": {"type": "static_select", "selected_option": option},
            "day": {"type": "datepicker", "selected_date": "2026-11-21"},
        }
    }


def test_each_feedback_button_tells_its_own_value(stage: Stage) -> None:
    buttons = {
        "type": "feedback_buttons",
        "action_id": "said",
        "positive_button": {"text": plain("Good"), "value": "good"},
        "negative_button": {"text": plain("Bad"), "value": "bad"},
    }
    blocks = [{"type": "context_actions", "elements": [buttons]}]
    stage.client.chat_postMessage(channel=stage.cast.ops, text="?", blocks=blocks)
    stage.control.click(stage.cast.ada, "said", channel=stage.cast.ops, value="bad")
    (action,) = stage.seen[-1]["actions"]
    assert (action["type"], action["value"]) == ("feedback_buttons", "bad")


def test_a_button_in_an_attachment_or_a_container_is_clicked_like_any_other(stage: Stage) -> None:
    inside = {"type": "actions", "elements": [{"type": "button", "text": plain("Go"), "action_id": "deep"}]}
    container = {"type": "container", "title": plain("Deploys"), "child_blocks": [inside]}
    stage.client.chat_postMessage(channel=stage.cast.ops, text="a", attachments=[{"blocks": [container]}])
    assert stage.control.click(stage.cast.ada, "deep", channel=stage.cast.ops).acknowledged


@needs_oracle
def test_an_ask_has_no_key_that_slack_has_not(stage: Stage) -> None:
    _offers(stage, options=[FOUND])
    stage.open(_menu())
    stage.control.suggest(stage.cast.ada, "svc", "check")
    known = recorded("payloads/BlockActionPayload.json") | {"value": "", "action_id": "", "block_id": ""}
    assert {key for key in strange_keys(stage.seen[-1], known) if key.count(".") == 1} == set()
