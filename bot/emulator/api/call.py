"""One Web API call: its arguments, read leniently as Slack reads them, and what it may look at."""

import re
from dataclasses import dataclass
from typing import Any

from bot.emulator.api.checking import as_list
from bot.emulator.errors import SlackError, invalid_arguments
from bot.emulator.incoming import read_json
from bot.emulator.records import Channel, Json, Message, User
from bot.emulator.tickets import Tickets
from bot.emulator.workspace import Workspace

TIMESTAMP = re.compile(r"\d+(?:\.\d+)?")
TRUE = ("1", "true", "True", "t")


@dataclass(kw_only=True)
class Call:
    """What a method's function gets. `args` are strings from a form, or JSON values; `scopes` are the token's."""

    ws: Workspace
    tickets: Tickets
    args: Json
    scopes: tuple[str, ...]

    def text(self, name: str, default: str = "") -> str:
        """The argument as a string."""
        value = self.args.get(name)
        return default if value is None else str(value)

    def flag(self, name: str) -> bool:
        """The argument as a boolean; absent is False."""
        value = self.args.get(name)
        return value is True or str(value) in TRUE

    def number(self, name: str, default: int) -> int:
        """The argument as a whole number."""
        value = self.text(name)
        try:
            return int(value) if value else default
        except ValueError:
            raise invalid_arguments(f"must be an integer [json-pointer:/{name}]") from None

    def list(self, name: str) -> list[str]:
        """The argument as a list of texts; it may come as JSON, or parted by commas."""
        try:
            return as_list(self.args.get(name))
        except ValueError:
            raise invalid_arguments(f"must be an array [json-pointer:/{name}]") from None

    def json(self, name: str, error: str = "invalid_json") -> Any:
        """The argument as a JSON value; forms carry it as a string. Empty and absent are None."""
        value = self.args.get(name)
        if not isinstance(value, str):
            return value
        try:
            return read_json(value) if value else None
        except ValueError:
            raise SlackError(error) from None

    def need_scope(self, *alternatives: str) -> None:
        """SlackError `missing_scope` unless the manifest grants one of them."""
        if not set(alternatives) & set(self.scopes):
            needed, provided = ",".join(alternatives), ",".join(self.scopes)
            raise SlackError("missing_scope", needed=needed, provided=provided)

    def user(self, user: str) -> User:
        """A user of the workspace; SlackError `user_not_found`."""
        if user not in self.ws.users:
            raise SlackError("user_not_found")
        return self.ws.users[user]

    def channel(self, name: str = "channel") -> Channel:
        """The conversation that the argument names, if the bot can see it; SlackError `channel_not_found`."""
        channel = self.ws.channels.get(self.text(name))
        if channel is None or (channel.is_private and self.ws.bot.id not in channel.members):
            raise SlackError("channel_not_found")
        return channel

    def joined(self, name: str = "channel", *, writes: bool = False) -> Channel:
        """A conversation that the bot is in; SlackError `not_in_channel`, or `is_archived` for writing."""
        channel = self.channel(name)
        if self.ws.bot.id not in channel.members:
            raise SlackError("not_in_channel")
        if writes and channel.is_archived:
            raise SlackError("is_archived")
        return channel

    def timestamp(self, name: str, error: str = "bad_timestamp") -> str:
        """The argument as a Slack timestamp; SlackError `error` for anything else."""
        if not TIMESTAMP.fullmatch(self.text(name)):
            raise SlackError(error)
        return self.text(name)

    def message(self, channel: Channel, name: str) -> Message:
        """The message at the timestamp in the argument; SlackError `message_not_found`."""
        message = channel.messages.get(self.text(name))
        if message is None or message.subtype == "tombstone":
            raise SlackError("message_not_found")
        return message
