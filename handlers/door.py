"""The door: whatever Slack delivers, over a socket or over HTTP, comes in here and is answered by a thread."""

import threading
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import structlog
from slack_bolt import App, BoltRequest, BoltResponse

from bot.storage import StoreUnavailable
from handlers.keeper import Answer, Keeper

THREADS = 32
DRAIN_SECONDS = 10.0

log = structlog.get_logger(__name__)


class Door:
    """Events are stored by `keeper`; commands and interactions go to Bolt, past them. Drained before it is closed."""

    def __init__(self, app: App, keeper: Keeper) -> None:
        self._app = app
        self._keeper = keeper
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="door")
        self._changed = threading.Condition()
        self._in_flight = 0
        self._is_draining = False

    def take(self, body: Any, headers: Mapping[str, str], answer: Answer, *, is_event: bool) -> bool:
        """Have a thread work on a payload and call `answer`, once; False: nothing is taken any more.

        A status other than 200 asks Slack to deliver again.
        """
        with self._changed:
            if self._is_draining:
                return False
            self._in_flight += 1
        taken = self._keeper.take(body, answer) if is_event else self._pool.submit(self._work, body, headers, answer)
        taken.add_done_callback(self._done)
        return True

    def _work(self, body: Any, headers: Mapping[str, str], answer: Answer) -> None:
        response = BoltResponse(status=500)
        try:
            response = self._dispatch(body, headers)
        except StoreUnavailable:
            log.error("delivery not stored")
            response = BoltResponse(status=503)
        finally:
            answer(response)

    def _dispatch(self, body: Any, headers: Mapping[str, str]) -> BoltResponse:
        # "socket_mode" means to Bolt: the body is parsed, and who sent it is known.
        return self._app.dispatch(BoltRequest(mode="socket_mode", body=body, headers=dict(headers)))

    def _done(self, future: "Future[None]") -> None:
        error = future.exception()
        if error is not None:
            log.error("delivery not answered", error=type(error).__name__)
        with self._changed:
            self._in_flight -= 1
            self._changed.notify_all()

    def drain(self) -> None:
        """Take nothing new, and let what is in flight be answered."""
        with self._changed:
            self._is_draining = True
            self._changed.wait_for(lambda: self._in_flight == 0, DRAIN_SECONDS)
        self._pool.shutdown(wait=False)
        self._keeper.close()
