"""Keeps what the Events API delivers: one thread stores it, and what comes while it writes shares the next commit."""

import json
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import structlog
from slack_bolt import BoltResponse

from bot.storage import StoreUnavailable
from bot.storage.inbox import Delivery
from bot.usecases.inbox import keep_deliveries
from bot.usecases.scribe import Scribe
from handlers.delivery import read_delivery
from handlers.gate import without_secrets

MOST_AT_ONCE = 100
OK, FAILED, NOT_STORED = 200, 500, 503

Answer = Callable[[BoltResponse], object]

log = structlog.get_logger(__name__)


class Keeper:
    """Stores events in the order they came, and answers each once it is on disk, or with an error: it was not stored.

    With one thread to a commit, instead of one to each event, none has to wait for its turn of the interpreter.
    """

    def __init__(self, scribe: Scribe) -> None:
        self._scribe = scribe
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="keeper")
        self._lock = threading.Lock()
        self._coming = 0
        self._read: list[tuple[Delivery, Answer]] = []

    @property
    def is_busy(self) -> bool:
        """Whether somebody waits for an answer."""
        return self._coming > 0

    def take(self, body: Any, answer: Answer) -> "Future[None]":
        """Have an event stored, whatever it is, and `answer` called."""
        with self._lock:
            self._coming += 1
        return self._pool.submit(self._keep, body, answer)

    def _keep(self, body: Any, answer: Answer) -> None:
        """Read one; where nothing else is to be read, or that is enough, store all that was read."""
        response = FAILED
        try:
            self._read.append((self.read(body), answer))
            response = OK
        finally:
            if response == FAILED:
                self._answer([answer], FAILED)
            if self._coming == len(self._read) or len(self._read) == MOST_AT_ONCE:
                self._store_all()

    def read(self, body: Any) -> Delivery:
        """Return a payload as it is stored: without secrets, and whatever its shape."""
        body = without_secrets(body)
        payload = json.dumps(body, ensure_ascii=True).encode("ascii")
        event_id, kind = read_delivery(body, payload)
        return Delivery(event_id=event_id, kind=kind, payload=payload, received_at=self._scribe.now())

    def _store_all(self) -> None:
        read, self._read = self._read, []
        response = FAILED
        try:
            keep_deliveries(self._scribe, [delivery for delivery, _ in read])
            response = OK
        except StoreUnavailable:
            log.error("deliveries not stored", count=len(read))
            response = NOT_STORED
        finally:
            self._answer([answer for _, answer in read], response)

    def _answer(self, answers: list[Answer], status: int) -> None:
        try:
            for answer in answers:
                answer(BoltResponse(status=status))
        finally:
            with self._lock:
                self._coming -= len(answers)

    def close(self) -> None:
        self._pool.shutdown(wait=False)
