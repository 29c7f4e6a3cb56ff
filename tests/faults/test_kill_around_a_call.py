"""Killed around a call to Slack: what never happened happens once, what went through unnoticed is not done again."""

from collections import Counter

import pytest

from tests.integration.usecases.world import ADA, OPS
from tests.support.bot_process_stage import ProcessStage
from tests.support.killing_play import ANSWER_LOST, CALL_LOST, Kill, killing

METHODS = ("conversations.create", "chat.postMessage", "pins.add", "files.completeUploadExternal")


def declare_and_resolve(stage: ProcessStage) -> None:
    for text in ("start Checkout fails", "resolve INC-1 Rolled back"):
        stage.control.command(ADA, OPS, "/incident", text)
        stage.settle()
        stage.finish()


def in_slack(stage: ProcessStage) -> Counter[str]:
    """Count what the bot made: channels by name, messages by key, files by name, pins."""
    control, found = stage.emulator.control, Counter[str]()
    for channel in control.channels():
        found[str(channel.get("name"))] += 1
        found["pins"] += len(control.pins(channel["id"]))
        for message in control.history(channel["id"]):
            found.update(file["name"] for file in message.get("files") or ())
            if message.get("metadata"):
                found[message["metadata"]["event_payload"]["key"]] += 1
    return found


@pytest.mark.parametrize("point", [CALL_LOST, ANSWER_LOST])
@pytest.mark.parametrize("method", METHODS)
def test_an_effect_interrupted_by_death_happens_once(process_stage: ProcessStage, method: str, point: str) -> None:
    with killing(process_stage, Kill(point=point, method=method)):
        declare_and_resolve(process_stage)
    assert process_stage.bot.lives == 2
    made = in_slack(process_stage)
    once = ("inc-1-checkout-fails", "card:1", f"prompts:1:{ADA}", "INC-1-r1.md", "pins")
    assert {name: made[name] for name in once} == dict.fromkeys(once, 1)
    assert made["inc-1-checkout-fails-2"] == 0
