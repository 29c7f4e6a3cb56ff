"""Incidents declared in the same moment, each over a thread of its own: numbers of their own, and no doubles."""

import threading
from collections.abc import Callable

import pytest

from bot.clock import AdvancingClock
from bot.domain.errors import ChannelTaken
from bot.domain.ids import ChannelId
from bot.storage import Store
from bot.usecases.incidents import declare
from bot.usecases.scribe import Scribe
from tests.integration.usecases.world import ADA, OPS, scribe_on

PEOPLE = 6


@pytest.fixture
def scribe(store: Store, clock: AdvancingClock) -> Scribe:
    return scribe_on(store, clock)


def at_once(declares: Callable[[int], int]) -> list[int]:
    """What each of the people comes to, sorted; 0 for whoever was refused."""
    together, came = threading.Barrier(PEOPLE), []

    def act(number: int) -> None:
        together.wait()
        came.append(declares(number))

    threads = [threading.Thread(target=act, args=(number,)) for number in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(came)


def declared(scribe: Scribe, title: str, here: ChannelId | None = None) -> int:
    try:
        return declare(scribe, title=title, severity=None, by=ADA, here=here).incident.number
    except ChannelTaken:
        return 0


def test_each_has_a_number_of_its_own(scribe: Scribe) -> None:
    assert at_once(lambda number: declared(scribe, f"Checkout fails {number}")) == list(range(1, PEOPLE + 1))


def test_the_same_typed_again_before_the_first_was_answered_is_one_incident(scribe: Scribe) -> None:
    assert at_once(lambda _: declared(scribe, "Checkout fails")) == [1] * PEOPLE


def test_a_channel_has_one_running_incident(scribe: Scribe) -> None:
    assert at_once(lambda _: declared(scribe, "Checkout fails", OPS)) == [*[0] * (PEOPLE - 1), 1]
