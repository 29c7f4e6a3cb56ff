"""The emulator's own sense of time: the default clock, and Slack's timestamps made from any clock."""

from datetime import UTC, datetime, timedelta
from typing import Protocol

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Clock(Protocol):
    """Anything that tells an aware time in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's time, for an emulator that is given no clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class MovableClock:
    """Another clock, and what it is moved by: time can be made to pass, and to jump back."""

    def __init__(self, base: Clock) -> None:
        self.base = base
        self.offset = timedelta()

    def now(self) -> datetime:
        return self.base.now() + self.offset


def microseconds(moment: datetime) -> int:
    """Whole microseconds since 1970; exact, where a float would round."""
    return (moment - EPOCH) // MICROSECOND


def to_ts(micros: int) -> str:
    """Slack's `1234567890.123456` for microseconds since 1970."""
    return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"


def from_ts(ts: str) -> int:
    """Microseconds since 1970 of a Slack timestamp; ValueError when it is none."""
    seconds, _, fraction = ts.partition(".")
    return int(seconds) * 1_000_000 + int((fraction + "000000")[:6])
