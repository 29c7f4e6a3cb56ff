"""The database goes away: whoever acts is told, nothing is half done, and all goes on by itself when it is back.

After each of these the log is Slack's, and the bot is ready.
"""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.faults.running import Running, locked, running
from tests.integration.usecases.world import ADA

TOLD = "nothing was stored"


@pytest.fixture
def world(sqlite_url: str) -> Iterator[Running]:
    with running(sqlite_url) as world:
        yield world
        world.assert_whole()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "scribe.db"


def test_a_command_is_told_that_nothing_was_stored(world: Running, database: Path) -> None:
    with locked(database):
        assert TOLD in world.type("note Rolled back")
    assert "Rolled back" not in world.type("timeline")


def test_eight_people_at_once_are_all_told_in_time(world: Running, database: Path) -> None:
    with locked(database), ThreadPoolExecutor(8) as people:
        world.say("somebody talks, too")
        told = list(people.map(world.type, [f"note Number {number}" for number in range(8)]))
    assert all(TOLD in answer for answer in told), told


def test_a_form_stays_open_with_what_was_typed(world: Running, database: Path) -> None:
    world.type("answer summary")
    assert world.control.wait_until(lambda: bool(world.control.views(ADA)), 5)
    with locked(database):
        outcome = world.control.submit(ADA, {"executive_summary": "Down for an hour"})
        assert TOLD in " ".join(outcome.errors.values())
        [view] = world.control.views(ADA)
    assert "Down for an hour" in str(view["state"])
    assert not world.control.submit(ADA, {}).errors
    assert world.control.views(ADA) == []


def test_what_was_said_meanwhile_is_delivered_again_and_kept(world: Running, database: Path) -> None:
    world.settle()
    with locked(database):
        said = [world.say(f"message {number}") for number in range(5)]
        time.sleep(1.5)
        assert world.control.unacknowledged() == len(said)
    world.settle()
    assert world.kept() == [f"message {number}" for number in range(5)]


def test_a_database_that_takes_no_writes_is_no_secret(world: Running, database: Path) -> None:
    with locked(database):
        world.type("note While it was locked")
        assert world.reasons() == ["the database takes no writes"]


def test_all_goes_on_by_itself_afterwards(world: Running, database: Path) -> None:
    threads = world.threads()
    world.say("Before the lock")
    with locked(database):
        world.type("note While it was locked")
        time.sleep(2)
    world.say("After the lock")
    assert "Noted" in world.type("note Back again")
    world.settle()
    assert (world.threads(), world.kept()) == (threads, ["Before the lock", "After the lock"])
    with world.app.store.read() as tx:
        assert set(tx.inbox.counts()) == {"done"}
        assert tx.outbox.dead() == []
