"""Where incidents were announced, and under which key each message is known."""

from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain.ids import ChannelId, IncidentId
from bot.storage.rows import from_row, to_row, upsert
from bot.storage.tables import announcement


@dataclass(frozen=True, kw_only=True, slots=True)
class Announcement:
    """An incident's message in a channel that hears of it."""

    incident_id: IncidentId
    channel_id: ChannelId
    message: str


class Announcements:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def of(self, incident_id: IncidentId) -> list[Announcement]:
        """Return where the incident was announced, by channel."""
        found = sa.select(announcement).where(announcement.c.incident_id == incident_id)
        rows = self._connection.execute(found.order_by(announcement.c.channel_id)).mappings()
        return [from_row(Announcement, row) for row in rows]

    def add(self, one: Announcement) -> None:
        """Remember that the incident was announced there."""
        upsert(self._connection, announcement, to_row(one, announcement))
