"""The stage: an emulated workspace and the bot in one process, joined over a real WebSocket, on one clock."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from bot.app import Application
from bot.clock import AdvancingClock, SystemClock
from bot.emulator import Emulator
from bot.entry import Address, HttpMode
from bot.environment import read_settings
from bot.paths import data_path
from bot.settings import Settings

PATIENCE = 60.0
GLANCE = 0.005


class Stuck(Exception):
    """The bot did not finish in time what was asked of it."""


def manifest() -> dict[str, Any]:
    """Return our app manifest."""
    read: dict[str, Any] = yaml.safe_load(data_path("app.yaml").read_text(encoding="utf-8"))
    return read


def settings_for(emulator: Emulator, database: Path, **more: str) -> Settings:
    """Return settings with which the bot lives in this emulator; `more` by their variables' names."""
    return read_settings(
        more
        | {
            "SLACK_BOT_TOKEN": emulator.bot_token,
            "SLACK_APP_TOKEN": emulator.app_token,
            "SLACK_SIGNING_SECRET": emulator.signing_secret,
            "SLACK_API_URL": emulator.api_url,
            "DATABASE_URL": f"sqlite:///{database}",
        }
    )


class Stage:
    """Emulator and bot at one moment; time passes only by `advance_to`, when all work is done.

    Over HTTP the workspace posts to the bot; else the bot connects to the workspace.
    """

    def __init__(self, start: datetime, database: Path, over_http: bool = False, /, **settings: str) -> None:
        self.clock = AdvancingClock(start)
        self.emulator = Emulator(manifest=manifest(), clock=self.clock)
        self.emulator.start()
        self.control = self.emulator.control
        self.app = Application(
            settings_for(self.emulator, database, **settings), self.clock, is_ticking=False,
            listens_on=Address("127.0.0.1", 0) if over_http else None,
        )  # fmt: skip

    def start(self) -> None:
        self.app.start()
        if isinstance(self.app.way_in, HttpMode):
            self.emulator.deliver_to(self.app.way_in.url)
        self.control.wait_connected(PATIENCE)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is left that is due now: no event unacknowledged, no row waiting."""
        deadline = time.monotonic() + PATIENCE
        calm = 0
        while calm < 2:  # twice, since what ends between two looks may have begun something else
            calm = calm + 1 if self._is_quiet() else 0
            if time.monotonic() > deadline:
                raise Stuck(f"not quiet after {PATIENCE:.0f} s: {self.app.waiting()}")
            if calm == 0:
                SystemClock().sleep(GLANCE)

    def _is_quiet(self) -> bool:
        if self.control.unacknowledged() != 0 or not self.app.after.is_idle:
            return False
        waiting = self.app.waiting()
        if waiting["reminders"]:  # a change may bring one that is due already
            self.app.tick()
        return not any(waiting.values())

    def advance_to(self, moment: datetime) -> None:
        """Let time pass up to `moment`, stopping wherever something becomes due."""
        while (due := self.app.next_due_at()) is not None and due <= moment:
            self._move(due)
        self._move(moment)

    def _move(self, moment: datetime) -> None:
        self.clock.advance_to(moment)
        self.app.tick()
        self.app.wake()
        self.settle()

    def finish(self, until: Callable[[], bool] = lambda: False) -> None:
        """Let everything happen that is waiting for its turn, whenever that is."""
        while not until() and (due := self.app.next_effect_at()) is not None:
            self._move(due)

    def close(self) -> None:
        self.app.stop()
        self.emulator.stop()
