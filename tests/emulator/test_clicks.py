"""Clicks on messages, and shortcuts."""

import pytest

from bot.emulator import Control, Refused
from tests.emulator.helpers import button
from tests.emulator.oracle import needs_oracle, recorded, strange_keys
from tests.emulator.stage import Stage


def test_a_click_carries_the_message_and_the_value(stage: Stage) -> None:
    stage.client.chat_postMessage(channel=stage.cast.ops, text="card", blocks=[button("resolve", "7")])
    assert stage.control.click(stage.cast.ada, "resolve", channel=stage.cast.ops).acknowledged
    body = stage.seen[-1]
    assert (body["actions"][0]["value"], body["message"]["text"]) == ("7", "card")
    assert body["container"]["channel_id"] == stage.cast.ops


def test_the_newest_message_with_the_button_is_clicked(stage: Stage) -> None:
    for number in ("1", "2"):
        stage.client.chat_postMessage(channel=stage.cast.ops, text=number, blocks=[button("pick", number)])
    stage.control.click(stage.cast.ada, "pick", channel=stage.cast.ops)
    assert stage.seen[-1]["actions"][0]["value"] == "2"


def test_a_button_that_is_not_there_cannot_be_clicked(stage: Stage) -> None:
    with pytest.raises(Refused):
        stage.control.click(stage.cast.ada, "nowhere", channel=stage.cast.ops)


def test_a_click_can_replace_the_message(stage: Stage) -> None:
    stage.client.chat_postMessage(channel=stage.cast.ops, text="card", blocks=[button("swap")])
    stage.on["action"] = lambda ack, body, respond: (ack(), respond("done", replace_original=True))
    stage.control.click(stage.cast.ada, "swap", channel=stage.cast.ops)
    assert stage.control.history(stage.cast.ops)[-1]["text"] == "done"


def test_a_button_in_an_ephemeral_answer_can_be_clicked(stage: Stage) -> None:
    stage.on["command"] = lambda ack, body, respond: ack(text="sure?", blocks=[button("sure")])
    stage.control.command(stage.cast.ada, stage.cast.ops, "/incident", "x")
    stage.control.click(stage.cast.ada, "sure", channel=stage.cast.ops)
    assert stage.seen[-1]["container"]["is_ephemeral"]


def test_a_message_shortcut_carries_its_message(stage: Stage) -> None:
    ts = stage.control.say(stage.cast.ben, stage.cast.ops, "found it")
    outcome = stage.control.message_shortcut(stage.cast.ada, "add_to_timeline", stage.cast.ops, ts)
    assert outcome.acknowledged
    assert (stage.seen[-1]["message"]["text"], stage.seen[-1]["message_ts"]) == ("found it", ts)


def test_a_global_shortcut_has_no_channel(stage: Stage) -> None:
    assert stage.control.global_shortcut(stage.cast.ada, "declare").acknowledged
    assert "channel" not in stage.seen[-1]


def test_a_shortcut_that_is_not_in_the_manifest_cannot_be_used(stage: Stage) -> None:
    with pytest.raises(Refused):
        stage.control.global_shortcut(stage.cast.ada, "add_to_timeline")


def test_only_the_control_knows_everything(stage: Stage) -> None:
    control: Control = stage.control
    control.global_shortcut(stage.cast.ada, "declare")
    assert {t.kind for t in control.traffic()} >= {"api", "envelope_out", "envelope_in"}


@needs_oracle
def test_a_click_has_no_key_that_slack_has_not(stage: Stage) -> None:
    stage.client.chat_postMessage(channel=stage.cast.ops, text="card", blocks=[button("resolve", "7")])
    stage.control.click(stage.cast.ada, "resolve", channel=stage.cast.ops)
    assert strange_keys(stage.seen[-1], recorded("payloads/BlockActionPayload.json")) == []


@needs_oracle
def test_a_shortcut_has_no_key_that_slack_has_not(stage: Stage) -> None:
    ts = stage.control.say(stage.cast.ben, stage.cast.ops, "found it")
    stage.control.message_shortcut(stage.cast.ada, "add_to_timeline", stage.cast.ops, ts)
    assert strange_keys(stage.seen[-1], recorded("payloads/MessageShortcutPayload.json")) == []
