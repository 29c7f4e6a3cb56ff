"""Socket Mode's hub: which connections are open, which envelopes are unacknowledged, and when to send again."""

import asyncio
import json
import threading
import time
from collections import deque
from collections.abc import Callable
from itertools import count

from bot.emulator.envelopes import Envelope
from bot.emulator.moments import Moment
from bot.emulator.records import Json
from bot.emulator.shuffling import Shuffling
from bot.emulator.workspace import TRAFFIC_KEPT, Workspace

MAX_CONNECTIONS = 10
SETTLED = 20.0  # seconds after which a connection is not about to replace another one


class Connection:
    """One open socket: frames put on `outbox` are written in order; `is_leaving` takes no new payloads.

    One that `is_frozen` swallows what is put there, and reads nothing.
    """

    def __init__(self, abort: Callable[[], None], freeze: Callable[[], None] = lambda: None) -> None:
        self.outbox: asyncio.Queue[str | None] = asyncio.Queue()
        self.abort = abort
        self.freeze = freeze
        self.opened_at = time.monotonic()
        self.is_leaving = False
        self.is_frozen = False


class SocketMode:
    """Delivers envelopes to any one of the connections. Its state lives under the workspace's lock."""

    def __init__(
        self, ws: Workspace, *, ack_timeout: float = 3.0, redelivery_delays: tuple[float, ...] = (3.0, 60.0, 300.0)
    ) -> None:
        self.ws = ws
        self.ack_timeout = ack_timeout
        self.redelivery_delays = redelivery_delays
        self.loop: asyncio.AbstractEventLoop | None = None
        self.thread = 0  # the one that the loop runs in
        self.changed = ws.changed
        self.connections: list[Connection] = []
        self.pending: dict[str, Envelope] = {}
        self.waiting: list[Envelope] = []
        self.lost: list[Envelope] = []
        self.acknowledged: deque[tuple[str, float, float]] = deque(maxlen=TRAFFIC_KEPT)
        self.ack_delay = 0.0
        self.shuffling = Shuffling()
        self.moments: dict[Moment, int] = {}
        self.dropping = 0  # so many of the next envelopes are lost on the way, though the sockets live
        self._ids = count(1)
        self._turn = 0

    def send_event(self, name: str, payload: Json) -> None:
        """Deliver an event now, or as soon as there is a connection."""
        envelope = self._new("events_api", name, payload)
        with self.ws.lock:
            if not self._dispatch(envelope):
                self.waiting.append(envelope)
                self._wait_for(envelope)

    def send_once(self, kind: str, name: str, payload: Json) -> Envelope | None:
        """Deliver a command or an interaction, once; None when nobody is connected."""
        with self.ws.lock:
            envelope = self._new(kind, name, payload)
            if self._dispatch(envelope):
                return envelope
            del self.pending[envelope.id]
            return None

    def give_up(self, envelope: Envelope) -> bool:
        """Stop waiting for the acknowledgement of a command; False when it has just come."""
        with self.ws.lock:
            return self.pending.pop(envelope.id, None) is not None

    def acknowledge(self, frame: Json) -> Envelope | None:
        """Take an acknowledgement in; None when nobody waits for it any more."""
        with self.ws.lock:
            envelope = self.pending.pop(str(frame.get("envelope_id")), None)
            self.ws.record("envelope_in", envelope.name if envelope else "late", frame, None)
            if envelope is None:
                return None
            envelope.stop_waiting()
            envelope.is_acknowledged, envelope.answer = True, frame.get("payload")
            self.acknowledged.append((envelope.kind, envelope.sent_at, time.monotonic()))
            self.changed.notify_all()
            return envelope

    def refused(self, envelope_id: str, reason: str, *, again: bool = True) -> Envelope | None:
        """Take in that a delivery failed at once; an event is repeated, the first time at once, too.

        Returns what is not: a command or an interaction, whose fate is known now. An event is lost without `again`.
        """
        with self.ws.lock:
            envelope = self.pending.get(envelope_id)
            if envelope is None or envelope.kind != "events_api":
                return self.pending.pop(envelope_id, None)
            envelope.reason = reason
            if not again:
                self._lose(envelope)
            elif envelope.attempt == 1:
                self._soon(lambda: self._start_timer(envelope, 0.0))
            return None

    def _lose(self, envelope: Envelope) -> None:
        """Count an event as lost."""
        del self.pending[envelope.id]
        envelope.stop_waiting()
        self.waiting = [e for e in self.waiting if e is not envelope]
        self.lost.append(envelope)
        self.changed.notify_all()

    def wait_for(self, condition: Callable[[], bool], timeout: float) -> bool:
        """Wait until `condition` holds; False after `timeout` seconds of real time."""
        deadline = time.monotonic() + timeout
        with self.changed:
            return self.changed.wait_for(condition, max(0.0, deadline - time.monotonic()))

    def opened(self, connection: Connection) -> None:
        """Greet a new connection and hand it what has been waiting; a frozen one is found dead then."""
        with self.ws.lock:
            self._cut([other for other in self.connections if other.is_frozen])
            self.connections.append(connection)
            self._count()
            if self.loop is not None:
                self.loop.call_later(SETTLED, self._recount)
            if self.cuts_at(Moment.GREETING):
                return
            connection.outbox.put_nowait(json.dumps(self._hello()))
            waiting, self.waiting = self.waiting, []
            for envelope in waiting:
                envelope.stop_waiting()
                self._dispatch(envelope)
            self.changed.notify_all()

    def closed(self, connection: Connection) -> None:
        """Forget a connection that has ended."""
        with self.ws.lock:
            self.connections.remove(connection)
            self._count()
            self.changed.notify_all()

    def disconnect(self, reason: str) -> None:
        """Send `disconnect` to every connection, and close it, unless it is a `warning`."""
        with self.ws.lock:
            frame = json.dumps({"type": "disconnect", "reason": reason, "debug_info": {"host": "emulator"}})
            for connection in self.connections:
                connection.is_leaving = reason != "warning"
                self._put(connection, frame)
                if connection.is_leaving:
                    self._put(connection, None)

    def cut(self) -> None:
        """Drop every connection hard, as a broken network does."""
        with self.ws.lock:
            self._cut(self.connections)

    def cuts_at(self, moment: Moment) -> bool:
        """Whether this is the moment to drop every connection; if so, they are dropped."""
        with self.ws.lock:
            skip = self.moments.pop(moment, None)
            if skip:
                self.moments[moment] = skip - 1
            if skip == 0:
                self._cut(self.connections)
            return skip == 0

    def freeze(self) -> None:
        """Leave every connection open at this end and lost on the way: no frame comes through, no ping is answered."""
        with self.ws.lock:
            for connection in self.connections:
                connection.is_frozen = True
                self._soon(connection.freeze)

    def _count(self) -> None:
        """Count the sockets for whoever watches; one that replaces another is there for a moment only."""
        now = time.monotonic()
        self.ws.app_sockets = len(self.connections)
        self.ws.settled_sockets = sum(now - one.opened_at >= SETTLED for one in self.connections)
        self.ws.tell("app")

    def _recount(self) -> None:
        with self.ws.lock:
            self._count()

    def _cut(self, connections: list[Connection]) -> None:
        for connection in connections:
            connection.is_leaving = True
            self._soon(connection.abort)

    def _new(self, kind: str, name: str, payload: Json) -> Envelope:
        envelope = Envelope(id=f"env-{next(self._ids):08d}", kind=kind, name=name, payload=payload)
        self.pending[envelope.id] = envelope
        return envelope

    def _dispatch(self, envelope: Envelope) -> bool:
        """Send to the connection whose turn it is; False when there is none."""
        ready = [c for c in self.connections if not c.is_leaving]
        if not ready or self.loop is None:
            return False
        self._turn += 1
        envelope.attempt += 1
        envelope.sent_at = envelope.sent_at or time.monotonic()
        connection = ready[self._turn % len(ready)]
        is_lost = self.cuts_at(Moment.SENDING) or self.dropping > 0
        self.dropping = max(0, self.dropping - 1)
        for delay in self.shuffling.delays() if envelope.kind == "events_api" else [0.0]:
            self.ws.record("envelope_out", envelope.name, envelope.payload, None)
            if not is_lost:
                self._put(connection, envelope.frame(), delay)
        self._wait_for(envelope)
        return True

    def _wait_for(self, envelope: Envelope) -> None:
        """Start the timer after which an event counts as not acknowledged."""
        if envelope.kind == "events_api":
            delays = (*self.redelivery_delays, self.ack_timeout)
            delay = delays[min(max(envelope.attempt - 1, 0), len(delays) - 1)]
            self._soon(lambda: self._start_timer(envelope, delay))

    def _start_timer(self, envelope: Envelope, delay: float) -> None:
        with self.ws.lock:
            if self.loop is not None and envelope.id in self.pending:
                envelope.stop_waiting()
                envelope.timer = self.loop.call_later(delay, self._overdue, envelope)

    def _overdue(self, envelope: Envelope) -> None:
        """Send an event again, or count it as lost after its last attempt."""
        with self.ws.lock:
            if envelope.id not in self.pending:
                return
            if envelope.attempt > len(self.redelivery_delays):
                self._lose(envelope)
            elif not self._dispatch(envelope):
                envelope.attempt += 1
                if envelope not in self.waiting:
                    self.waiting.append(envelope)
                self._wait_for(envelope)

    def _put(self, connection: Connection, frame: str | None, delay: float = 0.0) -> None:
        loop = self.loop
        if loop is None or not delay:
            self._soon(lambda: connection.outbox.put_nowait(frame))
        else:
            self._soon(lambda: loop.call_later(delay, connection.outbox.put_nowait, frame))

    def _soon(self, action: Callable[[], object]) -> None:
        if self.loop is None or self.loop.is_closed():
            return
        # From another thread the loop must be woken through a socket, which is as dear as sending a frame.
        in_loop = threading.get_ident() == self.thread
        (self.loop.call_soon if in_loop else self.loop.call_soon_threadsafe)(action)

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.connections),
            "debug_info": {"host": "emulator", "build_number": 1, "approximate_connection_time": 18060},
            "connection_info": {"app_id": self.ws.app_id},
        }
