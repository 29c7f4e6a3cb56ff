"""The inbox worker: feeds what was delivered to the functions that handle it, one path for live and recovered."""

import json
import threading

import structlog

from bot.storage import StoreUnavailable
from bot.storage.inbox import InboxRow
from bot.usecases.inbox import fail_delivery, finish_deliveries, give_back_deliveries, lease_deliveries
from bot.usecases.scribe import Scribe
from handlers.delivery import read_event
from handlers.events import EVENTS

IDLE = 0.5

log = structlog.get_logger(__name__)


class InboxWorker:
    """One thread that works the inbox off in the order of arrival."""

    def __init__(self, scribe: Scribe, process_id: str) -> None:
        self._scribe = scribe
        self._process_id = process_id
        self._woken = threading.Event()
        self._is_stopping = False
        self._is_shaken = False
        self._thread = threading.Thread(target=self._work, name="inbox", daemon=True)

    def start(self) -> None:
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        return self._thread.is_alive()

    def stop(self) -> None:
        """Finish the delivery in hand and end the thread."""
        self._is_stopping = True
        self.wake()
        self._thread.join()

    def wake(self) -> None:
        """Have the thread look at once."""
        self._woken.set()

    def _work(self) -> None:
        while not self._is_stopping:
            self._woken.clear()
            if not self._take_some():
                self._woken.wait(IDLE)

    def _take_some(self) -> bool:
        """Work off a few deliveries; return whether there were any."""
        try:
            if self._is_shaken:
                give_back_deliveries(self._scribe, self._process_id)
                self._is_shaken = False
            rows = lease_deliveries(self._scribe, self._process_id)
            kinds = [self._handle(row) for row in rows]
            done = [row.id for row, kind in zip(rows, kinds, strict=True) if kind == "done"]
            unknown = [row.id for row, kind in zip(rows, kinds, strict=True) if kind == "unknown"]
            if rows:
                finish_deliveries(self._scribe, done, unknown)
        except Exception as error:  # noqa: BLE001  the database may be away: look again in a moment
            log.error("inbox failed", error=type(error).__name__)
            self._is_shaken = True
            return False
        return bool(rows) and "failed" not in kinds  # what failed is tried again after a moment

    def _handle(self, row: InboxRow) -> str:
        try:
            event = read_event(json.loads(row.payload))
            handler = EVENTS.get(event["type"]) if event is not None else None
            if event is None or handler is None:
                return "unknown"
            handler(self._scribe, event)
            return "done"
        except StoreUnavailable:
            raise  # no fault of the delivery's, so it costs it no try
        except Exception as error:  # noqa: BLE001  one poisoned delivery must not hold up the others
            reason = f"{type(error).__name__} at {_place(error)}"
            log.error("delivery failed", kind=row.kind, tries=row.tries, reason=reason)
            fail_delivery(self._scribe, row, reason)
            return "failed"


def _place(error: BaseException) -> str:
    """Where it was raised; the error's own words may quote a message."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "?"
