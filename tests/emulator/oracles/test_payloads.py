"""Commands and interactions, held against recordings of what Slack sends."""

from typing import Any

import pytest

from tests.emulator.helpers import button, choices, text_input
from tests.emulator.oracle import needs_oracle, recorded, strange_keys
from tests.emulator.stage import Stage

pytestmark = needs_oracle
EVERY_ELEMENT = [
    text_input("why"),
    choices("static_select", "level", "high", "low"),
    choices("checkboxes", "boxes", "a", "b"),
    button("more"),
]
# The recording of a modal's click leaves the view's content open; that of Slack's message has no such fields.
OPEN = (".view.state", ".view.blocks", ".message.bot_profile", ".message.app_id", ".message.blocks")


def strange(payload: dict[str, Any], name: str) -> list[str]:
    return [path for path in strange_keys(payload, recorded(f"payloads/{name}.json")) if not path.startswith(OPEN)]


def test_a_command(stage: Stage) -> None:
    stage.control.command(stage.cast.ada, stage.cast.ops, "/incident", "start")
    assert strange(stage.seen[-1], "SlashCommandPayload") == []


def test_a_click_in_a_message(stage: Stage) -> None:
    stage.client.chat_postMessage(channel=stage.cast.ops, text="x", blocks=[button("press")])
    stage.control.click(stage.cast.ada, "press", channel=stage.cast.ops)
    assert strange(stage.seen[-1], "BlockActionPayload") == []


def test_a_click_in_a_modal(stage: Stage) -> None:
    stage.open(*EVERY_ELEMENT)
    stage.control.click(stage.cast.ada, "more")
    assert strange(stage.seen[-1], "BlockActionPayload") == []


@pytest.mark.parametrize("shown", ["ViewSubmissionPayload", "ViewClosedPayload"])
def test_the_end_of_a_modal(stage: Stage, shown: str) -> None:
    stage.open(*EVERY_ELEMENT, notify_on_close=True)
    if shown == "ViewSubmissionPayload":
        stage.control.submit(stage.cast.ada, {"why": "pool", "level": "high", "boxes": ["a"]})
    else:
        stage.control.close_view(stage.cast.ada)
    assert [path for path in strange(stage.seen[-1], shown) if path != ".response_urls"] == []  # documented


def test_a_shortcut_on_a_message(stage: Stage) -> None:
    ts = stage.control.say(stage.cast.ada, stage.cast.ops, "look")
    stage.control.message_shortcut(stage.cast.ada, "add_to_timeline", stage.cast.ops, ts)
    assert strange(stage.seen[-1], "MessageShortcutPayload") == []
