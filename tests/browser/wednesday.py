"""The demo's workspace on a certain Wednesday, so that the next working day is the day after on every day."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.demo.world import World
from bot.emulator import Emulator
from bot.replay.stage import manifest

START = datetime(2026, 11, 18, 9, 52, tzinfo=UTC)  # 10:52 in Berlin


class RunningClock:
    """Begins at `START`, and runs as fast as time does."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def now(self) -> datetime:
        return START + timedelta(seconds=time.monotonic() - self._began)


def world_in(folder: Path) -> World:
    """Workspace and bot, whose database lies in `folder`; the caller closes it."""
    return World(folder, Emulator(manifest(), clock=RunningClock()))
