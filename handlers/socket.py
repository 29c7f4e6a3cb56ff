"""Socket Mode: Bolt's connection to Slack, which is drained before it is closed."""

import json
import threading
from collections.abc import Callable
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler

CONCURRENCY = 32
DRAIN_SECONDS = 10.0
CLOSE_SECONDS = 0.5


class Socket:
    """The connection. `on_hello` is called on every new connection: events may have been missed meanwhile."""

    def __init__(self, app: App, client: Any, on_hello: Callable[[], None]) -> None:
        self._handler = SocketModeHandler(app, client.token, web_client=client, concurrency=CONCURRENCY)
        self._on_hello = on_hello
        self._in_flight = 0
        self._changed = threading.Condition()
        self._is_draining = False
        self._handler.client.socket_mode_request_listeners[:] = [self._handle]
        self._handler.client.on_message_listeners.append(self._look_at)

    def connect(self) -> None:
        """Connect; raises what slack_sdk raises where Slack cannot be reached."""
        self._handler.connect()  # type: ignore[no-untyped-call]

    @property
    def is_connected(self) -> bool:
        return bool(self._handler.client.is_connected())

    def _handle(self, client: Any, request: Any) -> None:
        with self._changed:
            if self._is_draining:
                return  # not acknowledged: Slack delivers it to whoever is there next
            self._in_flight += 1
        try:
            self._handler.handle(client, request)
        finally:
            with self._changed:
                self._in_flight -= 1
                self._changed.notify_all()

    def _look_at(self, session: Any, message: str) -> None:
        if '"hello"' not in message and '"disconnect"' not in message:
            return
        kind = json.loads(message).get("type")
        if kind == "hello":
            self._on_hello()
        elif kind == "disconnect":
            # Otherwise the reader of the old connection sleeps on for up to ten seconds, and nobody reads the new one.
            session.keep_running = False

    def close(self) -> None:
        """Take nothing new, let what is in flight be acknowledged, then close."""
        with self._changed:
            self._is_draining = True
            self._changed.wait_for(lambda: self._in_flight == 0, DRAIN_SECONDS)
        # websocket-client notices up to ten seconds later that its socket is closed; nobody need wait for that.
        closing = threading.Thread(target=self._handler.close, name="socket-close", daemon=True)
        closing.start()
        closing.join(CLOSE_SECONDS)
