"""The demo's world: an emulated workspace and the bot in it, on one clock that can be moved."""

import time
from pathlib import Path

from bot.app import Application
from bot.clock import SystemClock
from bot.demo.clock import WorkspaceClock
from bot.demo.furniture import INCIDENTS, channel_named, furnish
from bot.domain.ids import ChannelId
from bot.emulator import Emulator
from bot.rendering.mrkdwn import to_plain
from bot.replay.stage import manifest, settings_for
from handlers.registry import COMMANDS

PATIENCE = 10.0


class World:
    """Emulator and bot; `people` maps names to ids. The bot's database lies in `folder`."""

    def __init__(self, folder: Path, emulator: Emulator | None = None, *, has_welcome: bool = True) -> None:
        """Furnish the workspace unless there is somebody in it, and start both."""
        self.emulator = emulator or Emulator(manifest=manifest())
        self.control = self.emulator.control
        if len(self.control.users()) == 1:
            furnish(self.control, self.emulator.bot_user_id, has_welcome=has_welcome)
        offer = [{"name": one.name, "usage": one.usage, "summary": one.summary} for one in COMMANDS.values()]
        self.emulator.ui.subcommands["/incident"] = offer
        workspace = self.emulator.workspace
        workspace.own_sockets = 1
        incidents = channel_named(self.control, INCIDENTS)  # somebody may have given it another name
        announced = {"SCRIBE_ANNOUNCEMENTS_CHANNEL": incidents} if incidents else {}
        settings = settings_for(self.emulator, folder / "scribe.db", **announced)
        self.app = Application(settings, WorkspaceClock(workspace.clock))
        self.emulator.start()
        self.app.start()
        self.control.wait_connected(PATIENCE)
        workspace.after_time_passed = self._catch_up

    @property
    def people(self) -> dict[str, str]:
        """Those who can be acted as, by name."""
        return {str(user["name"]): str(user["id"]) for user in self.control.users() if not user["is_bot"]}

    def channels_of(self, user_id: str) -> dict[str, str]:
        """Return the channels that somebody is in, by name, and the direct message with the bot."""
        found = {
            str(channel["name"]): str(channel["id"])
            for channel in self.control.channels()
            if user_id in channel["members"] and channel.get("name")
        }
        return found | {"scribe": self.control.dm(user_id)}

    def names(self) -> dict[str, str]:
        """Return the names of everybody, the bot too, by id."""
        return {str(user["id"]): str(user["name"]) for user in self.control.users()}

    def readable(self, text: str) -> str:
        """Return wire text in plain words, with the names of people and channels for their ids."""
        for user_id, name in self.names().items():
            text = text.replace(f"<@{user_id}>", f"@{name}")
        called = {ChannelId(channel["id"]): str(channel.get("name") or "") for channel in self.control.channels()}
        return to_plain(text, channels=called)

    def is_at_rest(self) -> bool:
        """Whether the bot has dealt with all that it can do now."""
        return self.control.unacknowledged() == 0 and self.app.is_idle()

    def settle(self) -> None:
        """Wait until the bot has dealt with what was done, as far as Slack's pace lets it."""
        deadline, calm = time.monotonic() + PATIENCE, 0
        while calm < 2 and time.monotonic() < deadline:
            calm = calm + 1 if self.is_at_rest() and self.app.next_effect_at() is None else 0
            SystemClock().sleep(0.02)

    def _catch_up(self) -> None:
        """Do at once what became due while time was made to pass."""
        self.app.tick()
        self.app.wake()

    def close(self) -> None:
        self.app.stop()
        self.emulator.stop()
