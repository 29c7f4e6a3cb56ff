"""The inbox: once each, on disk before anybody is told, and never stuck."""

import json
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from bot.storage import Store, StoreUnavailable
from bot.storage.inbox import Delivery, InboxRow
from bot.storage.inbox_writer import InboxWriter, NotStored

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
THREADS = 16


def _delivery(event_id: str, payload: bytes = b"{}") -> Delivery:
    return Delivery(event_id=event_id, kind="message", payload=payload, received_at=NOW)


def _lease(store: Store, limit: int = 50, process_id: str = "p1") -> list[InboxRow]:
    with store.write() as tx:
        return tx.inbox.lease(process_id, limit)


def _counts(store: Store) -> dict[str, int]:
    with store.read() as tx:
        return tx.inbox.counts()


def _put_from_threads(writer: InboxWriter, event_ids: list[str]) -> list[str]:
    """Put all at the same moment; return what became of each, by the name of its error or "stored"."""
    outcomes: dict[str, str] = {}
    together = threading.Barrier(len(event_ids))

    def put(event_id: str) -> None:
        together.wait()
        try:
            writer.put(_delivery(event_id))
            outcomes[event_id] = "stored"
        except (NotStored, StoreUnavailable, sa.exc.SQLAlchemyError) as failed:
            outcomes[event_id] = type(failed).__name__

    threads = [threading.Thread(target=put, args=(event_id,)) for event_id in event_ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [outcomes[event_id] for event_id in event_ids]


def test_a_delivery_is_stored_once_however_often_it_comes(store: Store) -> None:
    writer = InboxWriter(store)
    for event_id in ("E1", "E2", "E1"):
        writer.put(_delivery(event_id))
    with store.write() as tx:
        assert tx.inbox.put([_delivery("E2"), _delivery("E3"), _delivery("E3")]) == 1
    assert _counts(store) == {"pending": 3}


def test_a_delivery_that_was_worked_off_does_not_come_back(store: Store) -> None:
    InboxWriter(store).put(_delivery("E1"))
    with store.write() as tx:
        tx.inbox.done(tx.inbox.lease("p1", 1)[0].id)
    InboxWriter(store).put(_delivery("E1"))
    assert _counts(store) == {"done": 1}


def test_every_put_that_returns_is_on_disk(store: Store) -> None:
    event_ids = [f"E{number}" for number in range(THREADS)]
    assert _put_from_threads(InboxWriter(store), event_ids) == ["stored"] * THREADS
    assert _counts(store) == {"pending": THREADS}


def test_threads_that_wait_for_the_same_turn_share_one_commit(store: Store) -> None:
    writer = InboxWriter(store)
    threads = [threading.Thread(target=writer.put, args=(_delivery(f"E{number}"),)) for number in range(THREADS)]
    commits: list[int] = []
    with store.write() as tx:
        tx.connection.execute(sa.text("DELETE FROM inbox" if store.is_sqlite else "LOCK TABLE inbox"))
        threads[0].start()
        _wait_until(lambda: writer._turn.locked() and not writer._queue)
        for thread in threads[1:]:
            thread.start()
        _wait_until(lambda: len(writer._queue) == THREADS - 1)
        sa.event.listen(store.engine, "commit", lambda connection: commits.append(1))
    for thread in threads:
        thread.join()
    assert len(commits) == 1 + 2  # the one that held all up, the first put, and all the others
    assert _counts(store) == {"pending": THREADS}


def _wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.001)


def test_when_the_database_refuses_every_put_of_the_batch_raises(store: Store) -> None:
    with store.write() as tx:
        tx.connection.execute(sa.text("DROP TABLE inbox"))
    outcomes = _put_from_threads(InboxWriter(store), [f"E{number}" for number in range(THREADS)])
    assert "stored" not in outcomes


def test_after_a_failed_batch_the_next_put_is_stored(store: Store) -> None:
    writer = InboxWriter(store)
    with store.write() as tx:
        tx.connection.execute(sa.text("ALTER TABLE inbox RENAME TO away"))
    with pytest.raises((StoreUnavailable, sa.exc.ProgrammingError)):
        writer.put(_delivery("E1"))
    with store.write() as tx:
        tx.connection.execute(sa.text("ALTER TABLE away RENAME TO inbox"))
    writer.put(_delivery("E1"))
    assert _counts(store) == {"pending": 1}


@pytest.mark.parametrize("text", ["a\x00b", "\ud83d alone", "alone \udc00"], ids=["NUL", "high", "low"])
def test_what_no_text_column_holds_survives_the_inbox(store: Store, text: str) -> None:
    payload = json.dumps({"event": {"text": text}}).encode("ascii")
    InboxWriter(store).put(_delivery("E1", payload))
    assert json.loads(_lease(store)[0].payload)["event"]["text"] == text


def test_deliveries_are_leased_in_the_order_of_arrival(store: Store) -> None:
    for event_id in ("E2", "E1", "E3"):
        InboxWriter(store).put(_delivery(event_id, event_id.encode()))
    assert [row.payload for row in _lease(store, limit=2)] == [b"E2", b"E1"]
    assert [row.payload for row in _lease(store)] == [b"E3"]


def test_what_one_process_holds_no_other_gets(store: Store) -> None:
    InboxWriter(store).put(_delivery("E1"))
    assert len(_lease(store, process_id="p1")) == 1
    assert _lease(store, process_id="p2") == []


def test_the_leases_of_a_silent_process_are_given_back_and_no_others(store: Store) -> None:
    for event_id in ("E1", "E2"):
        InboxWriter(store).put(_delivery(event_id))
        _lease(store, process_id=f"holder of {event_id}")
    with store.write() as tx:
        assert tx.inbox.void_leases(["holder of E1"]) == 1
    assert [(row.tries, row.id) for row in _lease(store)] == [(2, 1)]


def test_a_delivery_given_up_is_dead_with_its_reason_and_not_leased_again(store: Store) -> None:
    InboxWriter(store).put(_delivery("E1"))
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
