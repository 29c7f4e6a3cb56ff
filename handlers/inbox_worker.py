"""The inbox worker: feeds what was delivered to the functions that handle it, one path for live and recovered."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import structlog

from bot.storage import StoreUnavailable
from bot.storage.inbox import InboxRow
from bot.usecases.inbox import fail_delivery, finish_deliveries, give_back_deliveries, lease_deliveries
from bot.usecases.scribe import Scribe
from handlers.delivery import read_event
from handlers.events import EVENTS, handle

IDLE = 0.5
PAUSE = 0.002
LONGEST_PAUSE = 0.25
LONGEST_TURN = 0.05  # others wait meanwhile, on SQLite all who write

log = structlog.get_logger(__name__)


class InboxWorker:
    """One thread that works the inbox off in the order of arrival.

    It lets pass what `is_busy` says is waiting, and begins no sooner than `gather` seconds after it last began: what
    comes meanwhile is worked off together.
    """

    def __init__(
        self, scribe: Scribe, process_id: str, *, is_busy: Callable[[], bool] = lambda: False, gather: float = 0.0
    ) -> None:
        self._scribe = scribe
        self._is_busy = is_busy
        self._gather = gather
        self._begun_at = 0.0
        self._process_id = process_id
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._is_shaken = False
        self._thread = threading.Thread(target=self._work, name="inbox", daemon=True)

    def start(self) -> None:
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        return self._thread.is_alive()

    def stop(self) -> None:
        """Finish the delivery in hand and end the thread."""
        self._stopping.set()
        self.wake()
        self._thread.join()

    def wake(self) -> None:
        """Have the thread look at once."""
        self._woken.set()

    def _work(self) -> None:
        while not self._stopping.is_set():
            self._woken.clear()
            self._let_pass()
            if not self.take_some():
                self._woken.wait(IDLE)

    def _let_pass(self) -> None:
        """Have what waits for its acknowledgement go first, for a moment: Slack is waiting, and nobody for us."""
        self._stopping.wait(max(0.0, self._begun_at + self._gather - time.monotonic()))
        last = time.monotonic() + LONGEST_PAUSE
        while self._is_busy() and time.monotonic() < last and not self._stopping.wait(PAUSE):
            pass
        self._begun_at = time.monotonic()

    def take_some(self) -> bool:
        """Work off a few deliveries; return whether there were any."""
        try:
            if self._is_shaken:
                give_back_deliveries(self._scribe, self._process_id)
                self._is_shaken = False
            rows = lease_deliveries(self._scribe, self._process_id)
            rest = self._together(rows)
            are_done = [self._alone(row) for row in rest]
            return bool(rows) and all(are_done)  # what failed is tried again after a moment
        except Exception as error:  # noqa: BLE001  the database may be away: look again in a moment
            log.error("inbox failed", error=type(error).__name__)
            self._is_shaken = True
            return False

    def _together(self, rows: list[InboxRow]) -> list[InboxRow]:
        """Work fresh deliveries off, in one transaction as many as that has time for; return those left to do alone.

        Where one of them failed those are all that were not done: nothing of its transaction was stored.
        """
        while rows and rows[0].tries == 1:
            count, error = self._attempt(rows)
            if error is not None:
                log.warning("deliveries are taken one by one", error=type(error).__name__)
                return rows
            rows = rows[count:]
            self._stopping.wait(PAUSE)  # whoever waits to write comes first
        return rows

    def _alone(self, row: InboxRow) -> bool:
        _, error = self._attempt([row])
        if error is None:
            return True
        reason = f"{type(error).__name__} at {_place(error)}"
        log.error("delivery failed", kind=row.kind, tries=row.tries, reason=reason)
        fail_delivery(self._scribe, row, reason)
        return False

    def _attempt(self, rows: list[InboxRow]) -> tuple[int, Exception | None]:
        """Work the first of these off in one transaction; return how many, or what went wrong with one of them."""
        try:
            with self._scribe.store.together() as store:
                return _work_off(replace(self._scribe, store=store), rows), None
        except StoreUnavailable:
            raise  # no fault of the delivery's, so it costs it no try
        except Exception as error:  # noqa: BLE001  one poisoned delivery must not hold up the others
            return 0, error


def _work_off(scribe: Scribe, rows: list[InboxRow]) -> int:
    """Work off the first of these, for as long as one transaction may take; return how many."""
    done: list[int] = []
    unknown: list[int] = []
    end = time.monotonic() + LONGEST_TURN

    def events() -> Iterator[Mapping[str, Any]]:
        for row in rows:
            event = _handled(row)
            (unknown if event is None else done).append(row.id)
            if event is not None:
                yield event
            if time.monotonic() > end:
                return

    handle(scribe, events())
    finish_deliveries(scribe, done, unknown)
    return len(done) + len(unknown)


def _handled(row: InboxRow) -> Mapping[str, Any] | None:
    """The event of a delivery; None where it is of a type that nobody handles."""
    event = read_event(json.loads(row.payload))
    return event if event is not None and event["type"] in EVENTS else None


def _place(error: BaseException) -> str:
    """Where it was raised; the error's own words may quote a message."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "?"
