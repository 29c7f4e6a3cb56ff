"""What a sweep reads minutes after it was said should have been delivered: it is counted, and nothing else is."""

import pytest

from bot.storage.inbox import Delivery
from bot.usecases.reconcile import TICK, sweep_all
from bot.usecases.unheard import deaf_since
from tests.integration.usecases.world import ADA, BEN, OPS, World, feed


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What kind of database it is makes no difference here."""
    return sqlite_url


def unheard(world: World, *, reason: str = TICK, minutes: float = 5) -> int:
    """Sweep some minutes later; return how many messages were found that no delivery told of."""
    world.later(60 * minutes)
    sweep_all(world.scribe, reason=reason, is_full=False)
    world.drain()
    with world.scribe.store.read() as tx:
        return tx.unheard.all().messages


def test_what_was_said_and_not_delivered_is_counted_with_the_last_of_it(world: World) -> None:
    world.control.say(ADA, OPS, "one")
    last = world.control.say(BEN, OPS, "two")
    assert (unheard(world), deaf_since(world.scribe)) == (2, last)


def test_it_is_counted_once_however_often_it_is_read(world: World) -> None:
    world.control.say(ADA, OPS, "one")
    assert [unheard(world), unheard(world)] == [1, 1]


def test_what_was_delivered_is_not_counted(world: World) -> None:
    heard = len(world.control.undelivered())
    world.control.say(ADA, OPS, "one")
    feed(world.scribe, [payload["event"] for payload in world.control.undelivered()[heard:]])
    assert unheard(world) == 0


def test_what_the_scribe_says_itself_is_not_counted(world: World) -> None:
    world.control.say("U0000SCRIBE", OPS, "a card")
    assert unheard(world) == 0


def test_what_was_said_a_moment_ago_may_still_be_on_its_way(world: World) -> None:
    world.later(600)
    world.control.say(ADA, OPS, "one")
    assert unheard(world, minutes=0.5) == 0


def test_what_is_read_after_a_new_connection_was_missed_while_away(world: World) -> None:
    world.control.say(ADA, OPS, "one")
    assert unheard(world, reason="connect") == 0


def test_while_deliveries_wait_nothing_counts_as_unheard(world: World) -> None:
    with world.scribe.store.write() as tx:
        tx.inbox.put([Delivery(event_id="E1", kind="message", payload=b"{}", received_at=world.scribe.now())])
    world.control.say(ADA, OPS, "one")
    assert unheard(world) == 0
