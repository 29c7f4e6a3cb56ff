"""A store for each test whose statements were put together by the tests before: that costs as much as running them."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.storage import Store
from bot.storage.engine import open_engine
from tests.support.postgres import PostgresServer
from tests.support.schema import current_sqlite_bytes

SAME = "scribe_again"  # an engine belongs to a URL: one test after the other finds its database at the same place
_engine = cache(open_engine)


@pytest.fixture
def sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with this version's schema and nothing in it, alone in its folder."""
    folder = tmp_path_factory.getbasetemp() / SAME
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    file = folder / "scribe.db"
    file.write_bytes(current_sqlite_bytes())
    return file


@pytest.fixture
def sqlite_url(sqlite_file: Path) -> str:
    """The `sqlite:///` URL of such a file."""
    return f"sqlite:///{sqlite_file}"


@pytest.fixture
def postgres_url(postgres_server: PostgresServer, current_postgres: str) -> Iterator[str]:
    """A `postgresql+psycopg://` URL of one that this test alone uses."""
    with postgres_server.fresh_database(like=current_postgres, name=SAME) as url:
        yield url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """The store on such a database."""
    opened = Store(database_url, _engine(database_url))
    yield opened
    opened.close()
