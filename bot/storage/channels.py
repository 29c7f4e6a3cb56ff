"""Channels: their names, whether the scribe is in them, and whether everybody may see them."""

from collections.abc import Collection

import sqlalchemy as sa

from bot.domain.ids import ChannelId, TeamId
from bot.storage.rows import insert_new, upsert
from bot.storage.tables import channel, metadata

# What a document prints in place of a channel's name that is none of its readers' business.
HIDDEN = "private-channel"


class Channels:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def save(
        self, team_id: TeamId, channel_id: ChannelId, name: str, *, is_member: bool, is_private: bool | None = None
    ) -> None:
        """Store how Slack describes a channel; what it is while `is_private` is None counts as private."""
        row = {
            "team_id": team_id, "channel_id": channel_id, "name": name, "is_member": is_member,
            "is_private": is_private,
        }  # fmt: skip
        upsert(self._connection, channel, row)

    def doubt(self, team_id: TeamId, channel_id: ChannelId) -> None:
        """Note that it is not known any more whether the channel is private, so that it counts as such."""
        self._connection.execute(sa.update(channel).where(*_at(team_id, channel_id)).values(is_private=None))

    def doubtful(self, team_id: TeamId, among: Collection[ChannelId]) -> list[ChannelId]:
        """Return those `among` channels of which it is not known whether they are private."""
        here = sa.select(channel.c.channel_id).where(channel.c.team_id == team_id, channel.c.is_private.is_not(None))
        known = set(self._connection.scalars(here))
        return sorted(set(among) - known)

    def doubtful_or_private(self, team_id: TeamId, among: Collection[ChannelId]) -> list[ChannelId]:
        """Return those `among` channels that are not known to be for everybody."""
        here = sa.select(channel.c.channel_id).where(channel.c.team_id == team_id, channel.c.is_private.is_(False))
        public = set(self._connection.scalars(here.where(channel.c.channel_id.in_(sorted(among)))))
        return sorted(set(among) - public)

    def set_member(self, team_id: TeamId, channel_id: ChannelId, *, is_member: bool) -> None:
        """Note that the scribe came or left; a channel not known before goes by its id until it is looked up."""
        row = {"team_id": team_id, "channel_id": channel_id, "name": channel_id, "is_member": is_member}
        if not insert_new(self._connection, channel, [row]):
            here = sa.update(channel).where(*_at(team_id, channel_id))
            self._connection.execute(here.values(is_member=is_member))

    def is_known(self, team_id: TeamId, channel_id: ChannelId) -> bool:
        """Whether anything is known of the channel."""
        return self._connection.scalar(sa.select(channel.c.name).where(*_at(team_id, channel_id))) is not None

    def move(self, old: ChannelId, new: ChannelId) -> None:
        """Put every row of a channel under its new id, where a row is there already, that stays."""
        for table in metadata.sorted_tables:
            if "channel_id" not in table.c:
                continue
            there = table.alias()
            rest = [column.name for column in table.primary_key if column.name != "channel_id"]
            is_key = table.c.channel_id.primary_key
            same = sa.exists().where(there.c.channel_id == new, *(there.c[name] == table.c[name] for name in rest))
            moved = sa.update(table).where(table.c.channel_id == old, *([~same] if is_key else []))
            self._connection.execute(moved.values(channel_id=new))
            self._connection.execute(sa.delete(table).where(table.c.channel_id == old))

    def is_member(self, team_id: TeamId, channel_id: ChannelId) -> bool:
        """Whether the scribe is known to be in the channel."""
        return bool(self._connection.scalar(sa.select(channel.c.is_member).where(*_at(team_id, channel_id))))

    def names(self, team_id: TeamId) -> dict[ChannelId, str]:
        """Return the names of all channels known, by id."""
        rows = self._connection.execute(sa.select(channel).where(channel.c.team_id == team_id)).mappings()
        return {row["channel_id"]: row["name"] for row in rows}

    def names_for(self, team_id: TeamId, own: Collection[ChannelId]) -> dict[ChannelId, str]:
        """Return the names for the documents of an incident with its `own` channels; private others are not named."""
        rows = self._connection.execute(sa.select(channel).where(channel.c.team_id == team_id)).mappings()
        return {
            row["channel_id"]: row["name"] if row["is_private"] is False or row["channel_id"] in own else HIDDEN
            for row in rows
        }


def _at(team_id: TeamId, channel_id: ChannelId) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    return channel.c.team_id == team_id, channel.c.channel_id == channel_id
