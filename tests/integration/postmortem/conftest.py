"""A scribe on either kind of database, without Slack."""

from collections.abc import Iterator

import pytest

from bot.clock import AdvancingClock
from bot.paths import data_path
from bot.storage import Store
from bot.storage.migrations import upgrade
from bot.usecases.scribe import Scribe
from tests.integration.usecases.world import START, scribe_on


@pytest.fixture
def clock() -> AdvancingClock:
    return AdvancingClock(START)


@pytest.fixture
def scribe(database_url: str, clock: AdvancingClock) -> Iterator[Scribe]:
    store = Store(database_url)
    upgrade(store, data_path("migrations"))
    yield scribe_on(store, clock)
    store.close()
