"""Who is in a channel, as Slack said last. Any order of arrival ends in the same rows."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from bot.domain.ids import ChannelId, MessageTs, TeamId, UserId
from bot.storage.rows import upsert
from bot.storage.tables import channel_member


class Members:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def set(
        self, team_id: TeamId, channel_id: ChannelId, user_id: UserId, as_of: MessageTs, *, is_member: bool
    ) -> None:
        """Take in that somebody was in the channel, or was not, at `as_of`; the latest such news counts."""
        row = {
            "team_id": team_id, "channel_id": channel_id, "user_id": user_id, "as_of": as_of, "is_member": is_member
        }  # fmt: skip
        upsert(self._connection, channel_member, row, where=_is_no_older)

    def take_page(self, team_id: TeamId, channel_id: ChannelId, user_ids: Iterable[UserId], as_of: MessageTs) -> None:
        """Take in a page of those who are in the channel, asked for at `as_of`."""
        for user_id in user_ids:
            self.set(team_id, channel_id, user_id, as_of, is_member=True)

    def end_list(self, team_id: TeamId, channel_id: ChannelId, as_of: MessageTs) -> None:
        """Take in that nobody else is in the channel than was listed since `as_of`."""
        here = (channel_member.c.team_id == team_id, channel_member.c.channel_id == channel_id)
        gone = sa.update(channel_member).where(*here, channel_member.c.as_of < as_of)
        self._connection.execute(gone.values(is_member=False, as_of=as_of))

    def since(self, team_id: TeamId, channel_id: ChannelId, ts: MessageTs) -> frozenset[UserId]:
        """Return who is in the channel, or left it since then, as far as is known."""
        here = (channel_member.c.team_id == team_id, channel_member.c.channel_id == channel_id)
        was = sa.or_(channel_member.c.is_member, channel_member.c.as_of >= ts)
        return frozenset(map(UserId, self._connection.scalars(sa.select(channel_member.c.user_id).where(*here, was))))

    def has(self, team_id: TeamId, channel_id: ChannelId, user_id: UserId) -> bool:
        """Whether somebody is known to be in the channel."""
        member = channel_member.c
        here = (member.team_id == team_id, member.channel_id == channel_id, member.user_id == user_id)
        return self._connection.scalar(sa.select(member.is_member).where(*here)) is True


def _is_no_older(news: Any) -> Any:
    return channel_member.c.as_of <= news.as_of
