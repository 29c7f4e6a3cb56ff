"""A store on a database without a schema."""

from collections.abc import Iterator

import pytest

from bot.storage import Store


@pytest.fixture
def empty_store(empty_database_url: str) -> Iterator[Store]:
    opened = Store(empty_database_url)
    yield opened
    opened.close()
