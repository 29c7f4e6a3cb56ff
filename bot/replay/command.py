"""`scribe replay` as seen in the terminal: progress, the report, or in words why not."""

from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from bot.replay.export import BrokenExport
from bot.replay.player import ScriptFailed
from bot.replay.run import Wanted, replay
from bot.replay.script import BrokenScript
from bot.replay.stage import Stuck

COUNTS = ("messages_in", "captured", "missing", "extra", "duplicates", "different", "api_calls", "seconds")


class ReplayFailed(click.ClickException):
    """The replay could not be played; the message says why."""

    exit_code = 2


def replay_with_progress(export: Path, channels: list[str], script: Path | None, out: Path, wanted: Wanted) -> None:
    """Replay, showing progress on standard error and the report on standard output."""
    try:
        with Progress(console=Console(stderr=True)) as bar:
            task = bar.add_task("Replaying")
            tell = lambda done, of: bar.update(task, completed=done, total=of)  # noqa: E731
            report = replay(export, channels, script, out, tell, wanted)
    except (BrokenExport, BrokenScript, ScriptFailed, Stuck, LookupError) as failed:
        raise ReplayFailed(str(failed)) from failed
    for name in COUNTS:
        click.echo(f"{name:12} {report[name]}")
    click.echo(f"The draft is {report['draft']}")
