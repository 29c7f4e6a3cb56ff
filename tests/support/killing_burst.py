"""A burst of events, with kill -9 at random points of it."""

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tests.integration.usecases.world import ADA, BEN, DANA, OPS
from tests.support.bot_process_stage import ProcessStage
from tests.support.killing import AFTER, BEFORE
from tests.support.killing_calls import typed

LATEST_COMMIT = 8
KILLED_BY_SECONDS = 5.0


def burst_with_kills(stage: ProcessStage, seed: int, events: int, kills: int) -> None:
    """Let people do so many things at once, while the bot dies and is started again; all of it must be kept."""
    typed(stage, "start here Checkout fails")
    chance = random.Random(seed)
    deeds = _deeds(stage, chance)
    deaths = sorted(chance.sample(range(1, events), kills))
    done = 0
    for until in deaths:
        with _dying(stage, chance):
            for _ in range(done, until):
                next(deeds)()
        done = until
    for _ in range(done, events):
        next(deeds)()
    stage.settle()
    assert stage.bot.lives == 1 + kills
    stage.assert_whole()


def _deeds(stage: ProcessStage, chance: random.Random) -> Iterator[Callable[[], object]]:
    """Somebody says, replies, corrects, takes back or reacts; each is one event."""
    control, said = stage.emulator.control, list[str]()
    while True:
        who, verb = chance.choice((ADA, BEN, DANA)), chance.choice(("say",) * 5 + ("edit", "delete", "react", "reply"))
        if verb == "say" or len(said) < 2:
            yield lambda: said.append(control.say(who, OPS, f"message {len(said)}"))  # noqa: B023
        elif verb == "react":
            yield lambda: _react(stage, who, chance.choice(said), chance.choice(("pushpin", "eyes")))  # noqa: B023
        elif verb == "reply":
            yield lambda: control.say(who, OPS, f"reply after {len(said)}", thread_ts=said[0])  # noqa: B023
        elif verb == "edit":
            yield lambda: _by_author(stage, chance.choice(said), is_last=False)
        else:
            yield lambda: _by_author(stage, said.pop(chance.randrange(1, len(said))), is_last=True)


def _react(stage: ProcessStage, who: str, ts: str, name: str) -> None:
    message = _message(stage, ts)
    given = [one["users"] for one in message.get("reactions", ()) if one["name"] == name]
    deed = stage.emulator.control.unreact if given and who in given[0] else stage.emulator.control.react
    deed(who, OPS, ts, name)


def _by_author(stage: ProcessStage, ts: str, *, is_last: bool) -> None:
    author = _message(stage, ts)["user"]
    if is_last:
        stage.emulator.control.delete(author, OPS, ts)
    else:
        stage.emulator.control.edit(author, OPS, ts, f"{_message(stage, ts)['text']}, corrected")


def _message(stage: ProcessStage, ts: str) -> dict[str, Any]:
    return next(one for one in stage.emulator.control.history(OPS) if one["ts"] == ts)


@contextmanager
def _dying(stage: ProcessStage, chance: random.Random) -> Iterator[None]:
    """Within this block the bot dies, by its own hand at a commit or by ours at any moment; then it lives again."""
    bot = stage.bot
    if chance.random() < 0.5:
        bot.arm(chance.choice((BEFORE, AFTER)), chance.randint(1, LATEST_COMMIT))
        latest = KILLED_BY_SECONDS
    else:
        latest = chance.uniform(0.0, 0.1)
    killer = threading.Timer(latest, bot.kill)
    killer.start()
    yield
    while bot.is_alive:
        time.sleep(0.001)
    killer.cancel()
    stage.revive()
