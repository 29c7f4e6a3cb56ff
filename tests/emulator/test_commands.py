"""Slash commands: their text, their answers, their triggers."""

import time
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.emulator import Refused
from tests.emulator.helpers import modal, section, text_input
from tests.emulator.oracle import needs_oracle, recorded, strange_keys
from tests.emulator.stage import Stage


def test_typed_text_is_escaped(stage: Stage) -> None:
    stage.control.command(stage.cast.ada, stage.cast.ops, "/incident", "note a < b & c @nobody")
    assert stage.seen[-1]["text"] == "note a &lt; b &amp; c @nobody"


def test_a_mention_in_wire_form_stays(stage: Stage) -> None:
    stage.control.command(stage.cast.ada, stage.cast.ops, "/incident", f"lead <@{stage.cast.ben}>")
    assert stage.seen[-1]["text"] == f"lead <@{stage.cast.ben}>"


def test_a_command_from_outside_the_channel_cannot_be_typed(stage: Stage) -> None:
    with pytest.raises(Refused):
        stage.control.command(stage.cast.cleo, stage.cast.ops, "/incident", "help")


def test_an_unknown_command_cannot_be_sent(stage: Stage) -> None:
    with pytest.raises(Refused):
        stage.control.command(stage.cast.ada, stage.cast.ops, "/other", "help")


def test_an_answer_for_the_channel_is_posted_there(stage: Stage) -> None:
    stage.on["command"] = lambda ack, body, respond: ack(text="to all", response_type="in_channel")
    stage.control.command(stage.cast.ada, stage.cast.ops, "/incident", "x")
    assert stage.control.history(stage.cast.ops)[-1]["text"] == "to all"


def test_a_response_url_serves_five_times(stage: Stage) -> None:
    answers: list[int] = []

    def answer(ack: Any, body: dict[str, Any], respond: Any) -> None:
        ack()
        answers.extend(respond(f"answer {n}").status_code for n in range(6))

    stage.on["command"] = answer
    outcome = stage.control.command(stage.cast.ada, stage.cast.ops, "/incident", "x")
    assert answers == [200] * 5 + [404]
    assert [m["text"] for m in outcome.messages] == [f"answer {n}" for n in range(5)]


def test_a_trigger_serves_once(stage: Stage) -> None:
    errors = []

    def opening(ack: Any, body: dict[str, Any], respond: Any) -> None:
        ack()
        stage.client.views_open(trigger_id=body["trigger_id"], view=modal(text_input("what")))
        with pytest.raises(SlackApiError) as caught:
            stage.client.views_open(trigger_id=body["trigger_id"], view=modal(text_input("what")))
        errors.append(caught.value.response["error"])

    stage.on["command"] = opening
    stage.control.command(stage.cast.ada, stage.cast.ops, "/incident", "x")
    assert errors == ["exchanged_trigger_id"]


def test_an_old_trigger_has_expired(stage: Stage) -> None:
    stage.control.command(stage.cast.ada, stage.cast.ops, "/incident", "x")
    time.sleep(0.35)
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        stage.client.views_open(trigger_id=stage.seen[-1]["trigger_id"], view=modal(text_input("what")))


def test_invalid_blocks_in_an_answer_are_shown_as_an_error(stage: Stage) -> None:
    stage.on["command"] = lambda ack, body, respond: ack(text="x", blocks=[section("y" * 3001)])
    outcome = stage.control.command(stage.cast.ada, stage.cast.ops, "/incident", "x")
    assert (outcome.acknowledged, outcome.error) == (True, "invalid_blocks")


def test_invalid_blocks_to_a_response_url_are_refused(stage: Stage) -> None:
    answers: list[int] = []

    def answer(ack: Any, body: dict[str, Any], respond: Any) -> None:
        ack()
        answers.append(respond(text="x", blocks=[section("y" * 3001)]).status_code)

    stage.on["command"] = answer
    stage.control.command(stage.cast.ada, stage.cast.ops, "/incident", "x")
    assert answers == [400]


@needs_oracle
def test_a_command_has_no_key_that_slack_has_not(stage: Stage) -> None:
    stage.control.command(stage.cast.ada, stage.cast.ops, "/incident", "x")
    assert strange_keys(stage.seen[-1], recorded("payloads/SlashCommandPayload.json")) == []
