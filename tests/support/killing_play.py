"""Plays the short incident while the bot is killed at chosen moments, and tells what came of it."""

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

from bot.domain.ids import IncidentId
from bot.rendering.timeline_json import log_json
from bot.replay.player import Player
from bot.storage import Store
from bot.usecases.record import load_record
from bot.usecases.scribe import Scribe
from tests.integration.usecases.world import WORKSPACE
from tests.support.bot_process_stage import ProcessStage
from tests.support.killing import AFTER, BEFORE
from tests.support.killing_incident import ADA, BEGIN, OPS, export, script

CALL_LOST, ANSWER_LOST = "call lost", "answer lost"
POINTS = (BEFORE, AFTER, CALL_LOST, ANSWER_LOST)
HANG_SECONDS = 1.0
WATCH_SECONDS = 20.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Kill:
    """While this cue (counted from 0) is played: at its `number`-th commit, or at its `number`-th call of `method`.

    A lost call never reaches Slack; where the answer is lost, Slack has done what was asked.
    """

    point: str
    cue: int = 0
    number: int = 1
    method: str = "*"


@dataclass(frozen=True, kw_only=True, slots=True)
class Played:
    """What came of it: the newest draft, the log, and how often each message of the bot's own stands in Slack."""

    draft: bytes
    log: str
    said: Counter[str]
    retried: Sequence[str]
    lives: int
    commits: Sequence[int]


def play(folder: Path, kills: Sequence[Kill] = ()) -> Played:
    """Play the incident from beginning to end, with these kills; each dead bot is started again."""
    folder.mkdir(exist_ok=True)
    stage = ProcessStage(BEGIN - timedelta(minutes=1), folder)
    try:
        commits = _play(stage, kills)
        stage.assert_whole()
        said = Counter(_own_messages(stage))
        draft = _newest_draft(stage)
    finally:
        stage.close()
    return Played(
        draft=draft, log=_log(stage), said=said, retried=stage.control.retried, lives=stage.bot.lives, commits=commits
    )


def _play(stage: ProcessStage, kills: Sequence[Kill]) -> list[int]:
    player = Player(cast(Any, stage), export(), script())
    stage.start()
    player.people()
    stage.settle()
    commits = []
    for number, cue in enumerate(player.cues()):
        before = stage.look().commits
        with killing(stage, *(kill for kill in kills if kill.cue == number)):
            player.play(cue)
        commits.append(stage.look().commits - before)
    stage.finish()
    return commits


@contextmanager
def killing(stage: ProcessStage, *kills: Kill) -> Iterator[None]:
    """Within this block the bot dies as these kills say; their cues do not matter."""
    watchers = [_kill_at_call(stage, kill) for kill in kills if kill.point in (CALL_LOST, ANSWER_LOST)]
    for kill in kills:
        if kill.point in (BEFORE, AFTER):
            stage.bot.arm(kill.point, kill.number)
    yield
    stage.emulator.control.heal()
    for watcher in watchers:
        watcher.set()


def _kill_at_call(stage: ProcessStage, kill: Kill) -> threading.Event:
    """Let the chosen call hang, and kill the bot while it waits; the event returned calls it off."""
    control, over = stage.emulator.control, threading.Event()
    hung = _hung(stage)
    control.fail(kill.method, hang=HANG_SECONDS, before=kill.point == CALL_LOST, skip=kill.number - 1)

    def watch() -> None:
        if control.wait_until(lambda: over.is_set() or _hung(stage) > hung, WATCH_SECONDS) and not over.is_set():
            stage.bot.kill()

    threading.Thread(target=watch, daemon=True).start()
    return over


def _hung(stage: ProcessStage) -> int:
    return sum(call.response is None for call in stage.emulator.control.api_calls())


def _own_messages(stage: ProcessStage) -> Iterator[str]:
    """Name each message that the bot posted: by its key, or by its file."""
    control = stage.emulator.control
    for place in (OPS, control.dm(ADA)):
        for message in control.history(place):
            if message.get("metadata"):
                yield str(message["metadata"]["event_payload"]["key"])
            elif message.get("bot_id") and message.get("files"):
                yield str(message["files"][0]["name"])


def _newest_draft(stage: ProcessStage) -> bytes:
    control = stage.emulator.control
    drafts = [file for message in control.history(control.dm(ADA)) for file in message.get("files") or ()]
    return control.file(drafts[-1]["id"])


def _log(stage: ProcessStage) -> str:
    store = Store(f"sqlite:///{stage.database}")
    try:
        with store.read() as tx:
            scribe = Scribe(store=store, clock=stage.clock, workspace=WORKSPACE)
            return log_json(load_record(tx, scribe, IncidentId(1)))
    finally:
        store.close()
