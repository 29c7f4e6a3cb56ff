"""A real Bolt app over Socket Mode, from what a person does to what comes back."""

import queue
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.emulator import Control
from tests.emulator.world import Cast


def test_a_message_reaches_a_listener(connected: App, control: Control, cast: Cast) -> None:
    heard: queue.Queue[dict[str, Any]] = queue.Queue()
    connected.event("message")(lambda event: heard.put(event))
    ts = control.say(cast.ada, cast.ops, "the site is down")
    event = heard.get(timeout=3)
    assert (event["text"], event["user"], event["ts"]) == ("the site is down", cast.ada, ts)
    assert control.wait_until_acknowledged(3)


def test_a_command_is_answered_in_its_acknowledgement(connected: App, control: Control, cast: Cast) -> None:
    connected.command("/incident")(lambda ack, command: ack(f"understood {command['text']}"))
    outcome = control.command(cast.ada, cast.ops, "/incident", "lead @ben in #ops")
    assert outcome.acknowledged
    assert outcome.text == f"understood lead <@{cast.ben}|ben> in <#{cast.ops}|ops>"


def test_the_answer_to_a_command_is_ephemeral(connected: App, control: Control, cast: Cast) -> None:
    connected.command("/incident")(lambda ack: ack("for your eyes"))
    control.command(cast.ada, cast.ops, "/incident", "help")
    assert [e["text"] for e in control.ephemerals(cast.ada)] == ["for your eyes"]
    assert control.ephemerals(cast.ben) == []


def test_a_listener_can_post(connected: App, control: Control, cast: Cast) -> None:
    def answer(ack: Ack, client: WebClient, command: dict[str, Any]) -> None:
        client.chat_postMessage(channel=command["channel_id"], text="declared")
        ack()

    connected.command("/incident")(answer)
    control.command(cast.ada, cast.ops, "/incident", "start")
    assert control.history(cast.ops)[-1]["text"] == "declared"


def test_a_watcher_can_wait_for_what_the_app_does(connected: App, control: Control, cast: Cast) -> None:
    connected.event("message")(
        lambda client, event: client.reactions_add(channel=event["channel"], timestamp=event["ts"], name="eyes")
    )
    control.say(cast.ada, cast.ops, "hello")
    assert control.wait_until(lambda: "reactions" in control.history(cast.ops)[-1], 3)
