"""Deliveries of what Ada says in `#ops`, as the door hands them on, and the worker that takes them in."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from bot.domain.ids import datetime_to_ts
from bot.storage import Store
from bot.storage.inbox import Delivery
from bot.usecases.inbox import keep_deliveries
from bot.usecases.scribe import Scribe
from handlers.inbox_worker import InboxWorker
from handlers.keeper import Keeper
from tests.integration.usecases.world import ADA, OPS, TEAM

Event = dict[str, Any]


def said(scribe: Scribe, numbers: Iterable[int]) -> list[Event]:
    """Messages said within the second that the clock shows, each told apart by its number."""
    now = datetime_to_ts(scribe.now()).partition(".")[0]
    return [
        {
            "type": "message",
            "user": ADA,
            "text": f"text {number}",
            "ts": f"{now}.{number:06d}",
            "event_ts": f"{now}.{number:06d}",
            "channel": OPS,
            "channel_type": "channel",
            "team": TEAM,
        }
        for number in numbers
    ]


def payload(event: Any, number: int) -> Event:
    return {"type": "event_callback", "team_id": TEAM, "event_id": f"Ev{number}", "event": event}


def keep(scribe: Scribe, events: Iterable[Any], first: int = 1) -> None:
    """Put the events into the inbox, numbered from `first`."""
    keeper = Keeper(scribe)
    deliveries: list[Delivery] = [keeper.read(payload(event, number)) for number, event in enumerate(events, first)]
    keep_deliveries(scribe, deliveries)
    keeper.close()


def work_off(scribe: Scribe) -> None:
    """Work off what the inbox holds, as far as nothing fails."""
    worker = InboxWorker(scribe, "p1")
    while worker.take_some():
        pass


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """Count what the database is asked; many rows in one statement are one."""
    seen: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        seen.append(statement)

    sa.event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        sa.event.remove(store.engine, "before_cursor_execute", note)
