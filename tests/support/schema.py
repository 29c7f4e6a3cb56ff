"""A database with this version's schema, made once for each process that tests."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.paths import data_path
from bot.storage import Store
from bot.storage.migrations import upgrade


def bring_up_to_date(url: str) -> None:
    """Give the database at `url` this version's schema."""
    store = Store(url)
    upgrade(store, data_path("migrations"))
    store.close()


@cache
def current_sqlite_bytes() -> bytes:
    """Return an SQLite file with this version's schema and nothing in it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "scribe.db"
        bring_up_to_date(f"sqlite:///{file}")
        return file.read_bytes()
