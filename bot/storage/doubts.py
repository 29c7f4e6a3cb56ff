"""What somebody was asked about before it was stored, so that who insists is known by saying it again."""

from datetime import datetime

import sqlalchemy as sa

from bot.storage.rows import upsert
from bot.storage.tables import doubt


class Doubts:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def ask(self, key: str, at: datetime) -> None:
        """Note that this was asked."""
        upsert(self._connection, doubt, {"key": key, "asked_at": at})

    def settle(self, key: str, since: datetime) -> bool:
        """Return whether this was asked since then, and forget it, with all that was asked before."""
        here = doubt.c.key == key
        was_asked = self._connection.scalar(sa.select(sa.exists().where(here, doubt.c.asked_at >= since))) is True
        self._connection.execute(sa.delete(doubt).where(sa.or_(here, doubt.c.asked_at < since)))
        return was_asked
