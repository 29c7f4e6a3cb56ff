"""What only decorates an incident may fail: the incident goes on, and somebody is told, once."""

import pytest

from tests.support.stage import Scene
from tests.support.stage_reading import direct, message_lines, posts

DECORATION = {
    "conversations.setTopic": "INC-1: I could not set the channel's topic. Everything else goes on.",
    "pins.add": "INC-1: I could not pin the incident card. Everything else goes on.",
    "conversations.invite": (
        "INC-1: I could not invite everybody to its channel. Please see who is missing there and invite them."
    ),
}

FAILING = pytest.mark.parametrize("method", DECORATION)
REFUSALS = pytest.mark.parametrize("error", ["unknown_method", "restricted_action"])


@FAILING
@REFUSALS
def test_the_incident_goes_on(scene: Scene, method: str, error: str) -> None:
    scene.control.fail(method, error=error, times=9)
    channel_id = scene.declare()
    scene.type("ada", "note Rolled back", scene.name_of(channel_id))
    [card] = posts(scene, channel_id)
    assert "2 timeline events" in "\n".join(message_lines(scene, card))


@FAILING
@REFUSALS
def test_the_reporter_is_told_once(scene: Scene, method: str, error: str) -> None:
    scene.control.fail(method, error=error, times=9)
    scene.type("ada", "lead @ben", scene.name_of(scene.declare()))
    told = [line for who in ("ada", "ben") for said in direct(scene, who) for line in message_lines(scene, said)]
    assert told == [f"{DECORATION[method]} Slack said `{error}`."]
