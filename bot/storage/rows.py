"""Between rows and frozen values: columns and fields carry the same names."""

from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from operator import itemgetter
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

T = TypeVar("T")

# Without it an insert's row count is -1 on PostgreSQL: its cursor is closed before anybody asks.
_COUNTED = {"preserve_rowcount": True}


def to_row(value: Any, table: sa.Table) -> dict[str, Any]:
    """Return the fields of `value` that `table` has columns for; an id of None is left out."""
    row = {name: getattr(value, name) for name in _columns(type(value), table)}  # type: ignore[arg-type]
    if row.get("id", 0) is None:
        del row["id"]
    return row


def from_row(kind: type[T], row: Any, **extra: Any) -> T:
    """Return `kind` built from the columns of the same names, and from `extra`."""
    return kind(**{name: row[name] for name in _names(kind) if name in row}, **extra)  # type: ignore[arg-type]


def from_rows(kind: type[T], found: sa.Result[Any]) -> list[T]:
    """Return a `kind` for each row: as `from_row`, with the columns looked up once for all of them."""
    names = set(_names(kind))  # type: ignore[arg-type]
    places = [(place, name) for place, name in enumerate(found.keys()) if name in names]
    taken, given = itemgetter(*(place for place, _ in places)), [name for _, name in places]
    return [kind(**dict(zip(given, taken(row), strict=True))) for row in found]


def among(column: sa.Column[Any], values: Iterable[Any]) -> sa.ColumnElement[bool]:
    """Whether a column holds one of a few values: of those in an `in_` the statement is made anew at each run."""
    return sa.or_(*(column == value for value in values))


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _columns(kind: type[Any], table: sa.Table) -> tuple[str, ...]:
    return tuple(sorted(set(_names(kind)) & set(table.c.keys())))  # type: ignore[arg-type]


def upsert(connection: sa.Connection, table: sa.Table, row: dict[str, Any], *, where: Any = None) -> bool:
    """Insert `row`, or update it by its primary key (if `where` holds); return whether it was written.

    `where` is a function of a module's own that is given the new row's columns.
    """
    statement = _upsert(table, connection.dialect.name, tuple(row), where)
    return bool(connection.execute(statement, row, execution_options=_COUNTED).rowcount)


@cache
def _upsert(table: sa.Table, dialect: str, columns: tuple[str, ...], where: Any) -> Any:
    statement = _insert(dialect)(table).values(_parameters(table, columns))
    keys = [column.name for column in table.primary_key]
    changes = {name: statement.excluded[name] for name in columns if name not in keys}
    if not changes:
        return statement.on_conflict_do_nothing(index_elements=keys)
    condition = where(statement.excluded) if where is not None else None
    return statement.on_conflict_do_update(index_elements=keys, set_=changes, where=condition)


def insert_new(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> int:
    """Insert the rows that break no unique constraint; return how many those were."""
    if len(rows) > 1:
        return len(insert_returning(connection, table, rows, *(column.name for column in table.primary_key)))
    statement = _insert_rows(table, connection.dialect.name, tuple(rows[0]))
    return int(connection.execute(statement, rows[0], execution_options=_COUNTED).rowcount)


def insert_returning(
    connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]], *names: str
) -> list[tuple[Any, ...]]:
    """Insert the rows that break no unique constraint, in one statement; return these columns of them, in any order.

    All rows must name the same columns.
    """
    if not rows:
        return []
    statement = _insert_rows(table, connection.dialect.name, tuple(rows[0]), names)
    return [tuple(row) for row in connection.execute(statement, rows)]


def insert_all(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> int:
    """Insert many rows of the same columns as one batch, but for those that break a unique constraint; count them."""
    if not rows:
        return 0
    statement = _insert_rows(table, connection.dialect.name, tuple(rows[0]))
    return int(connection.execute(statement, rows, execution_options=_COUNTED).rowcount)


@cache
def _insert_rows(table: sa.Table, dialect: str, columns: tuple[str, ...], names: tuple[str, ...] = ()) -> Any:
    """A statement that holds its values is built anew each time: this one is built once, for any number of rows."""
    statement = _insert(dialect)(table).values(_parameters(table, columns)).on_conflict_do_nothing()
    return statement.returning(*(table.c[name] for name in names)) if names else statement


def _parameters(table: sa.Table, columns: tuple[str, ...]) -> dict[str, Any]:
    return {name: sa.bindparam(name, type_=table.c[name].type) for name in columns}


def _insert(dialect: str) -> Any:
    return postgresql_insert if dialect == "postgresql" else sqlite_insert


def hold(connection: sa.Connection, name: str) -> None:
    """Keep other transactions that ask for `name` waiting until this one ends; on SQLite writers take turns anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtextextended(name, 0))))
