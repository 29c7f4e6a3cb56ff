"""Column types and the columns that many tables have: the same on both databases."""

import json
from datetime import UTC, datetime
from enum import Enum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

from bot.domain.roles import Role


class UtcDateTime(sa.TypeDecorator[datetime]):
    """An aware datetime: the same moment on PostgreSQL and, in UTC, on SQLite, to the microsecond."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime was about to be stored")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class EnumText(sa.TypeDecorator[Enum]):
    """An enum by its value, as lower-case text."""

    impl = sa.String(32)
    cache_ok = True

    def __init__(self, enum: type[Enum]) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: Enum | None, dialect: Dialect) -> str | None:
        return None if value is None else value.value

    def process_result_value(self, value: Any, dialect: Dialect) -> Enum | None:
        return None if value is None else self.enum(value)


class RoleText(sa.TypeDecorator[Role]):
    """A role by its key: teams have roles of their own."""

    impl = sa.String(32)
    cache_ok = True

    def process_bind_param(self, value: Role | None, dialect: Dialect) -> str | None:
        return None if value is None else value.value

    def process_result_value(self, value: Any, dialect: Dialect) -> Role | None:
        return None if value is None else Role(value)


class StringList(sa.TypeDecorator[tuple[str, ...]]):
    """Strings in their order, as JSON."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(list(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(json.loads(value))


class Work(Enum):
    """The state of a row of work (inbox, outbox, reminder)."""

    PENDING = "pending"
    LEASED = "leased"
    DONE = "done"
    DEAD = "dead"


def slack_id_column(name: str, *, nullable: bool = False, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(32), nullable=nullable, primary_key=primary_key)


def moment_column(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, UtcDateTime(), nullable=nullable)


def key_column() -> sa.Column[int]:
    return sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True)


def incident_column(*, nullable: bool = False) -> sa.Column[int]:
    return sa.Column("incident_id", sa.ForeignKey("incident.id"), nullable=nullable, index=True)


def waiting_in(table: str) -> sa.TextClause:
    """Pending or leased, in the index's own words: SQLite takes a partial index for no value that it is only bound."""
    return sa.text(f"{table}.state IN ('{Work.PENDING.value}', '{Work.LEASED.value}')")
