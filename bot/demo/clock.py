"""The bot's clock in the demo: the workspace's own, so that both are at the same moment wherever it is moved."""

from datetime import datetime

from bot.clock import SystemClock
from bot.emulator.clock import Clock


class WorkspaceClock(SystemClock):
    """Tells the workspace's time; waits in real seconds."""

    def __init__(self, workspace: Clock) -> None:
        self._workspace = workspace

    def now(self) -> datetime:
        return self._workspace.now()
