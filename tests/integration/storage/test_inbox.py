"""The inbox: once each, on disk before anybody is told, and never stuck."""

import json
import threading
from datetime import UTC, datetime

import pytest

from bot.storage import Store
from bot.storage.inbox import Delivery, InboxRow

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def _delivery(event_id: str, payload: bytes = b"{}") -> Delivery:
    return Delivery(event_id=event_id, kind="message", payload=payload, received_at=NOW)


def _lease(store: Store, limit: int = 50, process_id: str = "p1") -> list[InboxRow]:
    with store.write() as tx:
        return tx.inbox.lease(process_id, limit)


def _counts(store: Store) -> dict[str, int]:
    with store.read() as tx:
        return tx.inbox.counts()


def _put(store: Store, *event_ids: str, payload: bytes = b"{}") -> int:
    with store.write() as tx:
        return tx.inbox.put([_delivery(event_id, payload) for event_id in event_ids])


def test_a_delivery_is_stored_once_however_often_it_comes(store: Store) -> None:
    assert [_put(store, event_id) for event_id in ("E1", "E2", "E1")] == [1, 1, 0]
    assert _put(store, "E2", "E3", "E3") == 1
    assert _counts(store) == {"pending": 3}


def test_a_delivery_that_was_worked_off_does_not_come_back(store: Store) -> None:
    _put(store, "E1")
    with store.write() as tx:
        tx.inbox.done([tx.inbox.lease("p1", 1)[0].id])
    _put(store, "E1")
    assert _counts(store) == {"done": 1}


@pytest.mark.parametrize("text", ["a\x00b", "\ud83d alone", "alone \udc00"], ids=["NUL", "high", "low"])
def test_what_no_text_column_holds_survives_the_inbox(store: Store, text: str) -> None:
    payload = json.dumps({"event": {"text": text}}).encode("ascii")
    _put(store, "E1", payload=payload)
    assert json.loads(_lease(store)[0].payload)["event"]["text"] == text


def test_deliveries_are_leased_in_the_order_of_arrival(store: Store) -> None:
    for event_id in ("E2", "E1", "E3"):
        _put(store, event_id, payload=event_id.encode())
    assert [row.payload for row in _lease(store, limit=2)] == [b"E2", b"E1"]
    assert [row.payload for row in _lease(store)] == [b"E3"]


def test_what_one_process_holds_no_other_gets(store: Store) -> None:
    _put(store, "E1")
    assert len(_lease(store, process_id="p1")) == 1
    assert _lease(store, process_id="p2") == []


def test_the_leases_of_a_silent_process_are_given_back_and_no_others(store: Store) -> None:
    for event_id in ("E1", "E2"):
        _put(store, event_id)
        _lease(store, process_id=f"holder of {event_id}")
    with store.write() as tx:
        assert tx.inbox.void_leases(["holder of E1"]) == 1
    assert [(row.tries, row.id) for row in _lease(store)] == [(2, 1)]


def test_a_delivery_given_up_is_dead_with_its_reason_and_not_leased_again(store: Store) -> None:
    _put(store, "E1")
    row = _lease(store)[0]
    with store.write() as tx:
        tx.inbox.failed(row.id, "KeyError at user", is_dead=True)
        assert tx.inbox.dead() == [(row.id, "message", "KeyError at user")]
        assert tx.inbox.waiting() == 0
    assert _lease(store) == []


def test_processes_that_lease_at_once_share_nothing(store: Store) -> None:
    with store.write() as tx:
        tx.inbox.put([_delivery(f"E{number}") for number in range(60)])
    taken: list[int] = []
    together = threading.Barrier(4)

    def work(name: str) -> None:
        together.wait()
        while rows := _lease(store, limit=5, process_id=name):
            taken.extend(row.id for row in rows)

    threads = [threading.Thread(target=work, args=(f"p{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == list(range(1, 61))
