"""Opens the database, SQLite or PostgreSQL, set up so that a commit is on disk when it returns."""

import sqlite3
from typing import Any

import sqlalchemy as sa

SQLITE_PRAGMAS = ("busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")


def open_engine(url: str) -> sa.Engine:
    """Return an engine for `url`; `postgresql://` means psycopg 3. Exceptions never print values."""
    engine = sa.create_engine(
        url, hide_parameters=True, pool_size=20, max_overflow=20, pool_pre_ping="postgresql" in url
    )
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _set_up_sqlite)
        sa.event.listen(engine, "begin", _begin)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, record: Any) -> None:
    connection.isolation_level = None  # the driver must not begin by itself: see _begin
    for pragma in SQLITE_PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    # A deferred transaction that turns into a writer fails at once where another one wrote meanwhile.
    is_writer = connection.get_execution_options().get("is_writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")
