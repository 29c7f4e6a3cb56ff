"""Trouble on demand: which of the next Web API calls fail, and how."""

import math
import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.emulator.ratelimits import RateLimits
from bot.emulator.records import Json

LOST_SECONDS = 0.05  # before the connection of a lost answer is dropped
READING = ("conversations.history", "conversations.replies")


@dataclass(kw_only=True)
class Fault:
    """The next `times` calls of `method` (`*`: any) fail, after `skip` that do not.

    `hang` seconds pass before the connection is dropped without an answer. With `before` the call has no
    effect; without it the effect happens and only the answer is lost.
    """

    method: str
    times: int = 1
    error: str | None = None
    status: int | None = None
    retry_after: float | None = None
    hang: float | None = None
    before: bool = True
    skip: int = 0


class Faults:
    """The faults still to come, and a delay for every answer. Hold the workspace's lock."""

    def __init__(self) -> None:
        self.coming: list[Fault] = []
        self.delay = 0.0
        self.share = 0.0
        self._chance = random.Random()
        self.reading_interval = timedelta()
        self._read_again_at: dict[str, datetime] = {}
        self.limits = RateLimits()
        self.refuses_unknown = False

    def add(self, fault: Fault) -> None:
        """Have this fault happen after those that were added earlier."""
        self.coming.append(fault)

    def take(self, method: str, *, only: bool = False) -> Fault | None:
        """The fault that strikes this call, which counts it down; with `only` none that strikes any call."""
        for fault in self.coming:
            if fault.method != method and (only or fault.method != "*"):
                continue
            if fault.skip > 0:
                fault.skip -= 1
                continue
            fault.times -= 1
            if fault.times <= 0:
                self.coming.remove(fault)
            return fault
        return None

    def fail_often(self, share: float, seed: int) -> None:
        """Let this share of all calls fail from now on, in ways that the seed decides."""
        self.share, self._chance = share, random.Random(seed)

    def by_chance(self, method: str) -> Fault | None:
        """The fault that strikes this call where it is one of those that fail often."""
        if self.share == 0.0 or self._chance.random() >= self.share:
            return None
        happens = self._chance.random() < 0.5  # whether the call has its effect all the same
        match self._chance.randrange(3):
            case 0:
                return Fault(method=method, retry_after=1.0)
            case 1:
                return Fault(method=method, status=500, before=not happens)
            case _:
                return Fault(method=method, hang=LOST_SECONDS, before=not happens)

    def too_early(self, method: str, now: datetime) -> Fault | None:
        """The refusal of a call that reads messages sooner than the limit allows; a call that may pass is counted."""
        if method not in READING:
            return None
        again_at = self._read_again_at.get(method, now)
        if now < again_at and self.reading_interval:
            return Fault(method=method, retry_after=math.ceil((again_at - now).total_seconds()))
        self._read_again_at[method] = now + self.reading_interval
        return None

    def too_often(self, method: str, args: Json, now: datetime) -> Fault | None:
        """The refusal of a call above the method's rate, where rates are limited."""
        seconds = self.limits.wait_for(method, args, now)
        return None if seconds is None else Fault(method=method, retry_after=seconds)
