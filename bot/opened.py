"""The database and its incidents, as the commands of the program open them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from bot.domain.incident import Incident
from bot.environment import BadSettings, database_url
from bot.paths import data_path
from bot.storage import Store, StoreBroken, StoreUnavailable, Tx
from bot.storage.migrations import versions
from bot.told import Told
from bot.usecases.privacy import is_private

_KEY = re.compile(r"(?:INC-)?(\d{1,9})", re.IGNORECASE)


@contextmanager
def opened_store(url: str | None = None, *, is_current: bool = True) -> Iterator[Store]:
    """The database at `url`, by default that of the settings; what is wrong with it is told.

    With `is_current` it must be at the version that this program needs.
    """
    try:
        store = Store(url or database_url())
    except BadSettings as wrong:
        raise Told(str(wrong)) from None
    try:
        if is_current:
            _require_file(store)
            _require_version(store)
        yield store
    except StoreBroken as broken:
        raise Told(f"DATABASE_URL: {broken}") from broken
    except StoreUnavailable as refused:
        raise Told("DATABASE_URL: the database does not answer.") from refused
    finally:
        store.close()


def _require_file(store: Store) -> None:
    """SQLite would make an empty file where there is none, and a backup of that would look like one."""
    named = store.engine.url.database
    if store.is_sqlite and not (named and Path(named).is_file()):
        raise Told(f"DATABASE_URL: there is no database at {named}. To make one there: scribe db upgrade")


def _require_version(store: Store) -> None:
    found, needed = versions(store, data_path("migrations"))
    if found != needed:
        raise Told(f"The database is at version {found or 'none'}, this program needs {needed}: scribe db upgrade")


def warn_if_private(tx: Tx, incident: Incident) -> None:
    """Say on standard error that what follows is not for everybody, where the incident's channel is private."""
    if is_private(tx, incident):
        click.echo(f"{incident.key} is for the members of its private channel only: pass it on to nobody.", err=True)


def number_of(key: str) -> int:
    """Return the number in an incident's name: 7 of INC-7, inc-7 and 7."""
    match = _KEY.fullmatch(key)
    if match is None:
        raise Told(f"“{key}” names no incident. Try INC-7.")
    return int(match[1])
