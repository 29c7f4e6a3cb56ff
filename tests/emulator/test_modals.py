"""Modals: submissions and their answers, the stack, and updates."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from tests.emulator.helpers import button, choices, modal, plain, text_input
from tests.emulator.oracle import needs_oracle, recorded, strange_keys
from tests.emulator.stage import Stage


def test_a_submission_carries_values_by_block_and_action(stage: Stage) -> None:
    stage.open(text_input("what"), choices("static_select", "severity", "sev1", "sev2"))
    stage.control.submit(stage.cast.ada, {"what": "checkout", "severity": "sev1"})
    values = stage.seen[-1]["view"]["state"]["values"]
    assert values["b-what"]["what"]["value"] == "checkout"
    assert values["b-severity"]["severity"]["selected_option"]["value"] == "sev1"


def test_a_plain_acknowledgement_closes_the_modal(stage: Stage) -> None:
    stage.open(text_input("what"))
    stage.control.submit(stage.cast.ada, {"what": "x"})
    assert stage.control.views(stage.cast.ada) == []


def test_an_untouched_input_keeps_its_initial_value(stage: Stage) -> None:
    stage.open(text_input("what", initial_value="as before"))
    stage.control.submit(stage.cast.ada)
    assert stage.seen[-1]["view"]["state"]["values"]["b-what"]["what"]["value"] == "as before"


def test_an_empty_optional_input_is_null(stage: Stage) -> None:
    stage.open(text_input("what", optional=True))
    stage.control.submit(stage.cast.ada)
    assert stage.seen[-1]["view"]["state"]["values"]["b-what"]["what"]["value"] is None


def test_an_empty_required_input_is_not_sent(stage: Stage) -> None:
    stage.open(text_input("what"))
    stage.seen.clear()
    outcome = stage.control.submit(stage.cast.ada, {"what": ""})
    assert (outcome.error, list(outcome.errors), stage.seen) == ("required_field", ["b-what"], [])


def test_a_text_over_the_inputs_limit_is_not_sent(stage: Stage) -> None:
    stage.open(text_input("what", max_length=5))
    assert list(stage.control.submit(stage.cast.ada, {"what": "123456"}).errors) == ["b-what"]


def test_field_errors_keep_the_modal_and_what_was_typed(stage: Stage) -> None:
    stage.open(text_input("what"))
    stage.on["view"] = lambda ack, body, respond: ack(response_action="errors", errors={"b-what": "no"})
    outcome = stage.control.submit(stage.cast.ada, {"what": "typed"})
    assert (outcome.response_action, outcome.errors) == ("errors", {"b-what": "no"})
    (view,) = stage.control.views(stage.cast.ada)
    assert view["state"]["values"]["b-what"]["what"]["value"] == "typed"


def test_an_error_for_a_block_that_is_not_there_is_a_mistake(stage: Stage) -> None:
    stage.open(text_input("what"))
    stage.on["view"] = lambda ack, body, respond: ack(response_action="errors", errors={"b-other": "no"})
    assert stage.control.submit(stage.cast.ada, {"what": "typed"}).error == "invalid_errors"


def test_an_update_shows_the_next_step(stage: Stage) -> None:
    stage.open(text_input("what"))
    second = modal(text_input("why"), callback_id="second")
    stage.on["view"] = lambda ack, body, respond: ack(response_action="update", view=second)
    stage.control.submit(stage.cast.ada, {"what": "x"})
    assert [v["callback_id"] for v in stage.control.views(stage.cast.ada)] == ["second"]


def test_a_pushed_modal_lies_on_top(stage: Stage) -> None:
    stage.open(text_input("what"))
    stage.on["view"] = lambda ack, body, respond: ack(response_action="push", view=modal(text_input("why")))
    stage.control.submit(stage.cast.ada, {"what": "x"})
    first, second = stage.control.views(stage.cast.ada)
    assert (second["previous_view_id"], second["root_view_id"]) == (first["id"], first["id"])


def test_clearing_closes_the_whole_stack(stage: Stage) -> None:
    stage.open(text_input("what"))
    stage.on["view"] = lambda ack, body, respond: ack(response_action="push", view=modal(text_input("why")))
    stage.control.submit(stage.cast.ada, {"what": "x"})
    stage.on["view"] = lambda ack, body, respond: ack(response_action="clear")
    stage.control.submit(stage.cast.ada, {"why": "x"})
    assert stage.control.views(stage.cast.ada) == []


def test_a_stack_holds_three(stage: Stage) -> None:
    stage.open(text_input("what"))
    stage.on["view"] = lambda ack, body, respond: ack(response_action="push", view=modal(text_input("what")))
    outcomes = [stage.control.submit(stage.cast.ada, {"what": "x"}) for _ in range(3)]
    assert [o.error for o in outcomes] == [None, None, "push_limit_reached"]


def test_an_invalid_answer_is_shown_as_an_error(stage: Stage) -> None:
    stage.open(text_input("what"))
    wrong = modal(text_input("what"), title=plain("a title that is far too long for it"))
    stage.on["view"] = lambda ack, body, respond: ack(response_action="update", view=wrong)
    assert stage.control.submit(stage.cast.ada, {"what": "x"}).error == "invalid_arguments"


def test_typed_text_survives_an_update_of_the_same_block(stage: Stage) -> None:
    stage.open(text_input("what"), text_input("why"))
    stage.control.type(stage.cast.ada, "what", "typed")
    stage.control.type(stage.cast.ada, "why", "gone")
    (view,) = stage.control.views(stage.cast.ada)
    moved = text_input("why") | {"block_id": "b-why-2"}
    stage.client.views_update(view_id=view["id"], hash=view["hash"], view=modal(text_input("what"), moved))
    values = stage.control.views(stage.cast.ada)[0]["state"]["values"]
    assert (values["b-what"]["what"]["value"], values["b-why-2"]["why"]["value"]) == ("typed", None)


def test_an_update_onto_an_old_hash_is_refused(stage: Stage) -> None:
    stage.open(text_input("what"))
    (view,) = stage.control.views(stage.cast.ada)
    stage.client.views_update(view_id=view["id"], view=modal(text_input("what")))
    with pytest.raises(SlackApiError, match="hash_conflict"):
        stage.client.views_update(view_id=view["id"], hash=view["hash"], view=modal(text_input("what")))


def test_a_closed_view_cannot_be_updated(stage: Stage) -> None:
    with pytest.raises(SlackApiError, match="not_found"):
        stage.client.views_update(view_id="V404", view=modal(text_input("what")))


def test_a_click_in_a_modal_carries_what_was_typed(stage: Stage) -> None:
    stage.open(text_input("what"), button("more"))
    stage.control.type(stage.cast.ada, "what", "half")
    stage.control.click(stage.cast.ada, "more")
    body = stage.seen[-1]
    assert body["view"]["state"]["values"]["b-what"]["what"]["value"] == "half"
    assert (body["container"]["type"], body["actions"][0]["block_id"]) == ("view", "b-more")


def test_a_click_in_a_modal_may_push_another(stage: Stage) -> None:
    def pushing(ack: Any, body: dict[str, Any], respond: Any) -> None:
        stage.client.views_push(trigger_id=body["trigger_id"], view=modal(text_input("why")))
        ack()

    stage.open(text_input("what"), button("more"))
    stage.on["action"] = pushing
    stage.control.click(stage.cast.ada, "more")
    assert len(stage.control.views(stage.cast.ada)) == 2


def test_closing_is_told_when_asked_for(stage: Stage) -> None:
    stage.open(text_input("what"), notify_on_close=True)
    assert stage.control.close_view(stage.cast.ada).acknowledged
    assert stage.seen[-1]["type"] == "view_closed"


def test_closing_is_silent_otherwise(stage: Stage) -> None:
    stage.open(text_input("what"))
    stage.seen.clear()
    stage.control.close_view(stage.cast.ada)
    assert stage.seen == []


@needs_oracle
def test_a_submission_has_no_key_that_slack_has_not(stage: Stage) -> None:
    stage.open(text_input("what"), notify_on_close=True)
    stage.control.submit(stage.cast.ada, {"what": "x"})
    strange = strange_keys(stage.seen[-1], recorded("payloads/ViewSubmissionPayload.json"))
    assert set(strange) == {".response_urls", ".view.blocks"}  # documented, but absent from the recording


@needs_oracle
def test_a_closing_has_no_key_that_slack_has_not(stage: Stage) -> None:
    stage.open(text_input("what"), notify_on_close=True)
    stage.control.close_view(stage.cast.ada)
    strange = strange_keys(stage.seen[-1], recorded("payloads/ViewClosedPayload.json"))
    assert set(strange) == {".view.blocks"}  # documented, but absent from the recording
