"""The ways in: Socket Mode or HTTP, alike to whoever starts, watches and stops them."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from bot.clock import Clock
from bot.web import WebServer
from handlers.door import Door
from handlers.http import PATH, SlackRoutes


class Address(NamedTuple):
    """Where to listen; port 0 is any free one."""

    host: str
    port: int


class WayIn(Protocol):
    """`connected` and `lost` count connections: those that are well, and those that ended unannounced.

    `reopened` counts how often all of them were replaced because they delivered nothing.
    """

    lost: int
    reopened: int

    @property
    def connected(self) -> int: ...

    def connect(self) -> None: ...

    def reopen(self) -> None: ...

    def close(self) -> None: ...


class HttpMode:
    """Slack posts to us. `on_start` is called once: events may have been missed before."""

    def __init__(
        self, door: Door, signing_secret: str, clock: Clock, address: Address, on_start: Callable[[], None]
    ) -> None:
        self._door = door
        self._on_start = on_start
        self._web = WebServer(SlackRoutes(door, signing_secret, clock).routes(), *address)
        self.lost = self.reopened = 0

    @property
    def url(self) -> str:
        """Where Slack posts to, as seen from this machine."""
        return f"http://{self._web.host}:{self._web.port}{PATH}"

    @property
    def connected(self) -> int:
        return int(self._web.is_serving)

    def connect(self) -> None:
        self._web.start()
        self._on_start()

    def reopen(self) -> None:
        """Nothing: there is no connection of ours that could be deaf, and Slack tries again by itself."""

    def close(self) -> None:
        """Take nothing new, let what is in flight be answered, then close."""
        self._door.drain()
        self._web.stop()
