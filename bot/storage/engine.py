"""Opens the database, SQLite or PostgreSQL, set up so that a commit is on disk when it returns."""

import sqlite3
from typing import Any

import sqlalchemy as sa

# Whoever typed a command is told within Slack's three seconds that nothing was stored; waiting for the turn counts.
# What is wiped is overwritten on disk, too: it must not be found in the file's unused pages.
SQLITE_PRAGMAS = (
    "busy_timeout=1000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"
)  # fmt: skip

CONNECT_SECONDS = 2


def open_engine(url: str) -> sa.Engine:
    """Return an engine for `url`; `postgresql://` means psycopg 3. Exceptions never print values."""
    is_postgresql = "postgresql" in url
    engine = sa.create_engine(
        url, hide_parameters=True, pool_size=20, max_overflow=20, pool_pre_ping=is_postgresql,
        connect_args={"connect_timeout": CONNECT_SECONDS} if is_postgresql else {},
    )  # fmt: skip
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
