"""A scribe on either kind of database, and one in a workspace that it can read."""

from collections.abc import Iterator

import pytest

from bot.clock import AdvancingClock
from bot.storage import Store
from bot.usecases.scribe import Scribe
from tests.integration.usecases.world import START, World, scribe_on, world_on


@pytest.fixture
def clock() -> AdvancingClock:
    return AdvancingClock(START)


@pytest.fixture
def scribe(store: Store, clock: AdvancingClock) -> Scribe:
    return scribe_on(store, clock)


@pytest.fixture
def world(store: Store) -> Iterator[World]:
    with world_on(store) as world:
        yield world
