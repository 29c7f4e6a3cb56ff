"""Has what was wiped leave the disk: as long as it stands in a journal, or in rows that nobody sees, it can be read."""

import sqlalchemy as sa

from bot.storage.store import Store

# Whoever still reads is waited for so long, and whoever wants to write waits with us.
PATIENCE_MS = 100


def sweep_disk(store: Store) -> bool:
    """Empty SQLite's write-ahead log, have PostgreSQL drop dead rows; False where somebody was reading: try again.

    What PostgreSQL keeps in its own log and archives stays as long as it is set up to keep that.
    """
    if store.is_sqlite:
        return empty_journal(store)
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text("VACUUM"))
    return True


def empty_journal(store: Store) -> bool:
    """Empty SQLite's write-ahead log, where there is one; False where somebody was reading."""
    if not store.is_sqlite:
        return True
    connection = store.engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        [is_busy, *_] = cursor.fetchone() or (False,)
    finally:
        connection.invalidate()  # its patience is not for others
    return not is_busy
