"""The audit trail in the database: append-only, one chain however many write at once, begun by an upgrade."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from bot.domain.errors import Refusal
from bot.domain.ids import IncidentId, TeamId
from bot.domain.trail import Deed, entry_of
from bot.domain.trail_proof import first_fault
from bot.paths import data_path
from bot.storage import Store
from bot.storage.migrations import upgrade
from tests.integration.usecases.world import ADA, START, TEAM

SEVEN = IncidentId(7)
MANY = 40
WRITER = """
import sys
from bot.domain.trail import Deed, entry_of
from bot.storage import Store
from tests.integration.usecases.world import ADA, START, TEAM
store = Store(sys.argv[1])
for number in range(int(sys.argv[2])):
    with store.write() as tx:
        tx.trail.add(entry_of(TEAM, 7, Deed.NOTED, at=START, by=ADA, words=f"note {number}"))
        tx.trail.add(entry_of(TEAM, 7 + number % 2, Deed.NOTED, at=START, by=ADA))
"""


def add(store: Store, count: int = 3, team_id: TeamId = TEAM) -> None:
    with store.write() as tx:
        for _ in range(count):
            tx.trail.add(entry_of(team_id, SEVEN, Deed.NOTED, at=START, by=ADA, words="the pool ran dry"))


def length(store: Store) -> int:
    with store.read() as tx:
        return len(tx.trail.of(TEAM, SEVEN))


def fault(store: Store, incident_id: IncidentId = SEVEN) -> str | None:
    with store.read() as tx:
        return first_fault(tx.trail.of(TEAM, incident_id))


def test_entries_of_several_transactions_make_one_chain(store: Store) -> None:
    add(store)
    add(store, 2)
    assert length(store) == 5
    assert fault(store) is None


def test_each_workspace_and_each_incident_has_a_chain_of_its_own(store: Store) -> None:
    add(store, 2)
    add(store, 1, TeamId("T2"))
    with store.write() as tx:
        tx.trail.add(entry_of(TEAM, None, Deed.SETTING, at=START, by=ADA))
    with store.read() as tx:
        chains = [(TEAM, SEVEN), (TEAM, None), (TeamId("T2"), SEVEN)]
        assert [len(tx.trail.of(*chain)) for chain in chains] == [2, 1, 1]
        assert [tx.trail.of(*chain)[0].position for chain in chains] == [1, 1, 1]


REFUSED: dict[str, str] = {
    "changed": "UPDATE audit_trail SET actor = 'UBEN' WHERE position = 2",
    "moved": "UPDATE audit_trail SET position = 9 WHERE position = 2",
    "deleted": "DELETE FROM audit_trail WHERE position = 3",
    "salted anew": "UPDATE audit_trail SET salt = 'x'",
}


@pytest.mark.parametrize("attempt", REFUSED)
def test_the_database_refuses_to_have_an_entry(store: Store, attempt: str) -> None:
    add(store)
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), store.engine.begin() as connection:
        connection.execute(sa.text(REFUSED[attempt]))
    assert (length(store), fault(store)) == (3, None)


def test_the_database_refuses_to_have_an_entry_replaced_or_all_of_them_emptied(store: Store) -> None:
    add(store)
    columns = ", ".join(store_columns(store))
    replaced = f"INSERT OR REPLACE INTO audit_trail ({columns}) SELECT {columns} FROM audit_trail"
    attempt = replaced if store.is_sqlite else "TRUNCATE audit_trail"
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), store.engine.begin() as connection:
        connection.execute(sa.text(attempt))
    assert length(store) == 3


def store_columns(store: Store) -> list[str]:
    with store.read() as tx:
        return [str(column["name"]) for column in sa.inspect(tx.connection).get_columns("audit_trail")]


def test_a_salt_can_be_wiped_and_the_chain_stays_whole(store: Store) -> None:
    add(store)
    with store.write() as tx:
        assert tx.trail.unseal_incidents({SEVEN}) == 3
    with store.read() as tx:
        assert {link.entry.salt for link in tx.trail.of(TEAM, SEVEN)} == {None}
    assert fault(store) is None


def test_what_is_undone_leaves_no_entry(store: Store) -> None:
    with pytest.raises(Refusal), store.write() as tx:
        tx.trail.add(entry_of(TEAM, SEVEN, Deed.NOTED, at=START, by=ADA))
        raise Refusal
    assert length(store) == 0


def test_a_part_that_was_refused_leaves_none_and_the_others_theirs(store: Store) -> None:
    with store.together() as joined:
        add(joined, 1)
        with pytest.raises(Refusal), joined.apart() as part:
            add(part, 1)
            raise Refusal
        add(joined, 1)
    assert (length(store), fault(store)) == (2, None)


def test_two_processes_that_write_at_once_make_one_chain_without_gap_or_fork(database_url: str) -> None:
    argv = [sys.executable, "-c", WRITER, database_url, str(MANY)]
    running = [subprocess.Popen(argv, cwd=Path(__file__).parents[3], stderr=subprocess.PIPE) for _ in range(2)]
    errors = [process.communicate(timeout=60)[1].decode()[-500:] for process in running]
    assert [process.returncode for process in running] == [0, 0], errors
    store = Store(database_url)
    assert length(store) == 2 * (MANY + MANY // 2)
    assert (fault(store), fault(store, IncidentId(8))) == (None, None)
    store.close()


def _before(store: Store, insert: sa.TextClause, row: dict[str, Any]) -> None:
    """Bring an empty database to the version before there was a trail, and write into it."""
    with store.write() as tx:
        config = Config()
        config.set_main_option("script_location", str(data_path("migrations")))
        config.attributes["connection"] = tx.connection
        command.upgrade(config, "0015")
        tx.connection.execute(insert, row)


def test_an_upgrade_begins_a_chain_for_each_incident_that_is_there(empty_store: Store) -> None:
    row = {
        "id": 7, "team_id": TEAM, "number": 1, "title": "Checkout fails", "status": "active", "reporter_id": ADA,
        "postmortem_status": "draft", "is_adopted": False, "declared_at": START.replace(tzinfo=None),
        "captured_from": START.replace(tzinfo=None),
    }  # fmt: skip
    names = ", ".join(row)
    values = ", ".join(f":{name}" for name in row)
    insert = sa.text(f"INSERT INTO incident ({names}) VALUES ({values})")
    _before(empty_store, insert, row)
    upgrade(empty_store, data_path("migrations"))
    add(empty_store, 1)
    with empty_store.read() as tx:
        assert [link.entry.deed for link in tx.trail.of(TEAM, SEVEN)] == ["trail begun", "note added"]
        assert [link.entry.deed for link in tx.trail.of(TEAM, None)] == ["trail begun"]
        assert tx.trail.chains() == [(TEAM, None), (TEAM, SEVEN)]
    assert fault(empty_store) is None
