"""Acts the example incident out in the workspace while people watch, at so many times its own speed."""

import threading
from datetime import UTC, datetime, timedelta

from bot.demo.furniture import PLAYED, furnish_around
from bot.demo.world import World
from bot.emulator import Emulator
from bot.paths import data_path
from bot.replay.export import Export, read_export
from bot.replay.player import Player, ScriptFailed
from bot.replay.script import read_script

CHANNELS = ["checkout-alerts", "payments"]
STEP = 0.2  # real seconds between two moves of the clock
LONGEST_WAIT = 4.0  # real seconds in which nobody does anything
PATIENCE = 20.0  # real seconds for the bot to deal with one thing
LEAD = timedelta(minutes=1)


class Ended(Exception):
    """The demo was ended in the middle of the play."""


class Play:
    """The example, on a workspace that has nothing in it yet."""

    def __init__(self, emulator: Emulator, speed: float) -> None:
        """Set the workspace's clock to the example's beginning, and let its people and channels be there."""
        self.emulator, self.control, self._speed = emulator, emulator.control, speed
        self._ended = threading.Event()
        self._world: World | None = None
        example = data_path("examples") / "checkout-outage"
        export, script = read_export(example, CHANNELS), read_script(example / "script.yaml")
        self._player = Player(self, export, script)
        self.control.pass_time((_begin(export, script[0].at) - LEAD - self.control.now()).total_seconds())
        self._player.people()
        people = [str(user["id"]) for user in self.control.users() if not user["is_bot"]]
        furnish_around(self.control, emulator.bot_user_id, people, PLAYED)

    def run(self, world: World) -> None:
        """Let it all happen; ScriptFailed where somebody's doing got in its way, Ended after `end`."""
        self._world = world
        for cue in self._player.cues():
            self._player.play(cue)

    def end(self) -> None:
        """Stop where it is; what has happened stays."""
        self._ended.set()

    def advance_to(self, moment: datetime) -> None:
        """Let time run faster up to this moment, and leap where nobody acts; then the bot has done what it could."""
        boring = self._left(moment) - LONGEST_WAIT * self._speed
        if boring > 0:
            self.control.pass_time(boring)
        while (left := self._left(moment)) > 0:
            pause = min(STEP, left / self._speed)
            self._wait(pause)
            self.control.pass_time(min(pause * (self._speed - 1), max(0.0, self._left(moment))))
        self.settle()

    def settle(self) -> None:
        """Wait until the bot has dealt with what was done; ScriptFailed when it does not."""
        for _ in range(int(PATIENCE / 0.02)):
            if self._world is None or self._world.is_at_rest():
                return
            self._wait(0.02)
        raise ScriptFailed("the bot is still busy with what was done last")

    def _left(self, moment: datetime) -> float:
        return (moment - self.control.now()).total_seconds()

    def _wait(self, seconds: float) -> None:
        if self._ended.wait(seconds):
            raise Ended


def _begin(export: Export, first_deed: datetime) -> datetime:
    return min(datetime.fromtimestamp(float(export.first_ts), UTC), first_deed)
