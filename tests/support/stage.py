"""A furnished stage: the standing cast and two channels in an emulated workspace, with the bot at work in it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.app import Application
from bot.emulator.outcome import Outcome
from bot.replay.stage import PATIENCE, Stage, settings_for
from tests.support.schema import current_sqlite_bytes

START = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)  # a Monday: 11:00 in Berlin, 05:00 in New York, 19:00 in Tokyo
Json = dict[str, Any]


class Scene:
    """The cast at work. People and channels are named as they are called: "ada", "checkout".

    Every deed waits until the bot has done all that follows from it.
    """

    def __init__(self, database: Path, *, over_http: bool = False, **settings: str) -> None:
        self._declared: set[str] = set()
        self.database = database
        if not database.exists():
            database.write_bytes(current_sqlite_bytes())
        self.stage = Stage(START, database, over_http, **settings)
        self.control = control = self.stage.control
        self.scribe_id = self.stage.emulator.bot_user_id
        self.ada = control.add_user("ada", tz="Europe/Berlin")
        self.ben = control.add_user("ben", tz="America/New_York")
        self.cleo = control.add_user("cleo", tz="Europe/London")
        self.dana = control.add_user("dana", tz="Asia/Tokyo", is_admin=True)
        self.people = {"ada": self.ada, "ben": self.ben, "cleo": self.cleo, "dana": self.dana}
        self.general = control.add_channel("general", members=[*self.people.values(), self.scribe_id])
        self.checkout = control.add_channel("checkout", members=[self.ada, self.ben, self.dana])

    def channel(self, name: str) -> str:
        """Return the id of the channel called `name`, or of the only one whose name begins with it."""
        known = {channel["name"]: channel["id"] for channel in self.control.channels() if channel.get("name")}
        if name in known:
            return str(known[name])
        [found] = [channel_id for known_name, channel_id in known.items() if known_name.startswith(name)]
        return str(found)

    def type(self, who: str, text: str, where: str = "general") -> Outcome:
        """Type `/incident <text>`; whoever is not in the channel joins it first. "DM" is theirs with the bot."""
        channel_id = self.control.dm(self.people[who]) if where == "DM" else self.enter(who, where.removeprefix("#"))
        outcome = self.control.command(self.people[who], channel_id, "/incident", text)
        self.finish()
        return outcome

    def enter(self, who: str, where: str) -> str:
        """Let somebody be in a channel; return its id."""
        channel_id = self.channel(where)
        [members] = [channel["members"] for channel in self.control.channels() if channel["id"] == channel_id]
        if self.people[who] not in members:
            self.control.join(self.people[who], channel_id)
            self.finish()
        return channel_id

    def declare(self, title: str = "sev2 Checkout fails", who: str = "ada") -> str:
        """Declare an incident and return the id of the channel that was opened for it."""
        before = {channel["id"] for channel in self.control.channels()}
        if f"{who}: {title}" in self._declared:
            self.wait(minutes=2)  # typed again at once it would count once
        self._declared.add(f"{who}: {title}")
        self.type(who, f"start {title}")
        return str(next(c["id"] for c in self.control.channels() if c["id"] not in before and c.get("name")))

    def name_of(self, channel_id: str) -> str:
        return str(next(c["name"] for c in self.control.channels() if c["id"] == channel_id))

    def say(self, who: str, channel_id: str, text: str, **more: Any) -> str:
        """Say something and return its ts."""
        ts = self.control.say(self.people[who], channel_id, text, **more)
        self.finish()
        return ts

    def react(self, who: str, channel_id: str, ts: str, name: str = "pushpin") -> None:
        self.control.react(self.people[who], channel_id, ts, name)
        self.finish()

    def submit(self, who: str, values: Mapping[str, Any]) -> Outcome:
        """Fill in the open modal and submit it."""
        outcome = self.control.submit(self.people[who], dict(values))
        self.finish()
        return outcome

    def click(self, who: str, action_id: str, **where: Any) -> Outcome:
        outcome = self.control.click(self.people[who], action_id, **where)
        self.finish()
        return outcome

    def view(self, who: str) -> Json | None:
        """Return the modal in front of somebody, None where none is open."""
        return next(reversed(self.control.views(self.people[who])), None)

    def finish(self) -> None:
        """Let the bot do all that it can do now or as soon as Slack's pace allows."""
        self.stage.settle()
        self.stage.finish()

    def wait(self, **span: float) -> None:
        """Let time pass, and then everything that it brought."""
        self.wait_until(self.stage.clock.now() + timedelta(**span))

    def wait_until(self, moment: datetime) -> None:
        self.stage.advance_to(moment)
        self.finish()

    def restart(self, *, away: timedelta = timedelta(), **settings: str) -> None:
        """Stop the bot, let time pass without it, and start another on the same database, with these settings."""
        self.stage.app.stop()
        self.stage.clock.advance_to(self.stage.clock.now() + away)
        self.stage.app = Application(
            settings_for(self.stage.emulator, self.database, **settings), self.stage.clock, is_ticking=False
        )
        self.stage.app.start()
        self.control.wait_connected(PATIENCE)
        self.stage.app.tick()  # what became due meanwhile is found by the first tick
        self.finish()


@contextmanager
def running_scene(database: Path, *, over_http: bool = False, **settings: str) -> Iterator[Scene]:
    """A scene whose bot is running, with these settings; closed at the end."""
    scene = Scene(database, over_http=over_http, **settings)
    try:
        scene.stage.start()
        yield scene
    finally:
        scene.stage.close()
