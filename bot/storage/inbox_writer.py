"""Puts deliveries into the inbox; threads that come at the same time share one commit."""

import threading

from bot.storage.inbox import Delivery
from bot.storage.store import Store


class NotStored(Exception):
    """The delivery could not be written to the database."""


class _Waiting:
    """A delivery on its way, and what became of it."""

    def __init__(self, delivery: Delivery) -> None:
        self.delivery = delivery
        self.is_tried = False
        self.is_stored = False


class InboxWriter:
    """`put` returns once the delivery is on disk. The thread whose turn it is takes all that wait with it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._queue: list[_Waiting] = []
        self._queue_lock = threading.Lock()
        self._turn = threading.Lock()

    def put(self, delivery: Delivery) -> None:
        """Store the delivery; raises where that was not possible, so that nobody acknowledges it."""
        mine = _Waiting(delivery)
        with self._queue_lock:
            self._queue.append(mine)
        with self._turn:
            if not mine.is_tried:
                self._write_all()
        if not mine.is_stored:  # tried by another thread, which raised what the database said
            raise NotStored()

    def _write_all(self) -> None:
        with self._queue_lock:
            batch, self._queue = self._queue, []
        try:
            with self._store.write() as tx:
                tx.inbox.put([waiting.delivery for waiting in batch])
        finally:
            for waiting in batch:
                waiting.is_tried = True
        for waiting in batch:
            waiting.is_stored = True
