"""Verbs of whoever runs the workspace: groups of people, emoji, shared channels, and the app's installation."""

from collections.abc import Iterable

from bot.emulator import membership
from bot.emulator.control.base import Verbs
from bot.emulator.emojis import is_name
from bot.emulator.errors import Refused
from bot.emulator.records import UserGroup

GROUP_SIZES = range(3, 10)


class Administering(Verbs):
    """What is set up once, beside users and channels."""

    def open_group(self, users: Iterable[str]) -> str:
        """Open the group message between three to nine users, the first of them its creator; return its id."""
        with self._ws.lock:
            people = [self._ws.user(user).id for user in dict.fromkeys(users)]
            if len(people) not in GROUP_SIZES:
                raise Refused("a group message is between three to nine people")
            there = self._ws.direct_among(people)
            return (there or membership.open_group(self._ws, people)).id

    def add_usergroup(self, handle: str, users: Iterable[str] = (), *, name: str = "", by: str = "USLACKBOT") -> str:
        """Make a group of people that can be mentioned as `@handle`, and return its id."""
        with self._ws.lock:
            people = [self._ws.user(user).id for user in users]
            if any(group.handle == handle for group in self._ws.usergroups.values()):
                raise Refused(f"there is a group @{handle} already")
            made = UserGroup(
                id=self._ws.new_id("S"), handle=handle, name=name or handle, creator=by, created=self._ws.seconds(),
                users=people,
            )  # fmt: skip
            self._ws.usergroups[made.id] = made
            return made.id

    def disable_usergroup(self, group: str) -> None:
        """Disable a group of people."""
        with self._ws.lock:
            if group not in self._ws.usergroups:
                raise Refused(f"no group {group!r}")
            self._ws.usergroups[group].deleted_at = self._ws.seconds()

    def add_emoji(self, name: str, picture: str) -> None:
        """Add an emoji of the workspace's own: the address of a picture, or `alias:` and another emoji's name."""
        with self._ws.lock:
            if not is_name(name):
                raise Refused(f"no emoji can be called {name!r}")
            self._ws.emoji[name] = picture

    def set_purpose(self, user: str, channel: str, purpose: str) -> None:
        """Let a user set a channel's purpose."""
        with self._ws.lock:
            membership.set_purpose(self._ws, self._ws.channel(channel), self._ws.user(user).id, purpose)

    def unarchive(self, user: str, channel: str) -> None:
        """Let a user bring an archived channel back."""
        with self._ws.lock:
            membership.unarchive(self._ws, self._ws.channel(channel), self._ws.user(user).id)

    def connect_channel(self, channel: str, team_id: str) -> None:
        """Share a channel with another workspace, as Slack Connect does."""
        with self._ws.lock:
            where = self._ws.channel(channel)
            if where.kind not in ("channel", "group") or team_id in where.connected_teams:
                raise Refused(f"{channel} cannot be shared with {team_id}")
            membership.connect(self._ws, where, team_id)

    def disconnect_channel(self, channel: str, team_id: str) -> None:
        """End the sharing of a channel with another workspace."""
        with self._ws.lock:
            where = self._ws.channel(channel)
            if team_id not in where.connected_teams:
                raise Refused(f"{channel} is not shared with {team_id}")
            membership.disconnect(self._ws, where, team_id)

    def uninstall(self) -> None:
        """Remove the app: its bot's tokens are revoked, and it hears of that."""
        with self._ws.lock:
            self._tokens.uninstall()

    def revoke(self, token: str) -> None:
        """Take one token of the app's back."""
        with self._ws.lock:
            if token not in self._tokens.grants:
                raise Refused("no such token")
            self._tokens.revoke(token)

    def expire_tokens(self) -> None:
        """Let every token that rotates be too old now."""
        with self._ws.lock:
            self._tokens.expire()
