"""Incidents that are a test, or private from the beginning: where they show, and where not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.usecases.cases import read_figures
from tests.support.stage import Scene, running_scene
from tests.support.stage_reading import posts

NEWS = "C00000NEWS"


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """A scene with a channel for announcements."""
    with running_scene(tmp_path / "scribe.db", SCRIBE_ANNOUNCEMENTS_CHANNEL=NEWS) as running:
        running.control.add_channel("news", channel_id=NEWS, members=[running.cleo, running.scribe_id])
        yield running


def counted(scene: Scene) -> int:
    """Return how many incidents the figures count."""
    scribe = scene.stage.app.scribe
    with scribe.store.read() as tx:
        groups = read_figures(tx, scribe.now()).groups
    return sum(group.incidents for group in groups if group.quarter is not None)


@pytest.mark.parametrize("flag", ["--test", "--private"])
def test_it_is_announced_nowhere_nor_is_what_people_are_told_of_it(scene: Scene, flag: str) -> None:
    scene.type("ada", f"start {flag} sev2 Checkout fails")
    scene.type("ada", "update INC-1 We are on it")
    assert posts(scene, NEWS) == []


def test_any_other_is_announced(scene: Scene) -> None:
    scene.type("ada", "start sev2 Checkout fails")
    assert len(posts(scene, NEWS)) == 1


def test_a_private_one_gets_a_private_channel_with_its_reporter(scene: Scene) -> None:
    scene.type("ada", "start --private Somebody got in")
    [channel] = [one for one in scene.control.channels() if (one.get("name") or "").startswith("inc-1")]
    assert channel["is_private"] is True
    assert set(channel["members"]) == {scene.ada, scene.scribe_id}


def test_a_note_in_a_private_one_needs_its_name_to_be_known(scene: Scene) -> None:
    scene.type("ada", "start --private Somebody got in")
    assert "There is no INC-1" in scene.type("cleo", "note INC-1 What is this").text
    assert "Noted in INC-1" in scene.type("ada", "note INC-1 The keys were changed").text


def test_figures_count_neither_a_test_nor_one_that_was_canceled(scene: Scene) -> None:
    for text in ("start sev2 Checkout fails", "start --test sev2 Trying it out", "start sev2 Search is slow"):
        scene.type("ada", text)
    assert counted(scene) == 2
    scene.type("ada", "cancel INC-3 It was none")
    assert counted(scene) == 1
