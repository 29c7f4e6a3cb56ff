"""Reads a payload of the Events API as it may come: whole, odd or damaged. Nothing that Slack sends breaks this."""

import hashlib
from collections.abc import Mapping
from typing import Any

from bot.usecases.reading import storable

LONGEST = 64
NO_TYPE = "?"


def read_delivery(body: Any, payload: bytes) -> tuple[str, str]:
    """Return (event id, type) of a payload; without a usable id the same bytes get the same one."""
    event_id = body.get("event_id") if isinstance(body, Mapping) else None
    if not isinstance(event_id, str) or not event_id or len(event_id) > LONGEST or storable(event_id) != event_id:
        event_id = f"sha256:{hashlib.sha256(payload).hexdigest()}"[:LONGEST]
    return event_id, storable(_type(read_event(body)) or NO_TYPE)[:LONGEST]


def read_event(body: Any) -> Mapping[str, Any] | None:
    """Return the event in a payload with what no database holds (NUL, lone surrogates) replaced; None without one."""
    event = body.get("event") if isinstance(body, Mapping) else None
    return _storable(event) if isinstance(event, Mapping) and _type(event) else None


def _type(event: Mapping[str, Any] | None) -> str | None:
    kind = event.get("type") if event is not None else None
    return kind if isinstance(kind, str) else None


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [_storable(item) for item in value]
    if isinstance(value, dict):
        return {storable(name): _storable(item) for name, item in value.items()}
    return value
