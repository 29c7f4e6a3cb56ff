"""A log that grows to 100,000 messages: memory, and what one more message costs there and in a small incident.

Run as a process of its own, so that what it holds is this alone: `python -m tests.bench.grown <database url>` prints
JSON. Events go in as the door takes them and are worked off as `scribe serve` does, without a socket between.
"""

import json
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from typing import Any

import click
import psutil
import sqlalchemy as sa

from bot.clock import AdvancingClock
from bot.domain.ids import ChannelId, datetime_to_ts
from bot.paths import data_path
from bot.storage import Store
from bot.storage.migrations import upgrade
from bot.usecases.incidents import declare
from bot.usecases.scribe import Scribe
from handlers.inbox_worker import InboxWorker
from handlers.keeper import Keeper
from tests.bench.database import WORKSPACE
from tests.bench.large import ADA, START, TEAM

EVENTS, SAMPLES, GROWTH = 100_000, 10, 1_000
PORTION = 200
SMALL, ROUNDS = 10, 15


class Hearing:
    """A scribe at work that hears what is said; the clock moves on a second with each message."""

    def __init__(self, database_url: str) -> None:
        self.store = Store(database_url)
        upgrade(self.store, data_path("migrations"))
        self.clock = AdvancingClock(START)
        self.scribe = Scribe(store=self.store, clock=self.clock, workspace=WORKSPACE)
        self.keeper = Keeper(self.scribe)
        self.worker = InboxWorker(self.scribe, "bench", is_busy=lambda: self.keeper.is_busy)
        self.store.on_work("inbox", self.worker.wake)
        self.worker.start()
        self._numbers = count(1)

    def declare(self, name: str) -> ChannelId:
        """Declare an incident in a channel of its own."""
        channel_id = ChannelId(name)
        declare(self.scribe, title=f"Checkout fails {name}", severity=None, by=ADA, here=channel_id)
        return channel_id

    def hear(self, channel_id: ChannelId, messages: int) -> float:
        """Let so much be said; return the seconds that this process computes until all is in the log."""
        begin = time.process_time()
        taken = [self.keeper.take(self._payload(channel_id), lambda response: None) for _ in range(messages)]
        for one in taken:
            one.result()
        while self._is_waiting():
            time.sleep(0.001)
        return time.process_time() - begin

    def _is_waiting(self) -> bool:
        with self.store.read() as tx:
            return tx.inbox.waiting() > 0

    def _payload(self, channel_id: ChannelId) -> dict[str, Any]:
        self.clock.advance_to(self.clock.now() + timedelta(seconds=1))
        number, ts = next(self._numbers), datetime_to_ts(self.clock.now())
        text = f"Looked at pool {number} of checkout: {number} of 400 connections in use"
        event = {
            "type": "message", "user": ADA, "text": text, "ts": ts, "event_ts": ts, "channel": channel_id,
            "channel_type": "channel", "team": TEAM,
        }  # fmt: skip
        return {"type": "event_callback", "team_id": TEAM, "event_id": f"Ev{number:09d}", "event": event}

    def close(self) -> None:
        self.worker.stop()
        self.keeper.close()
        self.store.close()


def measure(database_url: str) -> dict[str, Any]:
    """Return memory (bytes, at each tenth), statements for each message, and costs (seconds) in small and large."""
    hearing = Hearing(database_url)
    large = hearing.declare("CLARGE")
    memory = []
    for _ in range(SAMPLES):
        for _ in range(EVENTS // SAMPLES // GROWTH):
            hearing.hear(large, GROWTH)
        memory.append(psutil.Process().memory_info().rss)
    statements = _statements(hearing, large)
    costs: dict[str, list[float]] = {"small": [], "large": []}
    for number in range(ROUNDS):
        small = hearing.declare(f"CSMALL{number}")
        hearing.hear(small, SMALL)
        costs["small"].append(hearing.hear(small, PORTION) / PORTION)
        costs["large"].append(hearing.hear(large, PORTION) / PORTION)
    hearing.close()
    return {"memory": memory, "statements": statements, **costs}


def _statements(hearing: Hearing, channel_id: ChannelId) -> float:
    seen: Iterator[int] = count()
    ask = "SELECT count(*)"  # ours, whether all is done

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if not statement.startswith(ask):
            next(seen)

    sa.event.listen(hearing.store.engine, "before_cursor_execute", note)
    hearing.hear(channel_id, PORTION)
    sa.event.remove(hearing.store.engine, "before_cursor_execute", note)
    return next(seen) / PORTION


if __name__ == "__main__":
    click.echo(json.dumps(measure(sys.argv[1])))
