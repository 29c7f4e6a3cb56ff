"""A copy of the SQLite database, taken while others write to it, and checked before it counts."""

import os
import sqlite3
from pathlib import Path

from bot.storage.store import Store


class CannotBackUp(Exception):
    """No copy was made; the message says why."""


def back_up(store: Store, file: Path) -> int:
    """Copy the database into `file`, which must not exist; return its size in bytes.

    The copy is one moment of the database, whole: SQLite starts over where somebody writes meanwhile. It is made
    beside `file` and gets its name only after SQLite found it sound, so that half a copy never passes for one.

    Raises:
        CannotBackUp: the database is not SQLite or not there, `file` exists or cannot be written, the copy is damaged.
    """
    source = _source(store)
    if file.exists():
        raise CannotBackUp(f"{file} exists already. Name another file: a backup overwrites nothing.")
    half = file.with_name(f"{file.name}.part")
    try:
        os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as left:
        raise CannotBackUp(f"{half} is there: another backup is under way, or was cut short. Then remove it.") from left
    except OSError as refused:
        raise CannotBackUp(f"{half} cannot be written: {refused.strerror}.") from refused
    try:
        _copy(source, half)
        os.link(half, file)  # fails where somebody made the file meanwhile
    except (OSError, sqlite3.Error) as refused:
        raise CannotBackUp(f"The copy failed: {refused}.") from refused
    finally:
        half.unlink()
    return file.stat().st_size


def _source(store: Store) -> Path:
    if not store.is_sqlite:
        raise CannotBackUp("This database is PostgreSQL: use its own pg_dump.")
    named = store.engine.url.database
    if not named or not Path(named).is_file():
        raise CannotBackUp(f"There is no database at {named}.")
    return Path(named)


def _copy(source: Path, target: Path) -> None:
    read, write = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True), sqlite3.connect(target)
    try:
        read.backup(write)
        write.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
        found = write.execute("PRAGMA integrity_check").fetchall()
        if found != [("ok",)]:
            raise sqlite3.DatabaseError(f"it is damaged ({found[0][0]})")
    finally:
        write.close()
        read.close()
