"""The base of all domain values: frozen, keyword-only, and refusing naive datetimes."""

from dataclasses import fields
from datetime import datetime
from functools import cache
from typing import Any


class NaiveDatetime(ValueError):
    """A time without a zone was given; times are aware, in UTC."""


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields that may hold a datetime."""
    return tuple(field.name for field in fields(kind) if "datetime" in str(field.type))


class Value:
    """Mixin for frozen dataclasses: every datetime field must be aware."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for name in _names(type(self)):  # type: ignore[arg-type]
            refuse_naive(getattr(self, name), name)


def refuse_naive(value: Any, name: str) -> None:
    """Raise `NaiveDatetime`, naming the field, where `value` is a datetime without a zone."""
    if isinstance(value, datetime) and value.tzinfo is None:
        raise NaiveDatetime(f"{name} has no time zone")
