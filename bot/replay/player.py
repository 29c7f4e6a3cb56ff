"""The player: lets every message be said, and every entry of the script happen, at its own time."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Protocol

from bot.emulator import Control, Emulator, Refused
from bot.replay.export import Export, Json
from bot.replay.script import Entry


class ScriptFailed(Exception):
    """Something that the script asks for could not be done."""


class Floor(Protocol):
    """Where it is played: a workspace, a bot that can be waited for, and a clock that can be moved on."""

    @property
    def emulator(self) -> Emulator: ...

    @property
    def control(self) -> Control: ...

    def advance_to(self, moment: datetime) -> None: ...

    def settle(self) -> None: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """One thing that happens at one moment."""

    at: datetime
    act: Callable[[], None]


class Player:
    """Plays an export and a script."""

    def __init__(self, stage: Floor, export: Export, script: list[Entry]) -> None:
        self._stage, self._export, self._script = stage, export, script
        self._control = stage.control
        self._labels: dict[str, tuple[str, str]] = {}
        self._users: dict[str, str] = {}
        self._channels: dict[str, str] = {}

    def people(self) -> None:
        """Furnish the workspace with the export's users and channels, and let the bot in."""
        for user in self._export.users:
            self._add_user(user["id"], user)
        for said in self._export.messages.values():
            for message in said:
                if message.get("user") and message["user"] not in self._users.values():
                    self._add_user(message["user"], {})
        wanted = [channel for channel in self._export.channels if channel["name"] in self._export.messages]
        for channel in wanted:
            self._add_channel(channel)

    def _add_user(self, user_id: str, user: Json) -> None:
        profile = user.get("profile") or {}
        name = profile.get("display_name") or user.get("name") or user_id
        real_name = profile.get("real_name") or user.get("real_name") or name
        self._control.add_user(
            name, user_id=user_id, real_name=real_name, tz=user.get("tz") or "UTC", is_bot=bool(user.get("is_bot"))
        )
        self._users |= {user_id: user_id, name: user_id, user.get("name") or user_id: user_id}

    def _add_channel(self, channel: Json) -> None:
        speakers = [message.get("user") for message in self._export.messages[channel["name"]]]
        everyone = [*channel.get("members", ()), *speakers, *(self._user(entry.user) for entry in self._script)]
        members = [user_id for user_id in dict.fromkeys(everyone) if user_id in self._users.values()]
        channel_id = self._control.add_channel(channel["name"], channel_id=channel["id"], members=members)
        self._control.invite(members[0], channel_id, self._stage.emulator.bot_user_id)
        self._channels[channel["name"]] = channel_id

    @property
    def channel_ids(self) -> list[str]:
        return list(self._channels.values())

    def _user(self, name: str) -> str:
        if name not in self._users:
            raise ScriptFailed(f"nobody is called “{name}” in users.json")
        return self._users[name]

    def cues(self) -> list[Cue]:
        """Return all that happens, in the order of time; what is said comes before what is done about it."""
        return sorted([*self._exported(), *(self._scripted(entry) for entry in self._script)], key=lambda cue: cue.at)

    def play(self, cue: Cue) -> None:
        """Move the clock to the cue, let it happen, and wait until the bot has dealt with it."""
        self._stage.advance_to(cue.at)
        cue.act()
        self._stage.settle()

    def _exported(self) -> Iterator[Cue]:
        for name, said in self._export.messages.items():
            for message in said:
                yield Cue(at=_moment(message["ts"]), act=partial(self._say, name, message))
                if message.get("edited"):
                    at = _moment(message["edited"]["ts"])
                    yield Cue(at=at, act=partial(self._edit_again, name, message))

    def _say(self, channel: str, message: Json) -> None:
        channel_id, thread_ts = self._channels[channel], message.get("thread_ts")
        self._control.say(
            message.get("user") or "USLACKBOT", channel_id, message.get("text", ""), ts=message["ts"],
            thread_ts=None if thread_ts == message["ts"] else thread_ts, subtype=message.get("subtype"),
            username=message.get("username"), bot_id=message.get("bot_id"), blocks=message.get("blocks"),
            attachments=message.get("attachments"),
            files=[_file(file, self._export.files) for file in message.get("files") or ()],
        )  # fmt: skip
        self._labels[message["ts"]] = (channel_id, message["ts"])
        for reaction in message.get("reactions") or ():
            for user_id in reaction.get("users") or ():
                self._control.react(user_id, channel_id, message["ts"], reaction["name"])

    def _edit_again(self, channel: str, message: Json) -> None:
        channel_id, edited = self._channels[channel], message["edited"]
        self._control.edit(message["user"], channel_id, message["ts"], message["text"], edited_ts=edited["ts"])

    def _scripted(self, entry: Entry) -> Cue:
        return Cue(at=entry.at, act=partial(self._do, entry))

    def _do(self, entry: Entry) -> None:
        try:
            getattr(self, f"_do_{entry.deed}")(entry, self._user(entry.user))
        except (Refused, KeyError) as refused:
            raise ScriptFailed(f"{entry.at:%Y-%m-%dT%H:%M:%SZ} {entry.user} {entry.deed}: {refused}") from refused

    def _do_say(self, entry: Entry, user: str) -> None:
        channel = self._channel(entry)
        self._label(entry, channel, self._control.say(user, channel, entry.what))

    def _do_reply(self, entry: Entry, user: str) -> None:
        channel, ts = self._message(entry)
        self._label(entry, channel, self._control.say(user, channel, entry.what, thread_ts=ts))

    def _do_edit(self, entry: Entry, user: str) -> None:
        self._control.edit(user, *self._message(entry), entry.what)

    def _do_delete(self, entry: Entry, user: str) -> None:
        self._control.delete(user, *self._message(entry))

    def _do_react(self, entry: Entry, user: str) -> None:
        self._control.react(user, *self._message(entry), entry.what)

    def _do_unreact(self, entry: Entry, user: str) -> None:
        self._control.unreact(user, *self._message(entry), entry.what)

    def _do_pin(self, entry: Entry, user: str) -> None:
        self._control.pin(user, *self._message(entry))

    def _do_command(self, entry: Entry, user: str) -> None:
        command, _, text = entry.what.partition(" ")
        _must_work(self._control.command(user, self._channel(entry), command, text))

    def _do_submit(self, entry: Entry, user: str) -> None:
        _must_work(self._control.submit(user, {name: _field(value) for name, value in entry.what.items()}))

    def _do_click(self, entry: Entry, user: str) -> None:
        places = [self._control.dm(user), *self._channels.values()]
        shown = [place for place in places if _has_action(self._control.history(place), entry.what)]
        _must_work(self._control.click(user, entry.what, channel=shown[0] if shown else None))

    def _channel(self, entry: Entry) -> str:
        return self._channels[entry.where["channel"]]

    def _message(self, entry: Entry) -> tuple[str, str]:
        return self._labels[entry.where["message"]]

    def _label(self, entry: Entry, channel: str, ts: str) -> None:
        self._labels[ts] = (channel, ts)
        if "as" in entry.where:
            self._labels[entry.where["as"]] = (channel, ts)


def _must_work(outcome: Any) -> None:
    if not outcome.acknowledged or outcome.error or outcome.errors:
        raise Refused(f"{outcome.error or 'refused'} {outcome.errors or ''}".strip())


def _has_action(messages: list[Json], action_id: str) -> bool:
    return any(
        element.get("action_id") == action_id
        for message in messages
        for block in message.get("blocks") or ()
        for element in block.get("elements") or ()
    )


def _field(value: Any) -> Any:
    return [str(one) for one in value] if isinstance(value, list) else None if value is None else str(value)


def _file(file: Json, contents: Mapping[str, bytes]) -> Json:
    """A file as it is shared; of most files an export tells no more than name and size."""
    told = {name: file[name] for name in ("mimetype", "alt_txt", "size") if file.get(name)}
    return told | {"id": file["id"], "name": file.get("name") or "file", "content": contents.get(file["id"])}


def _moment(ts: str) -> datetime:
    seconds, _, fraction = ts.partition(".")
    return datetime.fromtimestamp(int(seconds), UTC) + timedelta(microseconds=int(fraction[:6].ljust(6, "0")))
