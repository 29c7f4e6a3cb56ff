"""Whose turn it is to write, and what is raised where the database does not answer."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

TURN_SECONDS = 1.5
_NO_TEXT = "Could not decode to UTF-8"  # so SQLite says of what it was made to take for text


class StoreUnavailable(Exception):
    """The database does not answer, so nothing was stored. Try again in a moment."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class StoreBroken(StoreUnavailable):
    """The database cannot be read: it is damaged, or no database. Nothing was stored."""


class PartFailed(Exception):
    """A part of the transaction failed, so nothing of it was stored. Do the parts one by one."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


@contextmanager
def available() -> Iterator[None]:
    try:
        yield
    except (sa.exc.OperationalError, sa.exc.InterfaceError, sa.exc.TimeoutError) as away:
        raise (StoreBroken if _NO_TEXT in str(away) else StoreUnavailable)() from away
    except sa.exc.DatabaseError as broken:
        if type(broken) is not sa.exc.DatabaseError:  # its kinds tell of faults of ours
            raise
        raise StoreBroken() from broken


class Turn:
    """One writer at a time; nobody waits for it longer than the person behind the command would."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        if not self._lock.acquire(timeout=TURN_SECONDS):
            raise StoreUnavailable()

    def __exit__(self, *_: object) -> None:
        self._lock.release()
