"""A clock in a small file that several processes look at, and that a test moves."""

import mmap
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
GLANCE = 0.005


class SharedClock:
    """Implements `bot.clock.Clock`. The file holds the microseconds since 1970 in one aligned word."""

    def __init__(self, path: Path) -> None:
        with path.open("r+b") as file:
            self._word = memoryview(mmap.mmap(file.fileno(), 8)).cast("q")

    @classmethod
    def create(cls, path: Path, start: datetime) -> "SharedClock":
        """Make the file, and the clock that stands at `start`."""
        path.write_bytes(bytes(8))
        clock = cls(path)
        clock.advance_to(start)
        return clock

    def now(self) -> datetime:
        return EPOCH + timedelta(microseconds=self._word[0])

    def sleep(self, seconds: float) -> None:
        until = self.now() + timedelta(seconds=seconds)
        while self.now() < until:
            time.sleep(GLANCE)

    def advance_to(self, moment: datetime) -> None:
        """Move forward to `moment`; a moment already passed changes nothing."""
        self._word[0] = max(self._word[0], (moment - EPOCH) // timedelta(microseconds=1))
