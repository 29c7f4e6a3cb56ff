"""Kills the bot while it sends digests, one death a morning, and counts what is in Slack in the end."""

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bot.storage import Store
from tests.support.bot_process_stage import ProcessStage
from tests.support.killing import AFTER, BEFORE
from tests.support.killing_play import POINTS, Kill, killing
from tests.support.reminding.many import MONDAY_NIGHT, TUESDAY_AT_NINE, fill, owner, sent, settle_in

METHODS = ("chat.postMessage", "conversations.open")
SATURDAY = 5


def kills(seed: int, count: int, people: int) -> list[Kill]:
    """Return deaths at moments of this seed: around commits, and around calls of Slack."""
    chance = random.Random(seed)
    return [_kill(chance, POINTS[number % len(POINTS)], people) for number in range(count)]


def _kill(chance: random.Random, point: str, people: int) -> Kill:
    if point in (BEFORE, AFTER):
        return Kill(point=point, number=chance.randint(1, people * 2))
    return Kill(point=point, number=chance.randint(1, people), method=chance.choice(METHODS))


def mornings() -> Iterator[datetime]:
    """Yield nine o'clock of each working day."""
    moment = TUESDAY_AT_NINE
    while True:
        if moment.weekday() < SATURDAY:
            yield moment
        moment += timedelta(days=1)


def die(
    folder: Path, database: Path, deaths: list[Kill], people: int, *, is_known_again: bool = True
) -> tuple[Counter[str], Counter[str], int]:
    """Return what is in Slack, what should be, and how many lives it took.

    Unless it `is_known_again`, Slack shows no message's key: the safeguard is taken out.
    """
    shutil.copy(database, folder / "scribe.db")
    stage = ProcessStage(MONDAY_NIGHT, folder)
    try:
        settle_in(stage.emulator, people)
        if not is_known_again:
            stage.emulator.control.hide_metadata()
        store = Store(f"sqlite:///{stage.database}")
        fill(store, stage.clock, people)
        store.close()
        stage.start()
        days = [moment for moment, _ in zip(mornings(), deaths, strict=False)]
        for moment, death in zip(days, deaths, strict=True):
            with killing(stage, death):
                stage.advance_to(moment)
            stage.finish()
        wanted = Counter(
            f"digest:{owner(number)}:{moment.date().isoformat()}" for number in range(people) for moment in days
        )
        return sent(stage.emulator, people), wanted, stage.bot.lives
    finally:
        stage.close()
