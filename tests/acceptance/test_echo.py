"""Notes given by command show in the channel where the team wants that, and are no messages of the log."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.stage import Scene, running_scene
from tests.support.stage_reading import log_of, message_lines, posts


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """A scene whose notes are echoed."""
    with running_scene(tmp_path / "scribe.db", SCRIBE_ECHO_NOTES="true") as running:
        yield running


def echoes(scene: Scene, channel_id: str) -> list[str]:
    lines = [line for said in posts(scene, channel_id) for line in message_lines(scene, said)]
    return [line for line in lines if line.startswith(":memo:")]


def test_a_note_shows_as_one_line_with_its_author_and_its_time(scene: Scene) -> None:
    channel_id = scene.declare()
    scene.type("ada", "note at 10:58 Rolled back the <!channel> deploy", scene.name_of(channel_id))
    assert echoes(scene, channel_id) == [":memo: ada: 2026-03-02 09:58 UTC Rolled back the @channel deploy"]


def test_an_echo_is_no_message_of_the_log_and_the_note_stands_once(scene: Scene) -> None:
    channel_id = scene.declare()
    where = scene.name_of(channel_id)
    scene.type("ada", "note Rolled back the deploy", where)
    scene.type("ada", "resolve", where)
    assert [one for one in log_of(scene, 1) if "Rolled back" in one.text] == []
    assert (scene.type("ada", "timeline INC-1").text or "").count("Rolled back the deploy") == 1


def test_a_note_by_mention_is_there_already(scene: Scene) -> None:
    channel_id = scene.declare()
    scene.say("ada", channel_id, f"<@{scene.scribe_id}> note Rolled back the deploy")
    assert echoes(scene, channel_id) == []


def test_a_note_typed_twice_shows_once(scene: Scene) -> None:
    channel_id = scene.declare()
    for _ in range(2):
        scene.type("ada", "note Rolled back the deploy", scene.name_of(channel_id))
    assert len(echoes(scene, channel_id)) == 1


def test_an_echo_follows_its_note(scene: Scene) -> None:
    channel_id = scene.declare()
    where = scene.name_of(channel_id)
    scene.type("ada", "note Rolled back the deploy", where)
    for text in ("edit 2 Rolled back the release", "edit 2 Rolled back release 7", "retract 2"):
        scene.type("ada", text, where)
    [line] = echoes(scene, channel_id)
    assert line.endswith("Rolled back release 7 (taken off the timeline)")


def test_the_echo_of_a_note_that_somebody_else_reworded_names_both(scene: Scene) -> None:
    channel_id = scene.declare()
    where = scene.name_of(channel_id)
    scene.type("ada", "note Rolled back the deploy", where)
    scene.type("ben", "edit 2 Rolled back release 7", where)
    [line] = echoes(scene, channel_id)
    assert line.startswith(":memo: ada: ")
    assert line.endswith("Rolled back release 7 (reworded by ben)")


def test_unless_it_is_wanted_no_note_shows(tmp_path: Path) -> None:
    with running_scene(tmp_path / "scribe.db") as scene:
        channel_id = scene.declare()
        scene.type("ada", "note Rolled back the deploy", scene.name_of(channel_id))
        assert echoes(scene, channel_id) == []
