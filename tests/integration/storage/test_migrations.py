"""The schema: the migrations build the tables that the code speaks of, once, and never touch a newer one."""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.paths import data_path
from bot.storage import Store, tables
from bot.storage.migrations import DatabaseTooNew, upgrade, versions

UPGRADE = (
    "import sys; from bot.storage import Store; from bot.storage.migrations import upgrade; from pathlib import Path; "
)
UPGRADE += "upgrade(Store(sys.argv[1]), Path(sys.argv[2]))"


def _differences(store: Store, metadata: sa.MetaData) -> list[object]:
    with store.read() as tx:
        return list(compare_metadata(MigrationContext.configure(tx.connection, opts={"compare_type": True}), metadata))


def _definitions(store: Store) -> set[str]:
    """Return every table's and index's definition in the database's own words, conditions of indexes included."""
    if store.is_sqlite:
        found = sa.text("SELECT tbl_name || ' ' || coalesce(sql, '') FROM sqlite_master WHERE type = 'index'")
    else:
        found = sa.text("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'")
    with store.read() as tx:
        return {text for text in tx.connection.scalars(found) if "alembic_version" not in text}


def test_the_migrations_build_the_tables_of_the_code(store: Store) -> None:
    assert _differences(store, tables.metadata) == []


def test_the_migrations_build_the_same_indexes_as_the_tables(empty_store: Store) -> None:
    upgrade(empty_store, data_path("migrations"))
    migrated = _definitions(empty_store)
    with empty_store.write() as tx:
        tables.metadata.drop_all(tx.connection)
        tables.metadata.create_all(tx.connection)
    assert migrated == _definitions(empty_store)
    assert any("WHERE" in definition for definition in migrated)


CHANGES: dict[str, Callable[[], sa.Column[object]]] = {
    "added": lambda: sa.Column("mood", sa.Text),
    "of another type": lambda: sa.Column("title", sa.Integer),
    "nullable": lambda: sa.Column("number", sa.Integer, nullable=True),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_column_is_noticed(store: Store, change: str) -> None:
    changed = sa.MetaData(naming_convention=tables.metadata.naming_convention)
    for table in tables.metadata.sorted_tables:
        copy = table.to_metadata(changed)
        if table is tables.incident:
            copy.append_column(CHANGES[change](), replace_existing=True)
    assert _differences(store, changed) != []


def test_an_index_that_the_migrations_lack_is_noticed(store: Store) -> None:
    changed = sa.MetaData(naming_convention=tables.metadata.naming_convention)
    for table in tables.metadata.sorted_tables:
        table.to_metadata(changed)
    sa.Index("ix_incident_title", changed.tables["incident"].c.title)
    assert _differences(store, changed) != []


def test_upgrading_twice_changes_nothing(store: Store) -> None:
    before = versions(store, data_path("migrations"))
    upgrade(store, data_path("migrations"))
    assert versions(store, data_path("migrations")) == before == (before[1], before[1])


def test_the_files_are_named_by_their_versions_in_their_order() -> None:
    scripts = list(ScriptDirectory(str(data_path("migrations"))).walk_revisions())
    names = [Path(script.path).name.partition("_")[0] for script in scripts]
    assert names == [script.revision for script in scripts] == sorted(names, reverse=True)


def test_an_empty_database_has_no_version(empty_store: Store) -> None:
    assert versions(empty_store, data_path("migrations"))[0] is None


def test_two_processes_that_start_at_once_both_find_the_schema(empty_database_url: str) -> None:
    command = [sys.executable, "-c", UPGRADE, empty_database_url, str(data_path("migrations"))]
    running = [subprocess.Popen(command, cwd=Path(__file__).parents[3], stderr=subprocess.PIPE) for _ in range(2)]
    errors = [process.communicate(timeout=60)[1].decode()[-500:] for process in running]
    assert [process.returncode for process in running] == [0, 0], errors


def test_threads_that_upgrade_at_once_all_find_the_schema(empty_database_url: str) -> None:
    stores = [Store(empty_database_url) for _ in range(4)]
    failures: list[Exception] = []

    def bring_up(one: Store) -> None:
        try:
            upgrade(one, data_path("migrations"))
        except (sa.exc.SQLAlchemyError, DatabaseTooNew, LookupError, RuntimeError) as failed:
            failures.append(failed)

    threads = [threading.Thread(target=bring_up, args=(one,)) for one in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert _differences(stores[0], tables.metadata) == []
    for one in stores:
        one.close()


def test_a_database_of_a_newer_version_is_refused_and_left_alone(store: Store) -> None:
    with store.write() as tx:
        tx.connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
        tx.connection.execute(sa.text("DROP TABLE pace"))
    with pytest.raises(DatabaseTooNew, match="newer version"):
        upgrade(store, data_path("migrations"))
    with store.read() as tx:
        assert tx.connection.scalar(sa.text("SELECT version_num FROM alembic_version")) == "9999"
        assert "pace" not in sa.inspect(tx.connection).get_table_names()
