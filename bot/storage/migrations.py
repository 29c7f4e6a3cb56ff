"""Brings the database's schema up to this program's version, one process at a time."""

from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from bot.storage.store import Store
from bot.storage.turns import StoreUnavailable

_POSTGRESQL_LOCK = 7_346_212_501  # any number of our own: holds back other replicas that start at the same time


PATIENCE = 30


class DatabaseTooNew(Exception):
    """The database was written by a newer version of the scribe. Start that version, or restore a backup."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def upgrade(store: Store, folder: Path) -> None:
    """Apply the migrations in `folder` that are missing; refuses (`DatabaseTooNew`) to touch a newer schema."""
    for _ in range(PATIENCE):  # another process may be at it: each try waits for the writer's turn
        with suppress(StoreUnavailable):
            _upgrade(store, folder)
            return
    _upgrade(store, folder)


def _upgrade(store: Store, folder: Path) -> None:
    # On SQLite BEGIN IMMEDIATE is the lock, on PostgreSQL an advisory one that ends with the transaction.
    with store.write() as tx:
        if tx.connection.dialect.name == "postgresql":
            tx.connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_POSTGRESQL_LOCK)))
        if _current(tx.connection) == _newest(folder):
            return
        config = _config(folder, tx.connection)
        _refuse_newer(config, tx.connection)
        command.upgrade(config, "head")


def versions(store: Store, folder: Path) -> tuple[str | None, str]:
    """Return the schema version of the database (None: empty) and the one that this program needs."""
    with store.read() as tx:
        return _current(tx.connection), _newest(folder)


def _current(connection: sa.Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _newest(folder: Path) -> str:
    """Return the newest version, by the files' names: to ask Alembic is to load them all, at each start."""
    return max(file.name.partition("_")[0] for file in (folder / "versions").glob("[0-9]*.py"))


def _config(folder: Path, connection: sa.Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _refuse_newer(config: Config, connection: sa.Connection) -> None:
    current = _current(connection)
    if current is None:
        return
    try:
        ScriptDirectory.from_config(config).get_revision(current)
    except CommandError as unknown:
        raise DatabaseTooNew() from unknown
