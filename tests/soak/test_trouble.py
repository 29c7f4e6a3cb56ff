"""Failing calls and shuffled events with many seeds: each time all is there once, and the log is Slack's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.running import Running, running
from tests.faults.test_bad_connection import talk
from tests.faults.test_slack_often_in_trouble import assert_all_is_there_once, play
from tests.support.stage import running_scene


@pytest.fixture
def world(sqlite_url: str) -> Iterator[Running]:
    with running(sqlite_url) as world:
        world.say("the first word")
        yield world


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 130))
def test_an_incident_amid_failing_calls_is_all_there_once(tmp_path: Path, seed: int) -> None:
    with running_scene(tmp_path / "scribe.db") as scene:
        play(scene, seed)
        assert_all_is_there_once(scene)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(5))
def test_five_hundred_events_that_come_often_and_in_any_order_end_in_slacks_truth(world: Running, seed: int) -> None:
    world.control.shuffle(seed, seconds=2.0)
    for number in range(42):
        talk(world, f"shuffled {number}")
    world.settle()
    world.assert_whole()
