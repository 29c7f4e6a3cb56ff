"""The due dates of action items as an iCalendar feed (RFC 5545), through the library `icalendar`."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from bot.rendering.items.row import ItemRow
from bot.rendering.visible import clean

_PRODUCT = "-//incident-scribe//action items//EN"
_SIGNS = {"done": "✓ ", "wont_do": "✗ "}


def convert(rows: Sequence[ItemRow]) -> bytes:
    """Return a calendar with an event for each item that has a due date; one without stands in no calendar.

    A day is an event of that day, an hour one in the zone of whoever named it. None of them makes anybody busy.
    """
    calendar = Calendar()
    for name, value in (("prodid", _PRODUCT), ("version", "2.0"), ("x-wr-calname", "Action items")):
        calendar.add(name, value)
    due = [(row, row.due_on) for row in rows if row.due_on is not None]
    for row, day in due:
        calendar.add_component(_event(row, day))
    if due:
        first, last = min(day for _, day in due), max(day for _, day in due)
        calendar.add_missing_timezones(date(first.year - 1, 1, 1), date(last.year + 2, 1, 1))
    written: bytes = calendar.to_ical()
    return written


def _event(row: ItemRow, day: date) -> Event:
    event = Event()
    for name, value in _fields(row, day).items():
        if value:
            event.add(name, value)
    return event


def _fields(row: ItemRow, day: date) -> dict[str, Any]:
    # Without an end, an event on a day lasts that day, and one at an hour is a moment.
    begins = row.due_at.astimezone(ZoneInfo(row.due_tz or "UTC")) if row.due_at else day
    return {
        "uid": f"{row.team_id}-{row.incident}-{row.number}@incident-scribe",
        "dtstamp": row.finished_at or row.created_at,
        "dtstart": begins,
        "summary": f"{_SIGNS.get(row.status, '')}{row.name}: {clean(row.text)}",
        "description": clean(_description(row)),
        "url": row.message,
        "status": "CANCELLED" if row.status == "wont_do" else "CONFIRMED",
        "transp": "TRANSPARENT",
    }


def _description(row: ItemRow) -> str:
    status = row.status.replace("_", " ") + (f" ({row.reason})" if row.reason else "")
    lines = [
        f"{row.incident}: {row.incident_title}",
        f"Owner: {row.owner or 'nobody yet'}",
        f"Status: {status}; priority: {row.priority}",
    ]
    return "\n".join([*lines, *row.links])
