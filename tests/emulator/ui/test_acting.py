"""Commands, buttons and modals, from the browser to a connected app and back."""

from typing import Any

import pytest

from tests.emulator.helpers import button, choices, modal, section, text_input
from tests.emulator.stage import Stage
from tests.emulator.ui.browser import Browser, opened

Json = dict[str, Any]


@pytest.fixture
def tab(stage: Stage) -> Any:
    with opened(stage.emulator, "ada") as browser:
        yield browser


def _commanded(tab: Browser, stage: Stage, text: str = "/incident go") -> Json:
    return dict(tab.get("command", channel=stage.cast.ops, text=text))


def test_the_answer_to_a_command_is_seen_by_its_typist(tab: Browser, stage: Stage) -> None:
    stage.on["command"] = lambda ack, body, respond: ack("for your eyes")
    with opened(stage.emulator, "ben") as other:
        assert _commanded(tab, stage) == {"acknowledged": True}
        shown = tab.told("message")["message"]
        assert (shown["text"], shown["is_ephemeral"], shown["user"]) == ("for your eyes", True, "U0000SCRIBE")
        assert other.all_told() == []


def test_a_private_answer_stays_until_it_is_dismissed(tab: Browser, stage: Stage) -> None:
    stage.on["command"] = lambda ack, body, respond: ack("read me once")
    _commanded(tab, stage)
    shown = tab.told("message")["message"]["ephemeral_id"]
    assert shown in [m.get("ephemeral_id") for m in tab.get("open", channel=stage.cast.ops)["messages"]]
    tab.get("dismiss", ephemeral_id=shown)
    assert tab.told("dismissed")["ephemeral_id"] == shown
    assert shown not in [m.get("ephemeral_id") for m in tab.get("open", channel=stage.cast.ops)["messages"]]


def test_an_unknown_command_is_refused_as_slack_does(tab: Browser, stage: Stage) -> None:
    assert "/nonsense is not a valid command" in tab.refused("command", channel=stage.cast.ops, text="/nonsense x")


def test_a_modal_is_pushed_and_its_errors_come_back(tab: Browser, stage: Stage) -> None:
    stage.open(text_input("why"))
    view = tab.told("views", lambda push: push["views"])["views"][-1]
    empty = tab.get("submit", view_id=view["id"], values={})
    assert list(empty["errors"]) == ["b-why"]
    stage.on["view"] = lambda ack, body, respond: ack(response_action="errors", errors={"b-why": "Say more."})
    state = {"b-why": {"why": {"type": "plain_text_input", "value": "because"}}}
    assert tab.get("submit", view_id=view["id"], values=state) == {"errors": {"b-why": "Say more."}}


def test_a_modal_says_whether_anything_was_filled_in(tab: Browser, stage: Stage) -> None:
    stage.open(text_input("why", initial_value="because"))
    view = tab.told("views", lambda push: push["views"])["views"][-1]
    assert view["is_touched"] is False
    for value, is_touched in (("because of us", True), ("because", False)):
        tab.get("fill", view_id=view["id"], block_id="b-why", action_id="why", value=value)
        assert tab.enter("ada")["views"][-1]["is_touched"] is is_touched


def test_a_submitted_modal_closes_in_every_tab(tab: Browser, stage: Stage) -> None:
    with opened(stage.emulator, "ada") as other:
        stage.open(text_input("why"), choices("static_select", "kind", "bug", "load"))
        view = other.told("views", lambda push: push["views"])["views"][-1]
        picked = {"type": "static_select", "selected_option": {"text": {"type": "plain_text", "text": "load"},
                                                               "value": "load"}}  # fmt: skip
        values = {"b-why": {"why": {"type": "plain_text_input", "value": "because"}}, "b-kind": {"kind": picked}}
        assert tab.get("submit", view_id=view["id"], values=values) == {}
        assert other.told("views", lambda push: not push["views"])
        held = stage.seen[-1]["view"]["state"]["values"]
        assert held["b-why"]["why"]["value"] == "because"
        assert held["b-kind"]["kind"]["selected_option"]["value"] == "load"


def test_pushed_modals_are_told_as_a_stack(tab: Browser, stage: Stage) -> None:
    stage.open(text_input("why"))
    view = tab.told("views", lambda push: push["views"])["views"][-1]
    stage.on["view"] = lambda ack, body, respond: ack(response_action="push", view=modal(text_input("next")))
    tab.get("submit", view_id=view["id"], values={"b-why": {"why": "because"}})
    assert len(tab.told("views", lambda push: len(push["views"]) == 2)["views"]) == 2
    tab.get("close_view", view_id=view["id"], all=True)
    assert tab.told("views", lambda push: not push["views"])


def test_a_button_in_a_private_answer_reaches_the_app(tab: Browser, stage: Stage) -> None:
    stage.on["command"] = lambda ack, body, respond: ack(text="well?", blocks=[button("yes", "one")])
    _commanded(tab, stage)
    shown = tab.told("message", lambda push: push["message"]["text"] == "well?")["message"]
    pressed = tab.get(
        "press", channel=stage.cast.ops, ephemeral_id=shown["ephemeral_id"], action_id="yes", block_id="b-yes"
    )
    assert pressed == {"acknowledged": True}
    assert stage.seen[-1]["actions"][0]["value"] == "one"


def test_the_home_tab_is_pushed_to_its_reader_alone(tab: Browser, stage: Stage) -> None:
    with opened(stage.emulator, "ben") as other:
        assert tab.get("home") is None
        stage.client.views_publish(user_id=stage.cast.ada, view={"type": "home", "blocks": [section("hello")]})
        assert tab.told("home")["view"]["type"] == "home"
        assert [push for push in other.all_told() if push["push"] == "home"] == []


def test_a_bot_that_never_answers_is_a_timeout_that_the_inspector_explains(tab: Browser, stage: Stage) -> None:
    stage.control.delay_acknowledgements(4.0)
    try:
        told = _commanded(tab, stage)
    finally:
        stage.control.heal()
    assert told == {"acknowledged": False, "error": '/incident failed with the error "operation_timeout"'}
    assert "did not acknowledge" in tab.told("app", lambda push: "trouble" in push)["trouble"]
    trouble = [one for one in tab.get("traffic") if one["kind"] == "trouble"]
    assert "did not acknowledge" in trouble[-1]["response"]["why"]


def test_traffic_is_pushed_to_whoever_watches(tab: Browser, stage: Stage) -> None:
    stage.client.auth_test()
    assert [push for push in tab.all_told() if push["push"] == "traffic"] == []
    tab.get("watch_traffic", on=True)
    stage.client.auth_test()
    told = tab.told("traffic", lambda push: push["exchange"]["name"] == "auth.test")["exchange"]
    assert (told["kind"], told["response"]["ok"]) == ("api", True)
    before = tab.get("traffic", before=told["n"], limit=3)
    assert [one["n"] for one in before] == [told["n"] - 3, told["n"] - 2, told["n"] - 1]


def test_a_form_filled_with_nonsense_is_refused_in_words(tab: Browser, stage: Stage) -> None:
    moment = text_input("when") | {"element": {"type": "datetimepicker", "action_id": "when"}}
    stage.open(moment, choices("static_select", "kind", "bug", "load"))
    view = tab.told("views", lambda push: push["views"])["views"][-1]
    for values in (
        {"b-when": 3},
        {"b-when": {"when": "soon"}},
        {"b-kind": {"kind": "no such"}},
        {"b-no": {"x": "y"}},
    ):
        assert tab.refused("submit", view_id=view["id"], values=values)
