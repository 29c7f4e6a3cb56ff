"""Action items as a table for spreadsheets (RFC 4180, UTF-8), in which nothing is a formula."""

import csv
from collections.abc import Sequence
from datetime import date, datetime
from io import StringIO
from unicodedata import normalize

from bot.rendering.items.row import ItemRow, utc
from bot.rendering.visible import clean

COLUMNS = tuple(ItemRow.__dataclass_fields__)
_FORMULA = ("=", "+", "-", "@")


def convert(rows: Sequence[ItemRow]) -> bytes:
    """Return a line of names and one for each item; several links are set in lines of their own within the cell."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([inert(_text(getattr(row, name))) for name in COLUMNS] for row in rows)
    return out.getvalue().encode("utf-8")


def inert(cell: str) -> str:
    """Return the cell with an apostrophe before it where a spreadsheet could take it for a formula.

    Wide forms of the signs count too, since some versions take them for the signs themselves, and so do blanks before
    them.
    """
    begins = normalize("NFKC", cell.lstrip()[:1])
    return f"'{cell}" if begins in _FORMULA else cell


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return utc(value)
    if isinstance(value, date):
        return value.isoformat()
    return clean("\n".join(value) if isinstance(value, tuple) else str(value))
