"""Pages of plain lists: users, members and conversations."""

import base64
import binascii
from typing import TypeVar

from bot.emulator.api.call import Call
from bot.emulator.errors import SlackError
from bot.emulator.records import Json

T = TypeVar("T")


def page_of(call: Call, items: list[T], *, default: int = 100, most: int = 1000) -> tuple[list[T], Json]:
    """The page of `items` that `cursor` and `limit` ask for, and the answer's `response_metadata`."""
    limit = call.number("limit", default)
    if not 0 < limit <= most:
        raise SlackError("invalid_limit")
    start = _offset(call.text("cursor"))
    rest = start + limit < len(items)
    cursor = base64.b64encode(f"offset:{start + limit}".encode()).decode() if rest else ""
    return items[start : start + limit], {"response_metadata": {"next_cursor": cursor}}


def _offset(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        return int(base64.b64decode(cursor, validate=True).decode("ascii").removeprefix("offset:"))
    except (binascii.Error, UnicodeDecodeError, ValueError):
        raise SlackError("invalid_cursor") from None
