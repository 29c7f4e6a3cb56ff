"""Capture's targets, and its part of docs/performance.md."""

from collections.abc import Iterator
from statistics import median

from tests.bench.capture import BURST, BURSTS, COMMANDS, MARK_BURSTS, MARKS, PER_SECOND, SLICE, SLICES, Captured
from tests.bench.capture_all import Grown
from tests.bench.grown import EVENTS, PORTION, ROUNDS, SMALL

MAX_PACED, MAX_BURST, MIN_RATE, MAX_PROCESSED = 1.5, 1.0, 1.3, 3.0
MAX_COMMAND_SECONDS, MAX_MARKS, MAX_STATEMENTS = 3.0, 1.25, 2.0
MAX_SWING, MAX_GROWTH = 0.10, 1.3
Row = tuple[str, str, str, str, str, bool]


def capture_targets(found: dict[str, tuple[Captured, Grown]]) -> Iterator[Row]:
    """Yield a row for each target: what, scribe, floor, ratio, target, whether it is met."""
    for kind, (captured, grown) in found.items():
        yield from _paced(kind, captured)
        yield from _bursts(kind, captured)
        yield from _slow(kind, captured)
        yield from _grown(kind, captured, grown)


def _paced(kind: str, captured: Captured) -> Iterator[Row]:
    for pace, taken in (("1 event", captured.slowly), (f"{PER_SECOND} events", captured.steadily)):
        scribe, floor = median(taken["scribe"]), median(taken["floor"])
        yield _ratio(f"{kind}: {pace} a second, to the acknowledgement, median", scribe, floor, MAX_PACED)


def _bursts(kind: str, captured: Captured) -> Iterator[Row]:
    what = f"{kind}: a burst of {BURST:,}"

    def both(name: str) -> tuple[float, float]:
        return captured.of_bursts("scribe", name), captured.of_bursts("floor", name)

    yield _ratio(f"{what}, to the acknowledgement, median", *both("p50"), MAX_BURST)
    yield _ratio(f"{what}, to the acknowledgement, 99th percentile", *both("p99"), MAX_BURST)
    scribe, floor = (BURST / whole for whole in both("whole"))
    yield (
        f"{what}: acknowledged a second", f"{scribe:,.0f}", f"{floor:,.0f}", f"{scribe / floor:.2f}",
        f"ratio ≥ {MIN_RATE}", scribe / floor >= MIN_RATE,
    )  # fmt: skip
    processed, whole = both("processed")[0], both("whole")[0]
    yield (
        f"{what}: until all is worked off, beside until all is acknowledged", _ms(processed), _ms(whole),
        f"{processed / whole:.2f}", f"ratio ≤ {MAX_PROCESSED:.0f}", processed <= MAX_PROCESSED * whole,
    )  # fmt: skip
    scribe, floor = both("command")
    *row, is_met = _ratio(f"{what}: a command in the middle of it", scribe, floor, MAX_BURST)
    slowest = max(one.command for one in captured.bursts["scribe"])
    row[4] += f", each < {MAX_COMMAND_SECONDS:.0f} s"
    yield (row[0], row[1], row[2], row[3], row[4], is_met and slowest < MAX_COMMAND_SECONDS)


def _slow(kind: str, captured: Captured) -> Iterator[Row]:
    [slow] = captured.slow
    what = f"{kind}: with 100 ms for each answer of Slack's,"
    yield (
        f"{what} {COMMANDS} commands at once: late (the slowest: {slow.slowest:.1f} s)", str(slow.late), "", "", "0",
        slow.late == 0,
    )  # fmt: skip
    yield f"{what} the forms they ask for: not opened", str(slow.unopened), "", "", "0", slow.unopened == 0
    marks, without = median(slow.marks), median(slow.marks_without)
    yield (
        f"{what} {MARKS} marks at once, until all are stored, beside without", _ms(marks), _ms(without),
        f"{marks / without:.2f}", f"ratio ≤ {MAX_MARKS}", marks <= MAX_MARKS * without,
    )  # fmt: skip


def _grown(kind: str, captured: Captured, grown: Grown) -> Iterator[Row]:
    calls = median(captured.calls)
    yield f"{kind}: calls of the Web API in a burst of {BURST:,}", f"{calls:.0f}", "", "", "0", calls == 0
    yield (
        f"{kind}: SQL statements for each message of {PORTION} at once", f"{grown.statements:.2f}", "", "",
        f"≤ {MAX_STATEMENTS:.0f}", grown.statements <= MAX_STATEMENTS,
    )  # fmt: skip
    yield (
        f"{kind}: memory over {EVENTS:,} events", f"± {grown.swing:.1%}", "", "", f"± {MAX_SWING:.0%}",
        grown.swing <= MAX_SWING,
    )  # fmt: skip
    large, small = median(grown.large), median(grown.small)
    yield (
        f"{kind}: a message in a log of {EVENTS:,}, beside one of {SMALL}", _ms(large), _ms(small),
        f"{grown.growth:.2f}", f"ratio ≤ {MAX_GROWTH}", grown.growth <= MAX_GROWTH,
    )  # fmt: skip


def _ratio(what: str, scribe: float, floor: float, at_most: float) -> Row:
    target = f"ratio ≤ {at_most}"
    return what, _ms(scribe), _ms(floor), f"{scribe / floor:.2f}", target, scribe <= at_most * floor


def capture_part() -> list[str]:
    """Return the lines on how capture was measured."""
    return [
        "## Capture",
        "",
        "The floor is the smallest Bolt app on the same Socket Mode client: `process_before_response=True`, and a",
        "listener that inserts and commits one row through SQLAlchemy, so that its acknowledgement follows its commit.",
        "Both commit as safely: SQLite in WAL mode with `synchronous=FULL`, PostgreSQL with `fsync`. Each is a process",
        "of its own; a third one, the emulated workspace, sends, and takes the time from the delivery of an event to",
        "its acknowledgement. Scribe and floor hear the same, in turn; each hears one burst before, not counted.",
        "",
        "- One event a second: two minutes, all four processes at the same time, each at its part of the second.",
        f"- {PER_SECOND} events a second: {SLICES} slices of {SLICE} events for each, in turn.",
        f"- Bursts: {BURSTS} for each, in turn, every event sent as fast as the sender can; medians over the bursts.",
        "  A command is typed when half of it is out. Worked off means: in the log, and nothing left in the inbox.",
        f"- Slow answers: {MARK_BURSTS} bursts of marks with the delay and as many without, in turn; then the",
        "  commands, each somebody else's, every other one opening a form, whose trigger lives three seconds.",
        "- Calls: those of a burst, but for what the note causes and for the sweep of every few minutes.",
        f"- {EVENTS:,} events go through the inbox in one process, without a socket (`tests/bench/grown.py`), one for",
        "  each kind of database, both at the same time: stored",
        "  as the door stores them, worked off as ever. Memory is compared with that after the first tenth. A",
        f"  message's cost is what the process computes for it, from storing it to the log: medians of {ROUNDS} times",
        f"  {PORTION} messages, in turn. Statements are counted there, too, shared ones by their part; a message that",
        "  comes alone takes about a dozen.",
        "",
    ]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms"
