"""Work for right after an acknowledgement: opening a modal for the person who just acted."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import structlog

THREADS = 16

log = structlog.get_logger(__name__)


class AfterAck:
    """A pool of threads that can tell whether it is idle."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="after")
        self._lock = threading.Lock()
        self._pending = 0

    def submit(self, function: Callable[..., object], *arguments: Any) -> None:
        with self._lock:
            self._pending += 1
        self._pool.submit(function, *arguments).add_done_callback(self._done)

    def _done(self, future: "Future[object]") -> None:
        error = None if future.cancelled() else future.exception()
        if error is not None:
            log.error("work after an acknowledgement failed", error=type(error).__name__)
        with self._lock:
            self._pending -= 1

    @property
    def is_idle(self) -> bool:
        with self._lock:
            return self._pending == 0

    def close(self) -> None:
        """Finish what was submitted."""
        self._pool.shutdown(wait=True)
