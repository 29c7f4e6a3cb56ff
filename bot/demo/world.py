"""The demo's world: an emulated workspace with three people and the bot, on the machine's own time."""

import time
from pathlib import Path

from bot.app import Application
from bot.clock import SystemClock
from bot.domain.ids import ChannelId
from bot.emulator import Emulator
from bot.rendering.mrkdwn import to_plain
from bot.replay.stage import manifest, settings_for

PATIENCE = 10.0
PEOPLE = {"ada": "Europe/Berlin", "ben": "America/New_York", "dana": "Asia/Tokyo"}


class World:
    """Emulator and bot; `people` and `channels` map names to ids."""

    def __init__(self, folder: Path) -> None:
        self.emulator = Emulator(manifest=manifest())
        self.emulator.start()
        self.control = self.emulator.control
        self.people = {name: self.control.add_user(name, tz=tz) for name, tz in PEOPLE.items()}
        self.control.add_channel("general", members=self.people.values())
        self.app = Application(settings_for(self.emulator, folder / "scribe.db"))
        self.app.start()
        self.control.wait_connected(PATIENCE)

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

    def settle(self) -> None:
        """Wait until the bot has dealt with what was done, as far as Slack's pace lets it."""
        deadline, calm = time.monotonic() + PATIENCE, 0
        while calm < 2 and time.monotonic() < deadline:
            is_quiet = self.control.unacknowledged() == 0 and self.app.is_idle() and self.app.next_effect_at() is None
            calm = calm + 1 if is_quiet else 0
            SystemClock().sleep(0.02)

    def close(self) -> None:
        self.app.stop()
        self.emulator.stop()
