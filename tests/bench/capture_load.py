"""What people do at a subject, at a pace or all at once, and how long each event waits for its acknowledgement."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

import sqlalchemy as sa

from tests.bench.subjects import COMMAND, PATIENCE, Subject

LONG = 60.0
WAITING = sa.text("SELECT count(*) FROM inbox WHERE state IN ('pending', 'leased')")
Payload = tuple[str, dict[str, Any]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """Seconds: of `each` event from its delivery to its acknowledgement, and from the first to the last of all.

    `command` is that of a command typed in the middle, `processed` that until all was worked off; 0: not measured.
    """

    each: list[float]
    whole: float
    command: float = 0.0
    processed: float = 0.0

    @property
    def p50(self) -> float:
        return median(self.each)

    @property
    def p99(self) -> float:
        return quantiles(self.each, n=100)[-1]


class Place:
    """A subject, and the channel in which people talk; of a scribe, the database that holds its inbox, too."""

    def __init__(self, subject: Subject, channel_id: str, inbox_url: str | None = None) -> None:
        self.subject, self.channel_id = subject, channel_id
        self._inbox = sa.create_engine(inbox_url) if inbox_url else None
        self._said = 0

    def say(self, count: int) -> list[Payload]:
        """Let Ada say so much; return what Slack has to tell of it, undelivered."""
        return self.told(lambda: [self._say() for _ in range(count)])

    def _say(self) -> str:
        self._said += 1
        text = f"Looked at pool {self._said} of checkout: {self._said} of 400 connections in use"
        return self.subject.control.say(self.subject.ada, self.channel_id, text)

    def told(self, act: Callable[[], object]) -> list[Payload]:
        """Let people act; return what Slack has to tell of it, undelivered."""
        told: list[Payload] = []
        workspace = self.subject.emulator.workspace
        deliver = workspace.deliver_event
        workspace.deliver_event = lambda name, payload: told.append((name, payload))
        try:
            act()
        finally:
            workspace.deliver_event = deliver
        return told

    def deliver(self, payload: Payload) -> None:
        self.subject.emulator.workspace.deliver_event(*payload)

    def paced(self, payloads: list[Payload], per_second: float) -> list[float]:
        """Deliver so many a second; return how long each waited."""
        before = self._answered()
        begin = time.monotonic()
        for number, payload in enumerate(payloads):
            time.sleep(max(0.0, begin + number / per_second - time.monotonic()))
            self.deliver(payload)
        return [after - sent for _, sent, after in self._wait(before, len(payloads))]

    def burst(self, payloads: list[Payload], text: str = "") -> Answered:
        """Deliver all at once, and have Ada type a command when half of it is out."""
        before, begin = self._answered(), time.monotonic()
        with ThreadPoolExecutor(1) as ada:
            half = len(payloads) // 2
            for payload in payloads[:half]:
                self.deliver(payload)
            typed = ada.submit(self.type, text) if text else None
            for payload in payloads[half:]:
                self.deliver(payload)
            answered = self._wait(before, len(payloads))
            self.rest()
            processed = time.monotonic() - begin
            return Answered(
                each=[after - sent for _, sent, after in answered], whole=answered[-1][2] - begin,
                command=typed.result() if typed else 0.0, processed=processed if self._inbox else 0.0,
            )  # fmt: skip

    def type(self, text: str) -> float:
        """Type a command; return the seconds until it was acknowledged, however many."""
        begin = time.monotonic()
        outcome = self.subject.control.command(self.subject.ada, self.channel_id, COMMAND, text, timeout=LONG)
        if not outcome.acknowledged:
            raise RuntimeError(f"{text} was not acknowledged: {outcome.error}")
        return time.monotonic() - begin

    def rest(self) -> None:
        """Wait until the scribe's inbox is worked off."""
        end = time.monotonic() + LONG
        while self._inbox is not None and self._waiting():
            if time.monotonic() > end:
                raise TimeoutError("the inbox is not worked off")
            time.sleep(0.01)

    def _waiting(self) -> int:
        assert self._inbox is not None
        with self._inbox.connect() as connection:
            return int(connection.scalar(WAITING) or 0)

    def _answered(self) -> int:
        return len(self.subject.control.acknowledged())

    def _wait(self, before: int, count: int) -> list[tuple[str, float, float]]:
        def events() -> list[tuple[str, float, float]]:
            return [one for one in self.subject.control.acknowledged()[before:] if one[0] == "events_api"]

        if not self.subject.control.wait_until_acknowledged(PATIENCE) or len(answered := events()) < count:
            raise TimeoutError("not every event was acknowledged")
        return answered

    def close(self) -> None:
        if self._inbox is not None:
            self._inbox.dispose()


def at_once(acts: list[Callable[[], float]]) -> list[float]:
    """Do all at the same moment, each in a thread of its own; return what they say."""
    together = threading.Barrier(len(acts))

    def act(one: Callable[[], float]) -> float:
        together.wait()
        return one()

    with ThreadPoolExecutor(len(acts)) as people:
        return list(people.map(act, acts))
