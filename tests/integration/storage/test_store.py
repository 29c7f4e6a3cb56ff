"""The store: a transaction is whole or not there, and a reader sees one state."""

import pytest
import sqlalchemy as sa

from bot.domain.ids import ChannelId, TeamId
from bot.storage import Store, StoreUnavailable

T, A, B = TeamId("T"), ChannelId("CA"), ChannelId("CB")


def test_a_block_that_raises_leaves_nothing_behind(store: Store) -> None:
    with pytest.raises(LookupError), store.write() as tx:
        tx.channels.save(T, A, "ops", is_member=True)
        raise LookupError
    with store.read() as tx:
        assert tx.channels.names(T) == {}


def test_a_reader_sees_one_state_whatever_is_written_meanwhile(store: Store) -> None:
    with store.read() as reading:
        assert reading.channels.names(T) == {}
        with store.write() as writing:
            writing.channels.save(T, A, "ops", is_member=True)
        assert reading.channels.names(T) == {}


def test_whoever_waits_for_work_is_called_after_the_commit(store: Store) -> None:
    seen: list[int] = []

    def look() -> None:
        with store.read() as tx:
            seen.append(len(tx.channels.names(T)))

    store.on_work("inbox", look)
    with store.write() as tx:
        tx.channels.save(T, A, "ops", is_member=True)
        tx.inbox.void_leases()
    assert seen == [1]


def test_whoever_waits_for_work_is_not_called_for_other_writes(store: Store) -> None:
    seen: list[int] = []
    store.on_work("inbox", lambda: seen.append(1))
    with store.write() as tx:
        tx.channels.save(T, A, "ops", is_member=True)
    assert seen == []


def test_writing_the_same_again_is_told_from_writing_something_new(store: Store) -> None:
    with store.write() as tx:
        tx.channels.save(T, A, "ops", is_member=True)
        tx.channels.set_member(T, A, is_member=False)
        tx.channels.set_member(T, B, is_member=True)
        assert (tx.channels.is_member(T, A), tx.channels.is_member(T, B)) == (False, True)


def test_a_database_that_is_away_is_named_so_and_prints_no_values() -> None:
    gone = Store("postgresql+psycopg://127.0.0.1:1/nothing?connect_timeout=1")
    with pytest.raises(StoreUnavailable, match="does not answer"), gone.write():
        pass


def test_an_error_of_the_database_prints_no_values(store: Store) -> None:
    with pytest.raises((sa.exc.StatementError, StoreUnavailable)) as raised, store.write() as tx:
        tx.connection.execute(sa.text("INSERT INTO nowhere VALUES (:said)"), {"said": "a secret"})
    assert "a secret" not in f"{raised.value} {raised.value.__cause__}"
