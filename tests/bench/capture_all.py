"""Capture measured on both kinds of database, each beside its own floor."""

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.capture import Captured, measure, measure_slowly, places
from tests.support.postgres import running_postgres
from tests.support.walls import ROOT

KINDS = ("SQLite", "PostgreSQL")
GROWN = (sys.executable, "-m", "tests.bench.grown")


@dataclass(frozen=True, kw_only=True, slots=True)
class Grown:
    """A log of 100,000 messages: memory in bytes, at each tenth; seconds of computing for one message more."""

    memory: list[int]
    statements: float
    small: list[float]
    large: list[float]

    @property
    def swing(self) -> float:
        """How far memory moves from what it was after the first tenth, as a part of that."""
        return max(abs(one / self.memory[0] - 1) for one in self.memory)

    @property
    def growth(self) -> float:
        """How many times as much a message costs in the large log."""
        return median(self.large) / median(self.small)


def measure_capture(folder: Path) -> dict[str, tuple[Captured, Grown]]:
    """Measure by kind of database; at one event a second all are measured at the same time."""
    folder.mkdir(parents=True)
    found = {kind: Captured() for kind in KINDS}
    with _databases(folder) as urls:
        with ExitStack() as stack:
            here = [stack.enter_context(places(folder / kind, *urls[kind][:2])) for kind in KINDS]
            measure_slowly([found[kind] for kind in KINDS], here)
        for kind in KINDS:
            with places(folder / kind, *urls[kind][2:4]) as both:
                measure(found[kind], both)
        with ThreadPoolExecutor(len(KINDS)) as both_kinds:
            grown = both_kinds.map(_grown, [urls[kind][4] for kind in KINDS])
            return {kind: (found[kind], one) for kind, one in zip(KINDS, grown, strict=True)}


def _grown(database_url: str) -> Grown:
    told = subprocess.run([*GROWN, database_url], check=True, capture_output=True, text=True, cwd=ROOT)
    return Grown(**json.loads(told.stdout.splitlines()[-1]))


@contextmanager
def _databases(folder: Path) -> Iterator[dict[str, list[str]]]:
    """Five databases of each kind, empty, that keep what was committed though the machine fails."""
    with ExitStack() as stack:
        server = stack.enter_context(running_postgres(is_for_speed=False))
        yield {
            "SQLite": [f"sqlite:///{folder / str(number)}.db" for number in range(5)],
            "PostgreSQL": [stack.enter_context(server.fresh_database()) for _ in range(5)],
        }
