"""What was wiped leaves SQLite's write-ahead log too, without anybody having to wait for a reader."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.domain.ids import ChannelId, TeamId
from bot.paths import data_path
from bot.storage import Store
from bot.storage.disk import empty_journal, sweep_disk
from bot.storage.migrations import upgrade


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    opened = Store(sqlite_url)
    upgrade(opened, data_path("migrations"))
    yield opened
    opened.close()


def name_channel(store: Store, name: str) -> None:
    with store.write() as tx:
        tx.channels.save(TeamId("T1"), ChannelId("C1"), name, is_member=True)


@contextmanager
def at_work(database: Path) -> Iterator[None]:
    """Another connection, without which SQLite would empty the journal by itself when the last one closes."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("SELECT count(*) FROM channel").fetchone()
        yield


def holding(folder: Path, words: bytes) -> list[str]:
    return [path.name for path in sorted(folder.glob("scribe.db*")) if words in path.read_bytes()]


def test_what_was_overwritten_is_in_the_journal_until_that_is_emptied(store: Store, sqlite_file: Path) -> None:
    folder = sqlite_file.parent
    with at_work(sqlite_file):
        for name in ("old-zebra", "new-name"):
            name_channel(store, name)
        assert holding(folder, b"old-zebra") == ["scribe.db-wal"]
        assert empty_journal(store)
        assert (holding(folder, b"old-zebra"), holding(folder, b"new-name")) == ([], ["scribe.db"])


def test_a_reader_is_not_waited_for(store: Store) -> None:
    name_channel(store, "old")
    with store.read() as tx:
        assert tx.channels.names(TeamId("T1"))
        name_channel(store, "new")
        assert not empty_journal(store)
    assert empty_journal(store)


def test_a_writer_is_not_waited_for(store: Store) -> None:
    with store.write() as tx:
        tx.channels.save(TeamId("T1"), ChannelId("C2"), "other", is_member=True)
        assert not sweep_disk(store)
    assert sweep_disk(store)


def test_the_patience_of_other_connections_stays(store: Store) -> None:
    empty_journal(store)
    with store.read() as tx:
        assert tx.connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 1000


def test_postgresql_sweeps_by_itself(postgres_url: str) -> None:
    opened = Store(postgres_url)
    assert (empty_journal(opened), sweep_disk(opened)) == (True, True)
    opened.close()
