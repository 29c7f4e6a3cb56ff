"""A scribe on either kind of database, without Slack."""

import pytest

from bot.clock import AdvancingClock
from bot.storage import Store
from bot.usecases.scribe import Scribe
from tests.integration.usecases.world import START, scribe_on


@pytest.fixture
def clock() -> AdvancingClock:
    return AdvancingClock(START)


@pytest.fixture
def scribe(store: Store, clock: AdvancingClock) -> Scribe:
    return scribe_on(store, clock)
