"""Fixtures for all tests: a database of each kind."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.storage import Store
from tests.support.postgres import PostgresServer, name_in, running_postgres
from tests.support.schema import bring_up_to_date, current_sqlite_bytes

# The same examples each time, and no verdict on how fast the machine is.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave PostgreSQL to the long proofs where a module says so: a database of its own is most of such a test."""
    for item in items:
        if item.get_closest_marker("postgres_in_soak") and "postgres" in item.name:
            item.add_marker(pytest.mark.soak)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One PostgreSQL for the whole test process, started by the first test that asks for it."""
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def current_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with this version's schema, to be copied."""
    file = tmp_path_factory.mktemp("current") / "scribe.db"
    file.write_bytes(current_sqlite_bytes())
    return file


@pytest.fixture(scope="session")
def current_postgres(postgres_server: PostgresServer) -> Iterator[str]:
    """The name of a PostgreSQL database with this version's schema, to be copied."""
    with postgres_server.fresh_database() as url:
        bring_up_to_date(url)
        yield name_in(url)


@pytest.fixture
def sqlite_url(current_sqlite: Path, tmp_path: Path) -> str:
    """A `sqlite:///` URL of a database with this version's schema."""
    return f"sqlite:///{shutil.copy(current_sqlite, tmp_path / 'scribe.db')}"


@pytest.fixture
def postgres_url(postgres_server: PostgresServer, current_postgres: str) -> Iterator[str]:
    """A `postgresql+psycopg://` URL of a database with this version's schema, which this test alone uses."""
    with postgres_server.fresh_database(like=current_postgres) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A database of either kind with this version's schema: a test that takes this runs twice."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """The store on such a database."""
    opened = Store(database_url)
    yield opened
    opened.close()


@pytest.fixture(params=["sqlite", "postgres"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of either kind without a schema; an SQLite file does not even exist yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    with server.fresh_database() as url:
        yield url


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line that the tests of the page were skipped, and what they need."""
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    without = [reason for reason in skipped if "no browser" in reason]
    if without:
        terminalreporter.write_line(f"{len(without)} browser tests skipped: {without[0].split('Skipped: ')[-1][:-2]}")
