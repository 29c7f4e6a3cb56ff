"""One connection of Socket Mode: frames in, frames out, and the pings that tell whether the far end still lives."""

import contextlib
import json
import socket
import time
from collections.abc import Callable, Iterator
from typing import Any

import websocket
from websocket import ABNF, WebSocketException, WebSocketTimeoutException

HANDSHAKE_SECONDS = 10.0
PINGS = 4  # within the silence after which a connection counts as dead
LINGER_SECONDS = 15.0

Frame = dict[str, Any]


class Broken(Exception):
    """The connection could not be opened, or is gone."""


class Connection:
    """An open WebSocket. It counts as dead when nothing has been heard for `silence` seconds, not even a pong."""

    def __init__(self, url: str, silence: float) -> None:
        self._silence = silence
        try:
            self._socket = websocket.create_connection(url, timeout=HANDSHAKE_SECONDS)
        except (WebSocketException, OSError) as failed:
            raise Broken(type(failed).__name__) from failed
        self._socket.settimeout(silence / PINGS)
        self._opened_at = self._heard_at = time.monotonic()
        self._pinged_at = 0.0
        self._leave_by: float | None = None
        self.is_greeted = False

    @property
    def is_replaced(self) -> bool:
        """Whether another connection was asked for in its place."""
        return self._leave_by is not None

    @property
    def unheard_for(self) -> float:
        """Seconds since the far end was heard."""
        return time.monotonic() - self._heard_at

    def frames(self) -> Iterator[Frame]:
        """Yield what is sent to us, until the connection ends or is found dead; raises nothing."""
        with contextlib.suppress(Broken):
            while self._is_alive():
                frame = self._receive()
                if frame is not None:
                    self.is_greeted = self.is_greeted or frame.get("type") == "hello"
                    yield frame
        self.close()

    def _is_alive(self) -> bool:
        now = time.monotonic()
        if now - self._pinged_at >= self._silence / PINGS:
            self._pinged_at = now
            self._do(self._socket.ping)
        is_welcome = self.is_greeted or now - self._opened_at < self._silence
        return is_welcome and self.unheard_for < self._silence and (self._leave_by is None or now < self._leave_by)

    def _receive(self) -> Frame | None:
        """Wait a moment for a frame; None: it was none of Slack's messages, or nothing came."""
        try:
            opcode, data = self._socket.recv_data_frame(control_frame=True)
        except WebSocketTimeoutException:
            return None
        except (WebSocketException, OSError) as failed:
            raise Broken from failed
        self._heard_at = time.monotonic()
        if opcode == ABNF.OPCODE_CLOSE:
            raise Broken
        return _parsed(data.data) if opcode == ABNF.OPCODE_TEXT else None

    def send(self, frame: Frame) -> None:
        """Send a frame; `Broken` where it certainly did not go out."""
        self._do(lambda: self._socket.send(json.dumps(frame)))

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except (WebSocketException, OSError) as failed:  # a frame half sent would spoil the next one
            self.close()
            raise Broken from failed

    def leave(self) -> None:
        """Be read for a little longer while another connection takes over."""
        self._leave_by = time.monotonic() + LINGER_SECONDS

    def close(self) -> None:
        """End the connection; whoever reads from it comes back at once."""
        with contextlib.suppress(WebSocketException, OSError):
            self._socket.send_close()
        end = self._socket.sock
        with contextlib.suppress(OSError):
            if end is not None:
                end.shutdown(socket.SHUT_RDWR)  # closing alone wakes no reader
        self._socket.shutdown()  # type: ignore[no-untyped-call]


def _parsed(data: bytes) -> Frame | None:
    try:
        frame = json.loads(data)
    except ValueError:
        return None
    return frame if isinstance(frame, dict) else None
