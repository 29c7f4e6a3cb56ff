"""The part of docs/performance.md on documents: targets, and a table of every format at every size."""

from collections.abc import Iterator
from itertools import pairwise

from bot.rendering.templates import template_names
from tests.bench.rendering import FORMATS, RUNS, SIZES, Rendering, Timing

MAX_GROWTH, MAX_SECONDS, MAX_FLOORS, MAX_CALLS = 12.0, 1.0, 20.0, 10
Row = tuple[str, str, str, str, str, bool]


def rendering_targets(found: Rendering, calls: int) -> Iterator[Row]:
    """Yield a row for each target: what, scribe, floor, ratio, target, whether it is met; in computing time."""
    largest = SIZES[-1]
    floor = found.floor[largest].cpu
    for template in template_names():
        taken = found.documents[f"md, {template}"][largest].cpu
        what = f"{largest:,} events to Markdown, {template}"
        is_met = taken <= MAX_SECONDS and taken <= MAX_FLOORS * floor
        target = f"≤ {MAX_SECONDS:.0f} s, ratio ≤ {MAX_FLOORS:.0f}"
        yield what, f"{taken:.2f} s", f"{floor:.2f} s", f"{taken / floor:.1f}", target, is_met
    for format in FORMATS:
        growths = [growth for template in template_names() for growth in found.growth(f"{format}, {template}")]
        what = f"10 × the events as {format}: the time grows at most"
        is_met = max(growths) <= MAX_GROWTH
        yield what, f"{max(growths):.1f} ×", "10 ×", f"{max(growths) / 10:.2f}", f"≤ {MAX_GROWTH:.0f} ×", is_met
    what = "Calls of the Web API from `/incident resolve` to the draft in a direct message"
    yield what, str(calls), "", "", f"≤ {MAX_CALLS}", calls <= MAX_CALLS


def rendering_part(found: Rendering) -> list[str]:
    """Return the lines on documents."""
    floors = [f"| the same rows, bare | {_cells(found.floor)} |", f"| the record, read | {_cells(found.load)} |"]
    made = [f"| {name} | {_cells(timings)} |" for name, timings in found.documents.items()]
    rows = ", ".join(f"{found.rows[size]:,}" for size in SIZES)
    return [
        "## Documents",
        "",
        "Incidents with 100, 1,000 and 10,000 events on their timeline, twice as many messages in their log, 30 action",
        "items and nearly every question answered (`tests/bench/large.py`). No two texts are alike; they are full of",
        "links, mentions, code, emoji and bold words, and the lists that nobody answered grow with the timeline.",
        "",
        "The targets above are judged by the time that the process computes, which a busy machine lengthens less than",
        "the time on the clock; the first figure below is that, the second the clock's. A document's time is that from",
        "a record in memory to the finished text: assembling and rendering. What is left of earlier runs is collected",
        "before each. PDF is made of the smallest only, DOCX not of the largest: they take minutes.",
        f"Medians of {' / '.join(str(RUNS[size]) for size in SIZES)} runs; of the formats below the picture, one run.",
        "",
        f"The floor is reading the rows that the record is made of ({rows} of them: timeline,",
        "messages, reactions, files, answers, action items) from an SQLite file through SQLAlchemy Core, one plain",
        "SELECT for each table, into tuples and nothing else. “The record, read” is what the scribe reads in its",
        "place: frozen values, in order.",
        "",
        f"| computed (on the clock), seconds | {' | '.join(f'{size:,}' for size in SIZES)} | growth |",
        f"|---|{'---|' * len(SIZES)}---|",
        *floors,
        *made,
        "",
    ]


def _cells(timings: dict[int, Timing]) -> str:
    shown = [f"{timings[size].cpu:.3f} ({timings[size].wall:.3f})" if size in timings else "" for size in SIZES]
    cpu = [timings[size].cpu for size in sorted(timings)]
    growth = ", ".join(f"{after / before:.1f} ×" for before, after in pairwise(cpu))
    return " | ".join([*shown, growth])
