"""A canvas amid trouble: lost calls, lost answers and deaths make one canvas, one link, or one file."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.usecases.world import ADA, OPS
from tests.support.bot_process_stage import ProcessStage
from tests.support.killing_play import ANSWER_LOST, CALL_LOST, Kill, killing
from tests.support.stage import Scene, running_scene
from tests.support.stage_reading import direct, drafts

CALLS = ("canvases.create", "files.info", "chat.postMessage", "canvases.access.set")
FREE_PLAN = "free_teams_cannot_create_standalone_canvases"


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with running_scene(tmp_path / "scribe.db") as scene:
        scene.declare()
        yield scene


def outcome(scene: Scene) -> tuple[list[str], int, list[str]]:
    """Return what came of it: Ada's access to each canvas, how many links she was sent, and her files."""
    access = [canvas["access"].get(scene.ada, "none") for canvas in scene.control.canvases()]
    links = [said for said in direct(scene, "ada") if re.search("/docs/", said["text"])]
    return access, len(links), drafts(scene, "ada")


ONE_CANVAS: tuple[list[str], int, list[str]] = (["write"], 1, [])


@pytest.mark.parametrize("method", CALLS)
def test_a_call_whose_answer_was_lost_makes_no_second_canvas(scene: Scene, method: str) -> None:
    scene.control.fail(method, hang=0.05)
    scene.type("ada", "draft INC-1 canvas")
    assert outcome(scene) == ONE_CANVAS


@pytest.mark.parametrize("method", CALLS)
def test_a_call_that_failed_is_made_again(scene: Scene, method: str) -> None:
    scene.control.fail(method, status=503)
    scene.type("ada", "draft INC-1 canvas")
    assert outcome(scene) == ONE_CANVAS


def test_a_canvas_of_another_revision_is_not_taken_for_this_one(scene: Scene) -> None:
    scene.type("ada", "draft INC-1 canvas")
    scene.control.fail("canvases.create", hang=0.05, before=True)
    scene.type("ben", "draft INC-1 canvas")
    assert [canvas["title"][:20] for canvas in scene.control.canvases()] == [
        "INC-1 postmortem r1:",
        "INC-1 postmortem r2:",
    ]


def test_a_limit_is_waited_out(scene: Scene) -> None:
    scene.control.fail("canvases.create", retry_after=30)
    scene.type("ada", "draft INC-1 canvas")
    assert outcome(scene) == ONE_CANVAS


def test_the_file_that_takes_the_place_of_a_canvas_is_sent_once(scene: Scene) -> None:
    scene.control.fail("canvases.create", error=FREE_PLAN, times=100)
    scene.control.fail("files.completeUploadExternal", hang=0.05)
    scene.type("ada", "draft INC-1 canvas")
    assert outcome(scene) == ([], 0, ["INC-1-r1.canvas.md"])


@pytest.mark.parametrize("point", [CALL_LOST, ANSWER_LOST])
@pytest.mark.parametrize("method", ["canvases.create", "canvases.access.set"])
def test_a_canvas_interrupted_by_death_is_made_once(process_stage: ProcessStage, method: str, point: str) -> None:
    control = process_stage.control
    with killing(process_stage, Kill(point=point, method=method)):
        for text in ("start Checkout fails", "draft INC-1 canvas"):
            control.command(ADA, OPS, "/incident", text)
            process_stage.settle()
            process_stage.finish()
    assert process_stage.bot.lives == 2
    assert [canvas["access"].get(ADA) for canvas in control.canvases()] == ["write"]
    assert sum("/docs/" in message["text"] for message in control.history(control.dm(ADA))) == 1
