"""Kills the bot at calls that it makes to Slack, and looks whether all is finished, once, after the restart."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tests.integration.usecases.world import ADA, OPS, peopled
from tests.support.afterwards import made
from tests.support.bot_process_stage import ProcessStage
from tests.support.killing_play import ANSWER_LOST, CALL_LOST, Kill, killing

START = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
ONLY_FIRST = ("users.info",)  # what is called for the first incident and for no other
DECLARE, RESOLVE = "start Trouble {0}", "resolve INC-{0} Rolled back"


@contextmanager
def process_stage(folder: Path) -> Iterator[ProcessStage]:
    """A bot in a process of its own, in an emulated workspace with the standing cast."""
    stage = ProcessStage(START, folder)
    try:
        peopled(stage.emulator)
        stage.start()
        yield stage
    finally:
        stage.close()


def typed(stage: ProcessStage, text: str) -> None:
    """Let Ada type it, and let all happen that follows."""
    stage.control.command(ADA, OPS, "/incident", text)
    stage.settle()
    stage.finish()


def points_of(stage: ProcessStage, text: str) -> list[Kill]:
    """Type it undisturbed; return a kill before and one after the effect of each call that every incident brings."""
    before = len(stage.emulator.control.api_calls())
    typed(stage, text)
    calls = Counter(call.name for call in stage.emulator.control.api_calls()[before:])
    return [
        Kill(point=point, method=method, number=number + 1)
        for method, times in sorted(calls.items())
        if method not in ONLY_FIRST
        for number in range(times)
        for point in (CALL_LOST, ANSWER_LOST)
    ]


def some(points: list[Kill], seed: int, count: int) -> list[Kill]:
    """Return a few of the points, always the same for a seed."""
    return random.Random(seed).sample(points, count)


def assert_finished_once(stage: ProcessStage, number: int, points: Mapping[str, Kill]) -> None:
    """Kill the bot while this incident is declared or resolved, or both; all of it is there afterwards, once."""
    for text in (DECLARE, RESOLVE):
        lives = stage.bot.lives
        with killing(stage, *([points[text]] if text in points else [])):
            typed(stage, text.format(number))
        assert stage.bot.lives - lives == (text in points), points
    there = made(stage.emulator.control)
    once = (
        f"channel inc-{number}-trouble-{number}", f"card:{number}", f"prompts:{number}:{ADA}", f"INC-{number}-r1.md",
    )  # fmt: skip
    assert {name: there[name] for name in once} == dict.fromkeys(once, 1)
    stage.assert_whole()
