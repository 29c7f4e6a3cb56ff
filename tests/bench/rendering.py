"""How long a document takes to make, at sizes ten times apart, beside what the database takes to read its rows."""

import gc
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median

from bot.postmortem.record import Record
from bot.rendering.documents import MissingExtra, render
from bot.rendering.svg import draw
from bot.rendering.templates import template_names
from bot.storage import Store
from tests.bench.database import bare_rows, loaded, stored
from tests.bench.large import large_record

SIZES = (100, 1_000, 10_000)
RUNS = {100: 15, 1_000: 7, 10_000: 3}
FORMATS = ("md", "html", "json")
# Formats that take libraries of their own run once each, and the slowest stop at the sizes named here.
OTHERS = {"txt": SIZES, "canvas": SIZES, "docx": SIZES[:2], "pdf": SIZES[:1]}
PICTURE_WIDTH = 880


@dataclass(frozen=True, kw_only=True, slots=True)
class Timing:
    """Medians of several runs, in seconds: on the clock, and of this process's own computing."""

    wall: float
    cpu: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendering:
    """By size: reading bare rows, how many those were, reading a record; by name and size the documents."""

    floor: dict[int, Timing] = field(default_factory=dict)
    rows: dict[int, int] = field(default_factory=dict)
    load: dict[int, Timing] = field(default_factory=dict)
    documents: dict[str, dict[int, Timing]] = field(default_factory=dict)

    def growth(self, name: str) -> list[float]:
        """Return how many times as long each size takes as the one before it, in computing time."""
        cpu = [timing.cpu for _, timing in sorted(self.documents[name].items())]
        return [after / before for before, after in pairwise(cpu)]


def measure_rendering(folder: Path) -> Rendering:
    """Build an incident of each size in a database file, and measure what is made of it."""
    folder.mkdir(parents=True)
    found = Rendering()
    for size in SIZES:
        store = stored(folder / f"{size}.db", large_record(size))
        try:
            _measure(found, store, size)
        finally:
            store.close()
    return found


def _measure(found: Rendering, store: Store, size: int) -> None:
    record = loaded(store)
    found.rows[size] = sum(len(table) for table in bare_rows(store))
    found.floor[size] = timed(lambda: bare_rows(store), RUNS[size])
    found.load[size] = timed(lambda: loaded(store), RUNS[size])
    for template in template_names():
        for format in FORMATS:
            _keep(found, f"{format}, {template}", size, partial(render, record, template, format), RUNS[size])
    _keep(found, "picture (svg)", size, partial(draw, record, PICTURE_WIDTH), RUNS[size])
    for format in (name for name, sizes in OTHERS.items() if size in sizes):
        with suppress(MissingExtra):
            _keep(found, format, size, partial(_rendered, record, format), 1)


def _rendered(record: Record, format: str) -> object:
    return render(record, format=format)


def _keep(found: Rendering, name: str, size: int, make: Callable[[], object], runs: int) -> None:
    found.documents.setdefault(name, {})[size] = timed(make, runs)


def timed(make: Callable[[], object], runs: int) -> Timing:
    """Run `make` so many times; what earlier runs left behind is collected before each, and collecting stays on."""
    wall, cpu = [], []
    for _ in range(runs):
        gc.collect()
        begin, begin_cpu = time.perf_counter(), time.process_time()
        make()
        wall.append(time.perf_counter() - begin)
        cpu.append(time.process_time() - begin_cpu)
    return Timing(wall=median(wall), cpu=median(cpu))
