"""The wire between browser and workspace, which a test cuts and mends."""

import socket
import threading
from contextlib import suppress


class Wire:
    """Carries each connection to a port of this machine; its own is `port`."""

    def __init__(self, to: int) -> None:
        self._to = to
        self._is_cut = threading.Event()
        self._ends: list[socket.socket] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._take, daemon=True).start()

    def cut(self) -> None:
        """End every connection, and each that is begun from now on."""
        self._is_cut.set()
        for end in self._ends:
            _end(end)
        self._ends.clear()

    def mend(self) -> None:
        """Carry again what is begun from now on."""
        self._is_cut.clear()

    def close(self) -> None:
        """End all of it."""
        _end(self._listening)
        self.cut()

    def _take(self) -> None:
        with suppress(OSError):  # when it is closed
            while True:
                near, _ = self._listening.accept()
                if self._is_cut.is_set():
                    near.close()
                    continue
                far = socket.create_connection(("127.0.0.1", self._to))
                self._ends += [near, far]
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=_carry, args=(one, other), daemon=True).start()


def _carry(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):  # when it is cut
        while said := one.recv(65536):
            other.sendall(said)
    _end(other)


def _end(end: socket.socket) -> None:
    with suppress(OSError):  # when it has ended already
        end.shutdown(socket.SHUT_RDWR)
    end.close()
