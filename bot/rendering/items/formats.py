"""The formats that action items are written in, each a module with `convert(rows) -> bytes`, loaded when used."""

from collections.abc import Mapping, Sequence
from importlib import import_module

from bot.rendering.items.row import ItemRow

ITEM_FORMATS: Mapping[str, str] = {
    "csv": "bot.rendering.items.csv",
    "json": "bot.rendering.items.json",
    "ics": "bot.rendering.items.ics",
}


def convert(rows: Sequence[ItemRow], format: str) -> bytes:
    """Return the items in this format; KeyError where there is none of that name."""
    written: bytes = import_module(ITEM_FORMATS[format]).convert(rows)
    return written
