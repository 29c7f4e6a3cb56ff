"""`make bench`: measures, writes what came out to docs/performance.md, and fails where a target is missed."""

import os
import platform
import sqlite3
import sys
from collections.abc import Iterator
from statistics import median
from typing import Any

import click

from tests.bench.calls import calls_to_draft
from tests.bench.capture_all import measure_capture
from tests.bench.capture_page import capture_part, capture_targets
from tests.bench.measures import (
    COMMANDS,
    STARTS,
    Pair,
    Starts,
    in_folder,
    measure_commands,
    measure_replay,
    measure_starts,
    p95,
)
from tests.bench.posting import Posting, measure_posting, posting_part, posting_targets
from tests.bench.reminders import Reminding, measure_reminders, reminder_part, reminder_targets
from tests.bench.rendering import Rendering, measure_rendering
from tests.bench.rendering_page import Row, rendering_part, rendering_targets
from tests.support.walls import ROOT

MAX_START_RATIO, MAX_COMMAND_RATIO = 3.0, 2.0
MEBIBYTE = 1024 * 1024
MAX_MEMORY = 150 * MEBIBYTE
HEAD = """\
# Performance

Written by `make bench`; the figures are those of the machine named here, and of its load at the time. What carries
over to another machine are the ratios: scribe and floor run in turn, against the same emulated workspace, on the same
disk. A *floor* is what cannot be undercut, a bare Bolt app with the same Socket Mode client (`tests/bench/floor.py`).
"""


def targets(starts: Starts, commands: Pair) -> Iterator[Row]:
    """Yield a row for each target: what, scribe, floor, ratio, target, whether it is met."""
    start, first = starts.pair, starts.first
    scribe, floor = median(start.scribe), median(start.floor)
    yield (
        "Start to first acknowledged command, median", f"{scribe:.2f} s", f"{floor:.2f} s",
        f"{start.ratio():.2f}", f"ratio ≤ {MAX_START_RATIO:.0f}", start.ratio() <= MAX_START_RATIO,
    )  # fmt: skip
    yield (
        "The same, making the database on the way, once", f"{first:.2f} s", f"{floor:.2f} s",
        f"{first / floor:.2f}", f"ratio ≤ {MAX_START_RATIO:.0f}", first / floor <= MAX_START_RATIO,
    )  # fmt: skip
    yield (
        "Resident memory after the start", f"{starts.memory / MEBIBYTE:.0f} MiB",
        f"{starts.floor_memory / MEBIBYTE:.0f} MiB", f"{starts.memory / starts.floor_memory:.2f}",
        f"≤ {MAX_MEMORY // MEBIBYTE} MiB", starts.memory <= MAX_MEMORY,
    )  # fmt: skip
    yield (
        "`/incident note` to its acknowledgement, median", _ms(median(commands.scribe)), _ms(median(commands.floor)),
        f"{commands.ratio():.2f}", f"ratio ≤ {MAX_COMMAND_RATIO:.0f}", commands.ratio() <= MAX_COMMAND_RATIO,
    )  # fmt: skip


def page(rows: list[Row], commands: Pair, replayed: dict[str, Any], rendering: Rendering, posting: Posting) -> str:
    """Return docs/performance.md."""
    lines = [HEAD, f"Machine: {_machine()}.", ""]
    lines += ["| measured | scribe | floor | ratio | target | met |", "|---|---|---|---|---|---|"]
    lines += [f"| {' | '.join(row)} | {'yes' if is_met else '**no**'} |" for *row, is_met in rows]
    said, calls, seconds = replayed["messages_in"], replayed["api_calls"], replayed["seconds"]
    lines += [
        "",
        f"Starts: {STARTS} of each, as whole processes, on a database that exists. The floor acknowledges and does",
        "nothing else.",
        "",
        f"Commands: {COMMANDS} of each, from typing to acknowledgement over the WebSocket. The floor commits one row",
        "(SQLAlchemy, SQLite in WAL mode with `synchronous=FULL`) before it acknowledges. The scribe looks up incident",
        "and speaker, stores the note and has the card rewritten. 95th percentile:",
        f"{_ms(p95(commands.scribe))}, floor {_ms(p95(commands.floor))}.",
        "",
        f"`scribe replay` of the example: {said} messages over 90 minutes, {calls} calls of Slack's Web API,",
        f"{seconds:.1f} s, start and end included.",
        "",
        *capture_part(),
        *rendering_part(rendering),
        *reminder_part(),
        *posting_part(posting),
    ]
    return "\n".join(lines)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def _machine() -> str:
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"{system}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"


def main() -> None:
    click.echo("Starting scribe and floor in turn ...")
    starts = in_folder(measure_starts)
    click.echo("Typing commands at both in turn ...")
    commands = in_folder(measure_commands)
    click.echo("Replaying the example ...")
    replayed = in_folder(measure_replay)
    click.echo("Making documents of small and large incidents ...")
    rendering = in_folder(measure_rendering)
    click.echo("Saying much to both in turn ...")
    captured = in_folder(measure_capture)
    click.echo("Ticking among few and many action items ...")
    reminding: Reminding = in_folder(measure_reminders)
    click.echo("Posting to the emulator and to a bare route in turn ...")
    posting = in_folder(measure_posting)
    rows = [
        *targets(starts, commands), *capture_targets(captured),
        *rendering_targets(rendering, in_folder(calls_to_draft)), *reminder_targets(reminding),
        *posting_targets(posting),
    ]  # fmt: skip
    for what, scribe, floor, ratio, target, is_met in rows:
        verdict = "met" if is_met else "MISSED"
        click.echo(f"{what}: {scribe}, floor {floor or 'none'}, ratio {ratio or 'none'} ({target}: {verdict})")
    (ROOT / "docs" / "performance.md").write_text(page(rows, commands, replayed, rendering, posting), encoding="utf-8")
    sys.exit(0 if all(row[-1] for row in rows) else 1)


if __name__ == "__main__":
    main()
