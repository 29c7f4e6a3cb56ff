"""The command line's part on the database: `scribe db upgrade` and `scribe backup`."""

from pathlib import Path

import click

from bot.told import Told


@click.group()
def db() -> None:
    """The database."""


@db.command("upgrade")
def db_upgrade() -> None:
    """Bring the database's schema up to date."""
    from bot.opened import opened_store
    from bot.paths import data_path
    from bot.storage.migrations import DatabaseTooNew, upgrade, versions

    with opened_store(is_current=False) as store:
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
    from bot.opened import opened_store
    from bot.storage.backup import CannotBackUp, back_up

    with opened_store(is_current=False) as store:
        try:
            size = back_up(store, file)
        except CannotBackUp as refused:
            raise Told(str(refused)) from refused
    click.echo(f"{file} holds the database as it is now, {size / 1024:,.0f} kB, and was checked. It holds what people")
    click.echo("said: keep it as you would the channels themselves.")
