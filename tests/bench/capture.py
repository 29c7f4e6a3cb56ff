"""Capture beside its floor on one kind of database: at a pace, in bursts, and while Slack answers slowly."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median

from tests.bench.capture_load import Answered, Place, at_once
from tests.bench.subjects import COMMAND, SCRIBE, floor, subject

SLOWLY_SECONDS = 120
PER_SECOND, SLICES, SLICE = 50, 10, 50
BURSTS, BURST = 5, 1_000
COMMANDS, MARKS, MARK_BURSTS = 200, 500, 3
DELAY = 0.1
LATE = 3.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Slow:
    """While each answer of the Web API takes `DELAY` seconds. `marks` and `marks_without` are until worked off."""

    late: int
    slowest: float
    unopened: int
    marks: list[float]
    marks_without: list[float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Captured:
    """What came out on one kind of database; seconds. `calls`: of the Web API in each burst."""

    slowly: dict[str, list[float]] = field(default_factory=lambda: {"scribe": [], "floor": []})
    steadily: dict[str, list[float]] = field(default_factory=lambda: {"scribe": [], "floor": []})
    bursts: dict[str, list[Answered]] = field(default_factory=lambda: {"scribe": [], "floor": []})
    calls: list[int] = field(default_factory=list)
    slow: list[Slow] = field(default_factory=list)

    def of_bursts(self, who: str, name: str) -> float:
        """Return the median over the bursts."""
        return float(median(getattr(one, name) for one in self.bursts[who]))


@contextmanager
def places(folder: Path, scribe_url: str, floor_url: str) -> Iterator[dict[str, Place]]:
    """A scribe with an incident, and its floor, at work."""
    with ExitStack() as stack:
        scribe = stack.enter_context(subject(SCRIBE, folder / "scribe", scribe_url))
        bare = stack.enter_context(subject(floor("storing"), folder / "floor", floor_url))
        scribe.start()
        bare.start()
        found = {"scribe": Place(scribe, scribe.declare(), scribe_url), "floor": Place(bare, bare.general)}
        for place in found.values():
            place.burst(place.say(BURST))
            stack.callback(place.close)
        yield found


def measure(found: Captured, here: dict[str, Place]) -> None:
    """Have scribe and floor hear the same in turn: at a pace in short slices, then bursts."""
    for _ in range(SLICES):
        for who, place in here.items():
            found.steadily[who].extend(place.paced(place.say(SLICE), PER_SECOND))
            place.rest()
    for _ in range(BURSTS):
        for who, place in here.items():
            payloads = place.say(BURST)
            before = len(place.subject.control.api_calls())
            found.bursts[who].append(place.burst(payloads, "note in the middle of it"))
            if who == "scribe":
                found.calls.append(_calls_of_capture(place, before))
    found.slow.append(_slowly_answered(here["scribe"]))


def _calls_of_capture(place: Place, before: int) -> int:
    """How many calls there were, but for those that the note causes and the sweeps of every few minutes."""
    others = {"chat.update", "conversations.history", "conversations.replies", "users.info"}
    return len([one for one in place.subject.control.api_calls()[before:] if one.name not in others])


def measure_slowly(found: list[Captured], here: list[dict[str, Place]]) -> None:
    """One event a second at each of the places, spread over the second, for two minutes."""
    ways = [(captured.slowly[who], place) for captured, places in zip(found, here, strict=True)
            for who, place in places.items()]  # fmt: skip
    said = [place.say(SLOWLY_SECONDS) for _, place in ways]
    begin = time.monotonic()
    for second in range(SLOWLY_SECONDS):
        for number, (kept, place) in enumerate(ways):
            time.sleep(max(0.0, begin + second + number / len(ways) - time.monotonic()))
            kept.extend(place.paced([said[number][second]], 1))


def _slowly_answered(place: Place) -> Slow:
    control = place.subject.control
    marks: dict[float, list[float]] = {0.0: [], DELAY: []}
    for _ in range(MARK_BURSTS):
        for delay, taken in marks.items():
            control.delay(delay)
            taken.append(_mark(place))
    control.delay(DELAY)
    seconds, unopened = _commands(place)
    control.delay(0.0)
    return Slow(
        late=sum(one > LATE for one in seconds), slowest=max(seconds), unopened=unopened,
        marks=marks[DELAY], marks_without=marks[0.0],
    )  # fmt: skip


def _mark(place: Place) -> float:
    """Let Ada mark 500 messages of the log at once; return the seconds until all marks are stored."""
    subject = place.subject
    said = place.say(MARKS)
    stamps = [message["ts"] for message in subject.control.history(place.channel_id)[-MARKS:]]
    place.burst(said)
    react = partial(subject.control.react, subject.ada, place.channel_id)
    return place.burst(place.told(lambda: [react(ts, "pushpin") for ts in stamps])).processed


def _commands(place: Place) -> tuple[list[float], int]:
    """Let 200 people type at once, every other one a command that opens a form; return (seconds, forms unopened)."""
    subject = place.subject
    control, everyone = subject.control, []
    for number in range(COMMANDS):
        everyone.append(control.add_user(f"person{number}"))
        control.join(everyone[-1], subject.general)
    place.rest()
    before = len(control.api_calls("views.open"))

    def type(user: str, text: str) -> float:
        begin = time.monotonic()
        outcome = control.command(user, subject.general, COMMAND, text, timeout=60.0)
        return time.monotonic() - begin if outcome.acknowledged else float("inf")

    texts = ["start" if number % 2 else "help" for number in range(COMMANDS)]
    seconds = at_once([partial(type, user, text) for user, text in zip(everyone, texts, strict=True)])
    time.sleep(LATE)
    opened = [one for one in control.api_calls("views.open")[before:] if (one.response or {}).get("ok")]
    return seconds, texts.count("start") - len(opened)
