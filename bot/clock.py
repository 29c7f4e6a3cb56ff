"""The one clock: passed to everything that asks for the time or waits, so that time can be moved in tests."""

import threading
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time and waits. `now()` is aware and in UTC; `sleep` takes seconds."""

    def now(self) -> datetime: ...

    def sleep(self, seconds: float) -> None: ...


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class AdvancingClock:
    """A clock that stands still until it is moved; `sleep` waits until somebody moves it far enough."""

    def __init__(self, start: datetime) -> None:
        if start.tzinfo is None:
            raise ValueError("a clock starts at an aware datetime")
        self._now = start.astimezone(UTC)
        self._moved = threading.Condition()

    def now(self) -> datetime:
        with self._moved:
            return self._now

    def sleep(self, seconds: float) -> None:
        with self._moved:
            until = self._now.timestamp() + seconds
            self._moved.wait_for(lambda: self._now.timestamp() >= until)

    def advance_to(self, moment: datetime) -> None:
        """Move forward to `moment`; a moment already passed changes nothing."""
        with self._moved:
            self._now = max(self._now, moment.astimezone(UTC))
            self._moved.notify_all()
