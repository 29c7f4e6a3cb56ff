"""Nearly a third of all calls fail, each in a way of its own: with 429, with 500, or by an answer that never comes.

Small here; `tests/soak/test_trouble.py` has more seeds.
"""

from pathlib import Path

import pytest

from tests.support.afterwards import assert_whole, made
from tests.support.stage import Scene, running_scene

SHARE = 0.3


def play(scene: Scene, seed: int) -> None:
    """An incident from its declaration to its draft, amid trouble; then Slack is well again."""
    scene.control.fail_often(SHARE, seed)
    channel = scene.declare()
    said = scene.say("ben", channel, "Pods restart in a loop")
    scene.say("dana", channel, "Out of memory?", thread_ts=said)
    scene.react("ben", channel, said)
    for text in ("lead @ben", "severity sev1", "note Rolled back", "mark mitigated", "resolve INC-1 Rolled back"):
        scene.type("ada", text, scene.name_of(channel))
    scene.type("ada", "action INC-1 Alert on restarts @ben by 2026-03-20")
    scene.wait(hours=1)
    scene.control.heal()
    scene.finish()


def assert_all_is_there_once(scene: Scene) -> None:
    """The channel, the card, the prompts and the draft are there, and the log is Slack's."""
    there = made(scene.control)
    once = ("channel inc-1-checkout-fails", "card:1", f"prompts:1:{scene.ben}", "INC-1-r1.md")
    assert {name: there[name] for name in once} == dict.fromkeys(once, 1)
    assert_whole(scene.stage.emulator, scene.stage.app.scribe)


@pytest.mark.parametrize("seed", [1, 2])
def test_an_incident_amid_failing_calls_is_all_there_once(tmp_path: Path, seed: int) -> None:
    with running_scene(tmp_path / "scribe.db") as scene:
        play(scene, seed)
        assert_all_is_there_once(scene)
