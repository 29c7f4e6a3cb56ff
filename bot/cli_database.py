"""The command line's part on the database: `scribe db upgrade` and `scribe backup`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from bot.settings import BadSettings, database_url
from bot.told import Told


@click.group()
def db() -> None:
    """The database."""


@db.command("upgrade")
def db_upgrade() -> None:
    """Bring the database's schema up to date."""
    from bot.paths import data_path
    from bot.storage.migrations import DatabaseTooNew, upgrade, versions

    with _store() as store:
        try:
            upgrade(store, data_path("migrations"))
        except DatabaseTooNew as refused:
            raise Told(str(refused)) from refused
        click.echo(f"The database is at version {versions(store, data_path('migrations'))[0]}.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Copy the SQLite database to FILE, while the bot runs.

    \b
    FILE must not exist yet; only its owner may read it. To restore: stop the bot, put FILE in the database's place,
    remove the files beside it that end in -wal and -shm, and start the bot.
    """
    from bot.storage.backup import CannotBackUp, back_up

    with _store() as store:
        try:
            size = back_up(store, file)
        except CannotBackUp as refused:
            raise Told(str(refused)) from refused
    click.echo(f"{file} holds the database as it is now, {size / 1024:,.0f} kB, and was checked. It holds what people")
    click.echo("said: keep it as you would the channels themselves.")


@contextmanager
def _store() -> Iterator[Any]:
    """The store; where it cannot be opened or does not answer, that is told in words."""
    from bot.storage import Store, StoreUnavailable

    try:
        store = Store(database_url())
    except BadSettings as wrong:
        raise Told(str(wrong)) from None
    try:
        yield store
    except StoreUnavailable as refused:
        raise Told(str(refused)) from refused
    finally:
        store.close()
