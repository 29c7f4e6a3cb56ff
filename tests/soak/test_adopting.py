"""A channel of ten thousand messages adopted at once."""

from collections.abc import Iterator

import pytest

from bot.storage import Store
from tests.integration.usecases.adopting import adopt_busy, texts, told
from tests.integration.usecases.world import World, world_on

MANY = 10_000


@pytest.fixture
def world(store: Store) -> Iterator[World]:
    with world_on(store) as world:
        yield world


@pytest.mark.soak
def test_ten_thousand_messages_are_read_whole_with_word_of_how_far_that_is(world: World) -> None:
    incident = adopt_busy(world, MANY)
    world.drain()
    assert texts(world, incident) == [f"message {number}" for number in range(MANY)]
    assert told(world)[0].endswith("messages so far.")
    assert told(world)[-1].endswith("10,000 messages are in the log.")
