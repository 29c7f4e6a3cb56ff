"""A stage for interactions: a connected Bolt app whose answers each test sets."""

import re
from collections.abc import Callable
from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from bot.emulator import Emulator
from tests.emulator.helpers import modal
from tests.emulator.world import Cast, people

Listener = Callable[..., Any]


def acknowledge(ack: Any, body: dict[str, Any], respond: Any) -> None:
    """The answer of whatever a test has no answer for."""
    ack()


class Stage:
    """One emulator and one connected app for many tests; `on` holds the answers of the current test."""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator, self.control = emulator, emulator.control
        self.cast: Cast = people(emulator.control, emulator.bot_user_id)
        self.client = WebClient(token=emulator.bot_token, base_url=emulator.api_url)
        self.on: dict[str, Listener] = {}
        self.seen: list[dict[str, Any]] = []
        self.app = App(client=self.client, signing_secret="unused", process_before_response=True)
        anything = re.compile("")
        self.app.command("/incident")(self._listener("command"))
        self.app.action(anything)(self._listener("action"))
        self.app.view(anything)(self._listener("view"))
        self.app.view_closed(anything)(self._listener("view_closed"))
        self.app.options(anything)(self._listener("options"))
        self.app.shortcut(anything)(self._listener("shortcut"))

    def _listener(self, kind: str) -> Listener:
        def listen(ack: Any, body: dict[str, Any], respond: Any) -> None:
            self.seen.append(body)
            self.on.get(kind, acknowledge)(ack, body, respond)  # type: ignore[no-untyped-call]

        return listen

    def open(self, *blocks: dict[str, Any], **fields: Any) -> None:
        """Let Ada open a modal of these blocks by a command."""

        def opening(ack: Any, body: dict[str, Any], respond: Any) -> None:
            self.client.views_open(trigger_id=body["trigger_id"], view=modal(*blocks, **fields))
            ack()

        self.on["command"] = opening
        assert self.control.command(self.cast.ada, self.cast.ops, "/incident", "open").acknowledged

    def clear(self) -> None:
        """Forget the last test: its answers, what was seen, and Ada's open modals."""
        self.on.clear()
        self.emulator.workspace.homes.clear()
        while self.control.views(self.cast.ada):
            self.control.close_view(self.cast.ada)
        self.seen.clear()
