"""A stage whose bot is another process: it may die at any moment, and is then started again."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.emulator import Control, Emulator, Refused
from bot.emulator.outcome import Outcome
from bot.replay.stage import GLANCE, Stuck, manifest
from tests.support.afterwards import assert_whole, looking_into
from tests.support.bot_process import Birth, BotProcess, Dead, Look
from tests.support.shared_clock import SharedClock

PATIENCE = 60.0
CALM_SECONDS = 0.03
UNANSWERED = ("operation_timeout", "dispatch_failed")
DEEDS_TRIED = 5
AGAIN_SECONDS = 0.7


def environment(emulator: Emulator, database_url: str, **more: str) -> dict[str, str]:
    """Return the environment of a bot that lives in this emulator."""
    return {
        "SLACK_BOT_TOKEN": emulator.bot_token,
        "SLACK_APP_TOKEN": emulator.app_token,
        "SLACK_API_URL": emulator.api_url,
        "DATABASE_URL": database_url,
        **more,
    }


class Insistent:
    """The workspace's control in the hands of people who try again what the bot did not answer.

    `retried` holds what was typed again; nobody can see whether it had gone through.
    """

    def __init__(self, control: Control, revive: Callable[[], None]) -> None:
        self._control, self._revive = control, revive
        self._last_typed: dict[str, tuple[str, str]] = {}
        self.retried: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._control, name)

    def command(self, user: str, channel: str, command: str, text: str = "") -> Outcome:
        self._last_typed[user] = (channel, text)
        return self._insist(text, lambda: self._control.command(user, channel, command, text))

    def click(self, user: str, action_id: str, **where: Any) -> Outcome:
        return self._insist(action_id, lambda: self._control.click(user, action_id, **where))

    def submit(self, user: str, values: dict[str, Any]) -> Outcome:
        """Submit; where no form is open, since the bot died before it came, have it opened again."""
        if not self._control.views(user):
            channel, text = self._last_typed[user]
            self.retried.append(f"form of {text}")
            self.command(user, channel, "/incident", "whys" if text.startswith("resolve") else text)
            self._control.wait_until(lambda: bool(self._control.views(user)), PATIENCE)
        return self._insist("submit", lambda: self._control.submit(user, values))

    def _insist(self, what: str, deed: Callable[[], Outcome]) -> Outcome:
        for _ in range(DEEDS_TRIED):
            outcome = deed()
            if outcome.error not in UNANSWERED:
                return outcome
            self.retried.append(what)
            self._revive()
        raise Refused(f"{what}: never answered")


class ProcessStage:
    """Takes the place of `bot.replay.stage.Stage` for a player."""

    def __init__(self, start: datetime, folder: Path) -> None:
        self.database = folder / "scribe.db"
        self.clock = SharedClock.create(folder / "clock", start)
        self.emulator = Emulator(manifest=manifest(), clock=self.clock, redelivery_delays=(AGAIN_SECONDS,) * 20)
        self.emulator.start()
        given = environment(self.emulator, f"sqlite:///{self.database}")
        self.bot = BotProcess(Birth(environment=given, clock=folder / "clock", log=folder / "log"))
        self.control = Insistent(self.emulator.control, self.revive)

    def start(self) -> None:
        self.revive()
        self.settle()

    def revive(self) -> None:
        """Start the bot where it is dead, as often as it dies in the attempt."""
        births = 0
        while not self.bot.is_alive:
            if (births := births + 1) > DEEDS_TRIED:
                raise Stuck("the bot cannot start; its log says why")
            with suppress(Dead):
                self.bot.start()
        self.emulator.control.wait_connected(PATIENCE)

    def look(self) -> Look:
        """Look at the bot, reviving it if need be."""
        while True:
            try:
                return self.bot.look()
            except Dead:
                self.bot.stop()
                self.revive()

    def settle(self) -> None:
        """Wait until nothing is left that is due now, whoever dies meanwhile."""
        deadline = time.monotonic() + PATIENCE
        calm_since = None
        while calm_since is None or time.monotonic() < calm_since + CALM_SECONDS:
            lives = self.bot.lives
            is_quiet = self.look().is_idle and self.emulator.control.unacknowledged() == 0 and lives == self.bot.lives
            calm_since = (calm_since or time.monotonic()) if is_quiet else None
            if time.monotonic() > deadline:
                raise Stuck(f"not quiet after {PATIENCE:.0f} s")
            time.sleep(GLANCE)

    def advance_to(self, moment: datetime) -> None:
        """Let time pass up to `moment`, stopping wherever something becomes due."""
        while (due := self.look().next_due_at) is not None and due <= moment:
            self._move(due)
        self._move(moment)

    def finish(self) -> None:
        """Let everything happen that waits for its turn."""
        while (due := self.look().next_effect_at) is not None:
            self._move(due)

    def assert_whole(self) -> None:
        """After any trouble: the log is Slack's, nothing is lost, nothing is there twice, and the bot is ready."""
        self.finish()
        with looking_into(f"sqlite:///{self.database}", self.clock.now()) as scribe:
            assert_whole(self.emulator, scribe)
        assert self.bot.reasons() == []

    def _move(self, moment: datetime) -> None:
        self.clock.advance_to(moment)
        self.settle()

    def close(self) -> None:
        self.bot.stop()
        self.emulator.stop()
