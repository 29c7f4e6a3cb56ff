"""The bot as it is served, on the machine's own time, with short ticks: everything must go on by itself."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.app import Application
from bot.emulator import Control, Emulator
from bot.environment import read_settings
from bot.replay.stage import manifest
from tests.integration.usecases.world import ADA, OPS, peopled
from tests.support.afterwards import assert_whole
from tests.support.bot_process import reasons
from tests.support.bot_process_stage import environment

PATIENCE = 60.0
AGAIN = (0.5,) * 40


class Running:
    """Emulator and bot in one process; `say` and `type` are Ada's."""

    def __init__(self, emulator: Emulator, app: Application) -> None:
        self.emulator, self.app = emulator, app

    @property
    def control(self) -> Control:
        return self.emulator.control

    def type(self, text: str) -> str:
        """Type `/incident …` and return what came back: the answer, or why there was none."""
        outcome = self.control.command(ADA, OPS, "/incident", text)
        return outcome.error or outcome.text

    def say(self, text: str) -> str:
        return self.control.say(ADA, OPS, text)

    def settle(self) -> None:
        assert until(lambda: self.control.unacknowledged() == 0 and self.app.is_idle()), self.app.waiting()

    def assert_whole(self) -> None:
        """After any trouble: the log is Slack's, nothing is lost, nothing is there twice, and the bot is ready."""
        self.settle()
        assert_whole(self.emulator, self.app.scribe)
        assert until(lambda: self.reasons() == [], 10), self.reasons()

    def reasons(self) -> list[str]:
        """Why the bot is not alive or not ready, as `/healthz` and `/readyz` tell it."""
        return reasons(self.app)

    def kept(self) -> list[str]:
        """The texts of the log of INC-1 in the order said."""
        with self.app.store.read() as tx:
            [watched, *_] = tx.incidents.recording()
            log = tx.messages.between(watched.team_id, watched.channel_id, watched.captured_from)
            return [message.text for message in log if message.subtype is None]

    def threads(self) -> set[str]:
        """The names of the bot's threads that live."""
        names = {thread.name for thread in threading.enumerate()}
        return {name for name in names if name == "inbox" or name.startswith("dispatcher")}


def until(condition: Callable[[], bool], patience: float = PATIENCE) -> bool:
    """Wait for the condition in real time; False where it does not come true."""
    deadline = time.monotonic() + patience
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


@contextmanager
def emulated(redelivery_delays: tuple[float, ...] = AGAIN) -> Iterator[Emulator]:
    """A workspace on the machine's own time, with the cast in `#ops`."""
    with Emulator(manifest=manifest(), redelivery_delays=redelivery_delays) as emulator:
        yield peopled(emulator)


def application(emulator: Emulator, database_url: str, **settings: str) -> Application:
    """A bot that ticks and beats often."""
    often = {"SCRIBE_TICK_SECONDS": "0.2", "SCRIBE_LEASE_SECONDS": "5"} | settings
    return Application(read_settings(environment(emulator, database_url, **often)))


@contextmanager
def running(database_url: str, redelivery_delays: tuple[float, ...] = AGAIN, **settings: str) -> Iterator[Running]:
    """A bot at work with one incident declared in `#ops`."""
    with emulated(redelivery_delays) as emulator, application(emulator, database_url, **settings) as app:
        assert emulator.control.wait_connected(PATIENCE)
        world = Running(emulator, app)
        assert "INC-1 is declared" in world.type("start here Checkout fails")
        world.settle()
        yield world


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Hold the write lock of a SQLite file, as another program would."""
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()
