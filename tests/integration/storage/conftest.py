"""A store with the schema of this version, on either kind of database."""

from collections.abc import Iterator

import pytest

from bot.paths import data_path
from bot.storage import Store
from bot.storage.migrations import upgrade


@pytest.fixture
def empty_store(database_url: str) -> Iterator[Store]:
    opened = Store(database_url)
    yield opened
    opened.close()


@pytest.fixture
def store(empty_store: Store) -> Store:
    upgrade(empty_store, data_path("migrations"))
    return empty_store
