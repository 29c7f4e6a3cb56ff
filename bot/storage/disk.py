"""Has what was wiped leave the disk: as long as it stands in a journal, or in rows that nobody sees, it can be read."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from bot.storage.store import Store

# Whoever still reads is waited for so long, and whoever wants to write waits with us.
PATIENCE_MS = 100


def sweep_disk(store: Store) -> bool:
    """Have the database drop what no row holds any more; False where somebody was at work for too long: try again.

    SQLite's file is written anew, since unused parts of its pages may hold old words; whoever writes waits meanwhile.
    What PostgreSQL keeps in its own log and archives stays as long as it is set up to keep that.
    """
    if store.is_sqlite:
        return _is_written_anew(store) and empty_journal(store)
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text("VACUUM"))
    return True


def _is_written_anew(store: Store) -> bool:
    with _impatient(store) as cursor:
        try:
            cursor.execute("VACUUM")
        except sqlite3.OperationalError:  # somebody else was writing
            return False
    return True


def empty_journal(store: Store) -> bool:
    """Empty SQLite's write-ahead log, where there is one; False where somebody was reading."""
    if not store.is_sqlite:
        return True
    with _impatient(store) as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        [is_busy, *_] = cursor.fetchone() or (False,)
    return not is_busy


@contextmanager
def _impatient(store: Store) -> Iterator[sqlite3.Cursor]:
    """A connection to SQLite outside of any transaction, which waits for nobody for long."""
    connection = store.engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
        yield cursor  # type: ignore[misc]
    finally:
        connection.invalidate()  # its patience is not for others
