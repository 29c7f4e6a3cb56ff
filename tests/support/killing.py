"""Deaths inside a process: kill -9 by its own hand, right before or after a chosen commit."""

import os
import signal
import threading
from typing import Any

import sqlalchemy as sa

from bot.storage import Store

BEFORE, AFTER = "before commit", "after commit"


class Commits:
    """Counts the commits of a store; `arm` lets one of those to come be the last."""

    def __init__(self, store: Store) -> None:
        self.count = 0
        self._lock = threading.Lock()
        self._fatal: tuple[str, int] | None = None
        self._mine = threading.local()
        sa.event.listen(store.engine, "commit", self._before)
        sa.event.listen(store.engine.pool, "checkin", self._after)

    def arm(self, point: str, number: int) -> None:
        """Die at the `number`-th commit from now (1: the next), `BEFORE` it or `AFTER` it."""
        with self._lock:
            self._fatal = (point, self.count + number)

    def _before(self, connection: sa.Connection) -> None:
        if connection.get_execution_options().get("is_writer"):
            with self._lock:
                self.count += 1
                self._mine.number = self.count
            self._die_if(BEFORE)

    def _after(self, *_: Any) -> None:
        self._die_if(AFTER)

    def _die_if(self, point: str) -> None:
        if self._fatal is not None and self._fatal[0] == point and getattr(self._mine, "number", 0) >= self._fatal[1]:
            os.kill(os.getpid(), signal.SIGKILL)
