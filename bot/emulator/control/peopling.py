"""Verbs that people the workspace: users, channels, and who is in them."""

from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from bot.emulator import membership
from bot.emulator.control.base import Verbs
from bot.emulator.errors import Refused
from bot.emulator.events import user_changed
from bot.emulator.records import User


class Peopling(Verbs):
    """Users and channels."""

    def add_user(
        self,
        name: str,
        *,
        user_id: str | None = None,
        real_name: str | None = None,
        tz: str = "UTC",
        is_bot: bool = False,
        is_admin: bool = False,
        is_restricted: bool = False,
        is_stranger: bool = False,
        deleted: bool = False,
        team_id: str = "",
    ) -> str:
        """Add a person (or another app's bot) and return the id; `tz` is an IANA name, `team_id` of elsewhere."""
        ZoneInfo(tz)
        with self._ws.lock:
            user = User(
                id=user_id or self._ws.new_id("U"),
                name=name,
                real_name=real_name or name.capitalize(),
                tz=tz,
                email=f"{name}@example.com",
                is_bot=is_bot,
                is_admin=is_admin,
                is_restricted=is_restricted,
                is_stranger=is_stranger,
                deleted=deleted,
                team_id=team_id,
                bot_id=self._ws.new_id("B") if is_bot else None,
                updated=self._ws.seconds(),
            )
            if user.id in self._ws.users:
                raise Refused(f"user {user.id!r} exists already")
            self._ws.users[user.id] = user
            self._ws.tell("user", user.id)
            return user.id

    def change_user(self, user: str, **fields: Any) -> None:
        """Change fields of a user (`name`, `real_name`, `tz`, `deleted`, …), and tell the app."""
        with self._ws.lock:
            record = self._ws.user(user)
            for name, value in fields.items():
                if not hasattr(record, name) or name == "id":
                    raise Refused(f"a user has no {name!r} to change")
                setattr(record, name, value)
            record.updated = self._ws.seconds()
            user_changed(self._ws, record)

    def add_channel(
        self, name: str, *, channel_id: str | None = None, members: Iterable[str] = (), is_private: bool = False
    ) -> str:
        """Make a channel, created by the first of `members`, and return its id; nobody is notified."""
        with self._ws.lock:
            people = [self._ws.user(m).id for m in members]
            if self._ws.channel_named(name) or (channel_id in self._ws.channels):
                raise Refused(f"channel {name!r} exists already")
            creator = people[0] if people else "USLACKBOT"
            channel = membership.bare(
                self._ws, name=name, creator=creator, is_private=is_private, channel_id=channel_id
            )
            channel.members.extend(dict.fromkeys(people))
            return channel.id

    def join(self, user: str, channel: str) -> None:
        """Let a user join a channel by themselves."""
        with self._ws.lock:
            membership.join(self._ws, self._ws.channel(channel), self._ws.user(user).id)

    def leave(self, user: str, channel: str) -> None:
        """Let a user leave a channel."""
        with self._ws.lock:
            membership.leave(self._ws, self._ws.channel(channel), self._ws.user(user).id)

    def invite(self, by: str, channel: str, user: str) -> None:
        """Let a member bring somebody into a channel; the bot too."""
        with self._ws.lock:
            where = self._ws.channel(channel)
            if by not in where.members:
                raise Refused(f"{by} is not in {channel} and cannot invite to it")
            membership.join(self._ws, where, self._ws.user(user).id, inviter=by)

    def set_topic(self, user: str, channel: str, topic: str) -> None:
        """Let a user set a channel's topic."""
        with self._ws.lock:
            membership.set_topic(self._ws, self._ws.channel(channel), self._ws.user(user).id, topic)

    def rename_channel(self, user: str, channel: str, name: str) -> None:
        """Let a user rename a channel."""
        with self._ws.lock:
            membership.rename(self._ws, self._ws.channel(channel), self._ws.user(user).id, name)

    def change_channel_id(self, channel: str, new: str) -> None:
        """Have Slack give a channel another id."""
        with self._ws.lock:
            membership.change_id(self._ws, self._ws.channel(channel), new)

    def convert_channel(self, user: str, channel: str, *, is_private: bool) -> None:
        """Let a user make a channel private, or public again."""
        with self._ws.lock:
            membership.convert(self._ws, self._ws.channel(channel), self._ws.user(user).id, is_private=is_private)

    def archive(self, user: str, channel: str) -> None:
        """Let a user archive a channel."""
        with self._ws.lock:
            membership.archive(self._ws, self._ws.channel(channel), self._ws.user(user).id)
