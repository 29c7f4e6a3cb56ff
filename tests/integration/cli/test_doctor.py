"""`scribe doctor` against a real (emulated) Slack and a real database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.doctor import examine
from bot.emulator import Emulator
from bot.replay.stage import manifest, settings_for
from bot.storage import Store
from bot.storage.inbox import Delivery


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    with Emulator(manifest=manifest()) as running:
        yield running


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    opened = Store(sqlite_url)
    yield opened
    opened.close()


def test_a_sound_installation_is_found_sound(
    emulator: Emulator, store: Store, sqlite_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert examine(settings_for(emulator, sqlite_file)) == 0
    said = capsys.readouterr().out
    assert "token's scopes: as in app.yaml" in said
    assert "SQLite 3." in said
    assert "LOOK" not in said


def test_a_missing_scope_is_named(store: Store, sqlite_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lesser = manifest()
    lesser["oauth_config"]["scopes"]["bot"].remove("pins:write")
    with Emulator(manifest=lesser) as emulator:
        assert examine(settings_for(emulator, sqlite_file)) == 1
    assert "missing pins:write (reinstall the app)" in capsys.readouterr().out


def test_a_delivery_that_was_given_up_is_shown_with_its_reason(
    emulator: Emulator, store: Store, sqlite_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with store.write() as tx:
        tx.inbox.put([Delivery(event_id="Ev1", kind="message", payload=b"{}", received_at=SystemClock().now())])
        (row,) = tx.inbox.lease("process", 1)
        tx.inbox.failed(row.id, "KeyError at message:12", is_dead=True)
    assert examine(settings_for(emulator, sqlite_file)) == 1
    assert "(message): KeyError at message:12" in capsys.readouterr().out


def test_an_empty_database_is_said_to_need_an_upgrade(
    emulator: Emulator, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert examine(settings_for(emulator, tmp_path / "new.db")) == 1
    assert "database schema none yet, this program needs 0" in capsys.readouterr().out
