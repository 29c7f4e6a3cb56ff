"""Action items as JSON for machines."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from bot.rendering.items.row import ItemRow, utc

SCHEMA = "incident-scribe/action-items"
VERSION = 1


def convert(rows: Sequence[ItemRow]) -> bytes:
    """Return an object with the list `items`; moments are in UTC, what is not known is null."""
    content = {"schema": SCHEMA, "version": VERSION, "items": [_item(row) for row in rows]}
    return (json.dumps(content, sort_keys=True, indent=2, ensure_ascii=True) + "\n").encode("ascii")


def _item(row: ItemRow) -> dict[str, object]:
    return {name: _plain(value) for name, value in asdict(row).items()}


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return utc(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return None if value == "" else value
