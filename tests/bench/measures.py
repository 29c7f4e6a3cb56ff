"""The measurements: scribe and floor take turns, so that whatever else the machine does falls on both."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any, TypeVar

from bot.paths import data_path
from bot.replay.run import replay
from tests.bench.subjects import SCRIBE, floor, subject

STARTS = 7
WARM_UP = 20
COMMANDS = 300

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """The same thing measured on the scribe and on its floor, each in seconds."""

    scribe: list[float]
    floor: list[float]

    def ratio(self) -> float:
        """Return how many times the floor's median the scribe's is."""
        return median(self.scribe) / median(self.floor)


def p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20)[-1]


@dataclass(frozen=True, kw_only=True, slots=True)
class Starts:
    """Seconds from starting the process to its first acknowledgement; `first` made its database on the way."""

    pair: Pair
    first: float
    memory: int
    floor_memory: int


def measure_starts(folder: Path) -> Starts:
    """Start scribe and floor in turn, `STARTS` times each after one that does not count."""
    with subject(SCRIBE, folder / "scribe") as scribe, subject(floor("acknowledging"), folder / "floor") as bare:
        first = scribe.start()
        scribe.stop()
        bare.start()
        bare.stop()
        pair, memory, floor_memory = Pair(scribe=[], floor=[]), 0, 0
        for _ in range(STARTS):
            pair.scribe.append(scribe.start())
            memory = max(memory, scribe.memory())
            scribe.stop()
            pair.floor.append(bare.start())
            floor_memory = max(floor_memory, bare.memory())
            bare.stop()
        return Starts(pair=pair, first=first, memory=memory, floor_memory=floor_memory)


def measure_commands(folder: Path) -> Pair:
    """Type `/incident note` to the scribe, and the same to a floor that commits one row, in turn."""
    with subject(SCRIBE, folder / "scribe") as scribe, subject(floor("storing"), folder / "floor") as bare:
        scribe.start()
        bare.start()
        channel_id = scribe.declare()
        pair = Pair(scribe=[], floor=[])
        for number in range(WARM_UP + COMMANDS):
            text = f"note Looked at pool number {number}"
            pair.scribe.append(scribe.type(text, channel_id))
            pair.floor.append(bare.type(text))
        return Pair(scribe=pair.scribe[WARM_UP:], floor=pair.floor[WARM_UP:])


def measure_replay(folder: Path) -> dict[str, Any]:
    """Replay the example; return its report."""
    example = data_path("examples") / "checkout-outage"
    return replay(example, ["checkout-alerts", "payments"], example / "script.yaml", folder, lambda done, of: None)


def in_folder(measure: Callable[[Path], T]) -> T:
    """Return what `measure` says, given a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="scribe-bench-") as folder:
        return measure(Path(folder) / "run")
