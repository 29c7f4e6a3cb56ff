"""Working off the inbox: tried again a few times, then put aside, and never lost with the process that had it."""

from datetime import timedelta

import pytest

from bot.clock import AdvancingClock
from bot.storage.inbox import Delivery
from bot.usecases import leases
from bot.usecases.inbox import (
    MAX_TRIES,
    NEVER_ENDED,
    fail_delivery,
    finish_deliveries,
    give_back_deliveries,
    lease_deliveries,
)
from bot.usecases.scribe import Scribe


@pytest.fixture(autouse=True)
def one_delivery(scribe: Scribe) -> None:
    with scribe.store.write() as tx:
        tx.inbox.put([Delivery(event_id="E1", kind="message", payload=b"{}", received_at=scribe.now())])


def _counts(scribe: Scribe) -> dict[str, int]:
    with scribe.store.read() as tx:
        return tx.inbox.counts()


def test_a_delivery_that_fails_is_tried_again_until_it_is_put_aside(scribe: Scribe) -> None:
    tries = 0
    while rows := lease_deliveries(scribe, "p1"):
        tries += 1
        fail_delivery(scribe, rows[0], "KeyError at user")
    assert (tries, _counts(scribe)) == (MAX_TRIES, {"dead": 1})


def test_a_delivery_that_is_put_aside_does_not_hold_up_the_others(scribe: Scribe) -> None:
    while rows := lease_deliveries(scribe, "p1"):
        fail_delivery(scribe, rows[0], "KeyError at user")
    with scribe.store.write() as tx:
        tx.inbox.put([Delivery(event_id="E2", kind="message", payload=b"{}", received_at=scribe.now())])
    assert [row.id for row in lease_deliveries(scribe, "p1")] == [2]


def test_what_nobody_handles_is_done_and_counted_apart(scribe: Scribe) -> None:
    rows = lease_deliveries(scribe, "p1")
    finish_deliveries(scribe, [], [rows[0].id])
    assert _counts(scribe) == {"done": 1}


def test_a_process_that_lost_its_database_gives_back_what_it_had(scribe: Scribe) -> None:
    lease_deliveries(scribe, "p1")
    give_back_deliveries(scribe, "p2")
    assert lease_deliveries(scribe, "p1") == []
    give_back_deliveries(scribe, "p1")
    assert len(lease_deliveries(scribe, "p1")) == 1


def test_a_database_that_goes_away_costs_a_delivery_no_try(scribe: Scribe) -> None:
    for _ in range(MAX_TRIES):
        lease_deliveries(scribe, "p1")
        give_back_deliveries(scribe, "p1")
    assert [row.tries for row in lease_deliveries(scribe, "p1")] == [1]


def test_what_a_dead_process_had_is_taken_by_another(scribe: Scribe, clock: AdvancingClock) -> None:
    leases.begin(scribe, "p1")
    lease_deliveries(scribe, "p1")
    clock.advance_to(clock.now() + timedelta(seconds=61))
    leases.beat(scribe, "p2", timedelta(seconds=60))
    assert [row.tries for row in lease_deliveries(scribe, "p2")] == [2]


def test_on_a_database_of_one_process_a_start_voids_every_lease(scribe: Scribe) -> None:
    lease_deliveries(scribe, "p1")
    leases.begin(scribe, "p2")
    assert len(lease_deliveries(scribe, "p2")) == (1 if scribe.store.is_sqlite else 0)


def test_a_delivery_that_ends_the_process_each_time_is_put_aside(scribe: Scribe) -> None:
    starts = 0
    while starts < 3 * MAX_TRIES and lease_deliveries(scribe, "p1"):
        starts += 1
        with scribe.store.write() as tx:
            tx.inbox.void_leases()
    with scribe.store.read() as tx:
        assert (starts, tx.inbox.dead()) == (MAX_TRIES, [(1, "message", NEVER_ENDED)])
