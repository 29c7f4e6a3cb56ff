"""`scribe backup` on a real database that is being written to, and the way back."""

import sqlite3
import stat
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.storage import Store
from bot.storage.inbox import Delivery

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def database(sqlite_url: str) -> Path:
    return Path(sqlite_url.removeprefix("sqlite:///"))


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{database}")
    yield opened
    opened.close()


def put(store: Store, number: int) -> None:
    with store.write() as tx:
        tx.inbox.put([Delivery(event_id=f"Ev{number}", kind="message", payload=b"{}", received_at=NOW)])


def back_up(database: Path, file: Path) -> Result:
    return CliRunner().invoke(main, ["backup", str(file)], env={"DATABASE_URL": f"sqlite:///{database}"})


def held(file: Path) -> int:
    restored = Store(f"sqlite:///{file}")
    try:
        with restored.read() as tx:
            return tx.inbox.waiting()
    finally:
        restored.close()


def test_the_copy_put_in_the_databases_place_holds_what_was_there(store: Store, database: Path, tmp_path: Path) -> None:
    put(store, 1)
    assert back_up(database, tmp_path / "copy.db").exit_code == 0
    put(store, 2)
    store.close()
    (tmp_path / "copy.db").replace(database)
    for beside in ("-wal", "-shm"):
        database.with_name(database.name + beside).unlink(missing_ok=True)
    assert held(database) == 1


def test_what_stands_only_in_the_wal_is_copied(store: Store, database: Path, tmp_path: Path) -> None:
    put(store, 1)
    assert database.with_name("scribe.db-wal").stat().st_size > 0
    back_up(database, tmp_path / "copy.db")
    assert held(tmp_path / "copy.db") == 1


def test_a_copy_taken_while_somebody_writes_is_sound(store: Store, database: Path, tmp_path: Path) -> None:
    is_done = threading.Event()

    def write() -> None:
        number = 0
        while not is_done.is_set():
            number += 1
            put(store, number)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        results = [back_up(database, tmp_path / f"copy{number}.db") for number in range(3)]
    finally:
        is_done.set()
        writer.join()
    assert [result.exit_code for result in results] == [0, 0, 0]
    copies = [sqlite3.connect(tmp_path / f"copy{number}.db") for number in range(3)]
    assert [copy.execute("PRAGMA integrity_check").fetchone() for copy in copies] == [("ok",)] * 3


def test_only_its_owner_may_read_the_copy(store: Store, database: Path, tmp_path: Path) -> None:
    back_up(database, tmp_path / "copy.db")
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600


def test_nothing_is_overwritten(store: Store, database: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine")
    refused = back_up(database, tmp_path / "copy.db")
    assert (refused.exit_code, (tmp_path / "copy.db").read_text()) == (2, "mine")
    assert "exists already" in refused.output


def test_a_folder_that_is_not_there_is_told(store: Store, database: Path, tmp_path: Path) -> None:
    refused = back_up(database, tmp_path / "nowhere" / "copy.db")
    assert refused.exit_code == 2
    assert "cannot be written" in refused.output


def test_a_database_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    refused = back_up(tmp_path / "none.db", tmp_path / "copy.db")
    assert refused.exit_code == 2
    assert not (tmp_path / "none.db").exists()


def test_postgresql_has_a_tool_of_its_own(tmp_path: Path) -> None:
    env = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}
    refused = CliRunner().invoke(main, ["backup", str(tmp_path / "copy.db")], env=env)
    assert refused.exit_code == 2
    assert "pg_dump" in refused.output


def test_a_damaged_database_gives_no_copy(store: Store, database: Path, tmp_path: Path) -> None:
    for number in range(50):
        put(store, number)
    store.close()
    content = bytearray(database.read_bytes())
    content[4096 * 3 : 4096 * 30] = b"\xaa" * (4096 * 27)
    database.write_bytes(bytes(content))
    refused = back_up(database, tmp_path / "copy.db")
    assert refused.exit_code == 2
    assert list(tmp_path.glob("copy*")) == []


def test_what_is_wiped_leaves_the_file(store: Store, database: Path) -> None:
    with store.write() as tx:
        marked = Delivery(event_id="Ev1", kind="message", payload=b"a harmless sentence" * 999, received_at=NOW)
        tx.inbox.put([marked])
    with store.write() as tx:
        tx.inbox.done([tx.inbox.lease("p1", 1)[0].id])
    store.close()  # the last connection brings the write-ahead log into the file
    assert b"a harmless sentence" not in database.read_bytes()


def test_what_a_backup_that_was_cut_short_left_is_named(store: Store, database: Path, tmp_path: Path) -> None:
    put(store, 1)
    (tmp_path / "copy.db.part").touch()
    said = back_up(database, tmp_path / "copy.db")
    assert said.exit_code != 0
    assert "remove it" in said.output
