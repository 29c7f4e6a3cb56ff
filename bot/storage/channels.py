"""Channels: their names, and whether the scribe is in them."""

import sqlalchemy as sa

from bot.domain.ids import ChannelId, TeamId
from bot.storage.rows import insert_new, upsert
from bot.storage.tables import channel


class Channels:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def save(self, team_id: TeamId, channel_id: ChannelId, name: str, *, is_member: bool) -> None:
        row = {"team_id": team_id, "channel_id": channel_id, "name": name, "is_member": is_member}
        upsert(self._connection, channel, row)

    def set_member(self, team_id: TeamId, channel_id: ChannelId, *, is_member: bool) -> None:
        """Note that the scribe came or left; a channel not known before goes by its id until it is looked up."""
        row = {"team_id": team_id, "channel_id": channel_id, "name": channel_id, "is_member": is_member}
        if not insert_new(self._connection, channel, [row]):
            here = sa.update(channel).where(*_at(team_id, channel_id))
            self._connection.execute(here.values(is_member=is_member))

    def is_member(self, team_id: TeamId, channel_id: ChannelId) -> bool:
        """Whether the scribe is known to be in the channel."""
        return bool(self._connection.scalar(sa.select(channel.c.is_member).where(*_at(team_id, channel_id))))

    def names(self, team_id: TeamId) -> dict[ChannelId, str]:
        """Return the names of all channels known, by id."""
        rows = self._connection.execute(sa.select(channel).where(channel.c.team_id == team_id)).mappings()
        return {row["channel_id"]: row["name"] for row in rows}


def _at(team_id: TeamId, channel_id: ChannelId) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    return channel.c.team_id == team_id, channel.c.channel_id == channel_id
