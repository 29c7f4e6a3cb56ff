"""Socket Mode: keeps connections to Slack open, and replaces each before it ends, or as soon as it is found dead."""

import json
import threading
from collections.abc import Callable
from typing import Any

import structlog
from slack_bolt import BoltResponse

from bot.usecases.ports import SlackError
from handlers.connection import Broken, Connection, Frame
from handlers.door import Door

SILENCE_SECONDS = 10.0
WAITS = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0)  # before each try to connect again
CLOSE_SECONDS = 2.0

log = structlog.get_logger(__name__)


class Socket:
    """`count` connections; Slack delivers each payload over any one of them.

    `open_url` asks Slack for an address, or raises `SlackError`. `on_hello` is called on every new connection: events
    may have been missed meanwhile.
    """

    def __init__(
        self, door: Door, open_url: Callable[[], str], on_hello: Callable[[], None], *,
        count: int = 1, silence: float = SILENCE_SECONDS,
    ) -> None:  # fmt: skip
        self._door = door
        self._open_url = open_url
        self._on_hello = on_hello
        self._count = count
        self._silence = silence
        self._connections: list[Connection] = []
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self.lost = 0  # connections that ended without another one in their place
        self.reopened = 0  # times that all of them were replaced because they delivered nothing

    def connect(self) -> None:
        """Open the first connection, and the others soon; raises `SlackError` where Slack cannot be reached."""
        first = self._open()
        for number in range(self._count):
            self._keep_in_thread(first if number == 0 else None)

    @property
    def is_connected(self) -> bool:
        return self.connected > 0

    @property
    def connected(self) -> int:
        """How many connections Slack has greeted and that are not silent."""
        with self._lock:
            return sum(one.is_greeted and one.unheard_for < self._silence for one in self._connections)

    def _keep_in_thread(self, connection: Connection | None) -> None:
        thread = threading.Thread(target=self._keep, args=(connection,), name="socket", daemon=True)
        with self._lock:
            self._threads = [*(other for other in self._threads if other.is_alive()), thread]
            thread.start()

    def _keep(self, connection: Connection | None) -> None:
        """Read from a connection until it ends, then from the next one, unless it has been replaced already."""
        while (connection := connection or self._insist()) is not None:
            for frame in connection.frames():
                self._take(connection, frame)
            with self._lock:
                self._connections.remove(connection)
                if connection.is_replaced or self._closing.is_set():
                    return
                self.lost += 1
            log.warning("connection lost", unheard_seconds=round(connection.unheard_for, 1))
            connection = None

    def _insist(self) -> Connection | None:
        """Try again until there is a connection; None: we are closing."""
        tries = 0
        wait = WAITS[0]
        while not self._closing.wait(wait):
            try:
                return self._open()
            except SlackError as error:
                tries += 1
                wait = max(WAITS[min(tries, len(WAITS) - 1)], error.retry_after or 0.0)
                log.warning("slack not reached", error=error.error, again_seconds=wait)
        return None

    def _open(self) -> Connection:
        try:
            connection = Connection(self._open_url(), self._silence)
        except Broken as broken:
            raise SlackError(f"socket: {broken}") from broken
        with self._lock:
            if not self._closing.is_set():
                self._connections.append(connection)
                return connection
        connection.close()
        raise SlackError("closing")

    def _take(self, connection: Connection, frame: Frame) -> None:
        match frame.get("type"):
            case "hello":
                self._on_hello()
            case "disconnect":
                self._replace(connection, str(frame.get("reason")))
            case kind if "envelope_id" in frame:
                self._deliver(connection, frame, is_event=kind == "events_api")

    def _replace(self, connection: Connection, reason: str) -> None:
        """Open the next connection while this one is still read from; Slack ends it in a moment."""
        if reason == "link_disabled":
            log.error("socket mode was switched off for this app")
        elif not connection.is_replaced:
            connection.leave()
            self._keep_in_thread(None)

    def reopen(self) -> None:
        """Replace every connection: they answer, but what they should deliver does not come."""
        with self._lock:
            connections = list(self._connections)
        self.reopened += 1
        for connection in connections:
            self._replace(connection, "deaf")

    def _deliver(self, connection: Connection, frame: Frame, *, is_event: bool) -> None:
        def answer(response: BoltResponse) -> None:
            if response.status == 200:
                self._send(connection, {"envelope_id": frame["envelope_id"], **_payload(response)})

        # What is not taken is not acknowledged: Slack delivers it to whoever is there next.
        self._door.take(frame.get("payload"), _retry(frame), answer, is_event=is_event)

    def _send(self, connection: Connection, frame: Frame) -> None:
        """Acknowledge where it came from, or over another connection where that one has gone."""
        with self._lock:
            others = [other for other in reversed(self._connections) if other is not connection]
        for one in (connection, *others):
            try:
                one.send(frame)
                return
            except Broken:
                continue
        log.warning("not acknowledged: no connection")

    def close(self) -> None:
        """Take nothing new, let what is in flight be acknowledged, then close."""
        self._door.drain()
        with self._lock:
            self._closing.set()
            connections, threads = list(self._connections), list(self._threads)
        for connection in connections:
            connection.close()
        for thread in threads:
            thread.join(CLOSE_SECONDS)


def _payload(response: BoltResponse) -> dict[str, Any]:
    """The acknowledgement's payload: a JSON object as it is, a text as a reply's."""
    if not response.body:
        return {}
    is_json = response.headers.get("content-type", [""])[0].startswith("application/json")
    return {"payload": json.loads(response.body) if is_json else {"text": response.body}}


def _retry(frame: Frame) -> dict[str, str]:
    """The headers by which HTTP says that this is not the first delivery."""
    if not frame.get("retry_attempt"):
        return {}
    return {"x-slack-retry-num": str(frame["retry_attempt"]), "x-slack-retry-reason": str(frame.get("retry_reason"))}
