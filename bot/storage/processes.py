"""The processes that hold leases, and when each last said that it lives."""

from datetime import datetime

import sqlalchemy as sa

from bot.storage.rows import upsert
from bot.storage.tables import process


class Processes:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def beat(self, process_id: str, now: datetime) -> None:
        """Note that this process lives."""
        upsert(self._connection, process, {"id": process_id, "heartbeat_at": now})

    def silent_since(self, moment: datetime) -> list[str]:
        """Return the processes that have not been heard of since `moment`."""
        return list(self._connection.scalars(sa.select(process.c.id).where(process.c.heartbeat_at < moment)))

    def forget(self, process_ids: list[str]) -> None:
        self._connection.execute(sa.delete(process).where(process.c.id.in_(process_ids)))
