"""A tab of a browser without the browser: the WebSocket alone, with asks, answers and pushes."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from websockets.sync.client import ClientConnection, connect

from bot.emulator import Emulator

Json = dict[str, Any]
PATIENCE = 5.0
SHORT = 0.2  # seconds after which nothing more is expected


class Browser:
    """One connection; `pushes` are what it was told so far, oldest first."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.pushes: list[Json] = []
        self._numbers = count(1)

    def ask(self, do: str, **arguments: Any) -> Json:
        """Ask and return the whole answer; `as_` is sent as `as`."""
        number = next(self._numbers)
        named = {("as" if name == "as_" else name): value for name, value in arguments.items()}
        self.socket.send(json.dumps({"id": number, "do": do, **named}))
        deadline = time.monotonic() + PATIENCE
        while (answer := self._next(deadline)).get("re") != number:
            self.pushes.append(answer)
        return answer

    def get(self, do: str, **arguments: Any) -> Any:
        """Ask for something that is granted, and return it."""
        answer = self.ask(do, **arguments)
        assert answer["ok"], answer
        return answer["result"]

    def refused(self, do: str, **arguments: Any) -> str:
        """Ask for something that is refused, and return the words."""
        answer = self.ask(do, **arguments)
        assert not answer["ok"], answer
        return str(answer["error"])

    def told(self, kind: str, is_it: Callable[[Json], bool] = lambda push: True) -> Json:
        """Wait for a push of this kind that fits, or take one that has come."""
        deadline = time.monotonic() + PATIENCE
        for push in self.pushes:
            if push["push"] == kind and is_it(push):
                return push
        while True:
            self.pushes.append(self._next(deadline))
            if self.pushes[-1].get("push") == kind and is_it(self.pushes[-1]):
                return self.pushes[-1]

    def all_told(self) -> list[Json]:
        """Everything that was pushed, once nothing more comes."""
        while True:
            try:
                self.pushes.append(self._next(time.monotonic() + SHORT))
            except TimeoutError:
                return self.pushes

    def channel(self, title: str) -> Json:
        """The conversation of this title as `enter` lists it now."""
        me = self.get("enter", as_=self.me)
        return next(dict(one) for one in me["channels"] if one["title"] == title)

    def enter(self, who: str) -> Json:
        """Act as somebody."""
        self.me = who
        return dict(self.get("enter", as_=who))

    def _next(self, deadline: float) -> Json:
        return dict(json.loads(self.socket.recv(max(0.0, deadline - time.monotonic()))))


def address(emulator: Emulator) -> str:
    return emulator.workspace.base_url.replace("http://", "ws://", 1) + "ui/live"


@contextmanager
def opened(emulator: Emulator, who: str = "") -> Iterator[Browser]:
    """A tab in which somebody acts; without a name nobody has entered yet."""
    with connect(address(emulator), max_size=None, proxy=None) as socket:
        browser = Browser(socket)
        if who:
            browser.enter(who)
        yield browser
