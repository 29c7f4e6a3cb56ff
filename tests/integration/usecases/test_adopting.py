"""A busy channel adopted at once is read whole, and whoever answers sees how far that is."""

import pytest

from tests.integration.usecases.adopting import adopt_busy, texts, told
from tests.integration.usecases.world import World


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What kind of database it is makes no difference here."""
    return sqlite_url


def test_a_busy_channel_is_in_the_log_whole_and_in_order(world: World) -> None:
    incident = adopt_busy(world, 500)
    world.drain()
    assert texts(world, incident) == [f"message {number}" for number in range(500)]


def test_one_message_tells_how_far_the_reading_is_until_it_is_done(world: World) -> None:
    world.control.cap_history(40)
    adopt_busy(world, 120)
    world.drain()
    [message] = [one for one in world.control.history(world.control.dm("U00000ADA")) if "read" in one["text"]]
    assert told(world)[0].endswith("messages so far.")
    assert message["text"].endswith("120 messages are in the log.")


def test_of_a_channel_that_is_read_in_a_moment_nothing_is_told(world: World) -> None:
    adopt_busy(world, 20)
    world.drain()
    assert told(world) == []
