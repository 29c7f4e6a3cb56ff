"""The databases that tests are given: real, empty, and gone afterwards."""

import psycopg
import pytest
from sqlalchemy import create_engine, inspect, text

from tests.support.postgres import PostgresServer


def _libpq(url: str) -> str:
    return url.replace("+psycopg", "", 1)


def test_every_kind_of_database_is_empty_and_can_be_written(empty_database_url: str) -> None:
    engine = create_engine(empty_database_url)
    assert inspect(engine).get_table_names() == []
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE left_behind (id INTEGER)"))
    engine.dispose()


def test_two_databases_of_one_server_share_nothing(postgres_server: PostgresServer) -> None:
    with postgres_server.fresh_database() as first, postgres_server.fresh_database() as second:
        with psycopg.connect(_libpq(first)) as connection:
            connection.execute("CREATE TABLE only_here (id INTEGER)")
        with psycopg.connect(_libpq(second)) as connection:
            found = connection.execute("SELECT to_regclass('only_here')").fetchone()
    assert found == (None,)


def test_a_connection_left_open_does_not_keep_a_database_alive(postgres_server: PostgresServer) -> None:
    with postgres_server.fresh_database() as url:
        forgotten = psycopg.connect(_libpq(url))
    with pytest.raises(psycopg.OperationalError):
        forgotten.execute("SELECT 1")


def test_it_is_a_postgres_that_can_skip_locked_rows(postgres_url: str) -> None:
    with psycopg.connect(_libpq(postgres_url)) as connection:
        connection.execute("CREATE TABLE work (id INTEGER)")
        connection.execute("SELECT id FROM work FOR UPDATE SKIP LOCKED")
