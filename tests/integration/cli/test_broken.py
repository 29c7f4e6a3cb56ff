"""A database that is none, or in which SQLite holds what no column of ours is for: told, and no traceback."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.storage import Store
from tests.integration.cli.test_trail import Trailed


@pytest.fixture
def trailed(sqlite_url: str) -> Iterator[Trailed]:
    store = Store(sqlite_url)
    yield Trailed(store, sqlite_url)
    store.close()


ASKING = (("trail",), ("trail", "INC-1"), ("verify", "--trail"), ("config", "show"))


@pytest.mark.parametrize("argv", ASKING, ids=" ".join)
def test_a_file_that_is_no_database_is_told_apart_from_an_altered_trail(
    trailed: Trailed, argv: tuple[str, ...]
) -> None:
    trailed.store.close()
    Path(str(trailed.store.engine.url.database)).write_bytes(b"no database" * 500)
    done = trailed.run(*argv)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "it is damaged, or no database" in done.stderr


FAULTS = {
    "deed = x'00ff'": "LOOK  entry 2 was altered",
    "incident_id = 'x'": "LOOK  entry 2 is missing",
    "position = 'x'": "LOOK  entry 2 is missing",
}


@pytest.mark.parametrize("change", FAULTS)
def test_what_no_column_is_for_is_named_as_altered(trailed: Trailed, change: str) -> None:
    trailed.sql(f"UPDATE audit_trail SET {change} WHERE position = 2 AND incident_id = 1")
    code, lines = trailed.faults()
    assert code == 1
    assert FAULTS[change] in lines
    assert [trailed.run("trail", "INC-1", *more).exit_code for more in ([], ["--json"], ["--head"])] == [0, 0, 0]


def test_what_is_no_text_is_told(trailed: Trailed) -> None:
    trailed.sql("UPDATE audit_trail SET deed = CAST(x'ffff' AS TEXT) WHERE position = 2")
    assert "cannot be read" in trailed.run("verify", "--trail").stderr
