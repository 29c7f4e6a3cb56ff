"""What was read in Slack although no delivery told of it, counted by channel."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.domain.ids import ChannelId, MessageTs, TeamId
from bot.storage.rows import upsert
from bot.storage.tables import unheard


@dataclass(frozen=True, kw_only=True, slots=True)
class UnheardOf:
    """How many messages in all no delivery told of; the last of them, and when one was found last (None: never)."""

    messages: int
    last_ts: MessageTs | None
    found_at: datetime | None


class Unheard:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, team_id: TeamId, channel_id: ChannelId, messages: int, last_ts: MessageTs, now: datetime) -> None:
        """Count so many more messages in a channel, `last_ts` being the last of them."""
        here = sa.and_(unheard.c.team_id == team_id, unheard.c.channel_id == channel_id)
        before = self._connection.execute(sa.select(unheard.c.messages, unheard.c.last_ts).where(here)).first()
        row = {
            "team_id": team_id, "channel_id": channel_id, "messages": messages + (before.messages if before else 0),
            "last_ts": max(last_ts, before.last_ts) if before else last_ts, "found_at": now,
        }  # fmt: skip
        upsert(self._connection, unheard, row)

    def all(self) -> UnheardOf:
        """Return what was counted in all channels together."""
        columns = (sa.func.sum(unheard.c.messages), sa.func.max(unheard.c.last_ts), sa.func.max(unheard.c.found_at))
        messages, last_ts, found_at = self._connection.execute(sa.select(*columns)).one()
        return UnheardOf(messages=int(messages or 0), last_ts=last_ts, found_at=found_at)
