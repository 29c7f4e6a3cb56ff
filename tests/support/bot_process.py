"""The bot in a process of its own, which a test may kill and start again on the same database."""

import multiprocessing
import os
import resource
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bot.app import Application
from bot.clock import SystemClock
from bot.environment import read_settings
from bot.health import Health
from bot.logs import set_up_logs
from tests.support.killing import Commits
from tests.support.shared_clock import SharedClock

START_SECONDS = 60.0
# A process forked from one that has imported everything is there at once.
_nursery = multiprocessing.get_context("forkserver")
_nursery.set_forkserver_preload(["tests.support.bot_process"])


@dataclass(frozen=True, kw_only=True, slots=True)
class Birth:
    """What a bot starts with. Without `clock` it lives by the machine's own time; `log` gets what it prints."""

    environment: Mapping[str, str]
    log: Path
    clock: Path | None = None
    is_ticking: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """What a bot says of itself."""

    is_idle: bool
    next_due_at: datetime | None
    next_effect_at: datetime | None
    commits: int


class Dead(Exception):
    """The process does not answer any more."""


class BotProcess:
    """One bot that may live several lives, one after the other."""

    def __init__(self, birth: Birth) -> None:
        self._birth = birth
        self._process: Any = None
        self._line: Connection
        self.lives = 0

    @property
    def is_alive(self) -> bool:
        return self._process is not None and bool(self._process.is_alive())

    def start(self) -> None:
        """Start a life and wait until it serves; raises `Dead` where it dies before that."""
        self._line, theirs = _nursery.Pipe()
        self._process = _nursery.Process(target=live, args=(self._birth, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self.lives += 1
        self._hear()

    def arm(self, point: str, number: int) -> None:
        """Let it kill itself at the `number`-th commit from now on."""
        self._ask(("arm", point, number))

    def look(self) -> Look:
        """Let it do what is due, and say how things are; raises `Dead`."""
        said: Look = self._ask(("look",))
        return said

    def reasons(self) -> list[str]:
        """Return why it is not alive or not ready, as `/healthz` and `/readyz` tell it; raises `Dead`."""
        return list(self._ask(("reasons",)))

    def limit_files(self, size: int | None) -> None:
        """Let no file grow beyond this many bytes, as on a full disk; None: the disk has room again."""
        self._ask(("limit_files", size))

    def stop(self) -> None:
        """End this life in good order; nothing happens where it is over."""
        if self.is_alive:
            with suppress(Dead):
                self._ask(("stop",))
        self._bury()

    def kill(self) -> None:
        """End this life at once; may be called from any thread."""
        self._process.kill()

    def _bury(self) -> None:
        if self._process is not None:
            self._process.join(START_SECONDS)
            self._line.close()

    def _ask(self, words: tuple[Any, ...]) -> Any:
        try:
            self._line.send(words)
        except OSError as closed:
            raise Dead() from closed
        return self._hear()

    def _hear(self) -> Any:
        try:
            if not self._line.poll(START_SECONDS):
                raise Dead("silent")
            return self._line.recv()
        except (EOFError, OSError) as closed:
            raise Dead() from closed


def live(birth: Birth, line: Connection) -> None:
    """One life: serve, and answer what is asked on the line."""
    _print_into(birth.log)
    clock = SharedClock(birth.clock) if birth.clock else SystemClock()
    app = Application(read_settings(birth.environment), clock, is_ticking=birth.is_ticking)
    commits = Commits(app.store)
    app.start()
    line.send("serving")
    deeds: dict[str, Callable[..., object]] = {
        "arm": commits.arm,
        "stop": app.stop,
        "look": lambda: _look(app, commits),
        "reasons": lambda: reasons(app),
        "limit_files": _limit_files,
    }
    word = ""
    while word != "stop":
        word, *arguments = line.recv()
        line.send(deeds[word](*arguments))


def reasons(app: Application) -> list[str]:
    """Return why a bot is not alive or not ready, as `/healthz` and `/readyz` tell it."""
    return [*([] if app.is_alive else ["a worker thread has ended"]), *Health(app).reasons()]


def _limit_files(size: int | None) -> None:
    # Python ignores SIGXFSZ: a write beyond the limit fails, as it does where a disk is full.
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard if size is None else size, hard))


def _print_into(log: Path) -> None:
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(file, 1)
    os.dup2(file, 2)
    set_up_logs("WARNING")


def _look(app: Application, commits: Commits) -> Look:
    app.tick()
    app.wake()
    return Look(
        is_idle=app.is_idle(),
        next_due_at=app.next_due_at(),
        next_effect_at=app.next_effect_at(),
        commits=commits.count,
    )
