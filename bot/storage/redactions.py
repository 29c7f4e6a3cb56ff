"""What was taken out of messages, commands and forms: where, which kinds, how many. Never what it was."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.ids import TeamId, UserId
from bot.storage.rows import from_row, to_row, upsert
from bot.storage.tables import redaction


@dataclass(frozen=True, kw_only=True, slots=True)
class Redaction:
    """So many secrets of one kind in one place: "C1/1700000000.000100", or a command or form of somebody's."""

    team_id: TeamId
    place: str
    kind: str
    count: int
    user_id: UserId | None
    said_at: datetime


class Redactions:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def note(self, value: Redaction) -> None:
        """Count what a place held; the most counts that any of its revisions held, so any order ends the same."""
        upsert(self._connection, redaction, to_row(value, redaction), where=_is_more)

    def all(self, team_id: TeamId) -> list[Redaction]:
        """Return everything that was counted, in the order said."""
        found = sa.select(redaction).where(redaction.c.team_id == team_id)
        rows = self._connection.execute(found.order_by("said_at", "place", "kind")).mappings()
        return [from_row(Redaction, row) for row in rows]


def _is_more(new: Any) -> Any:
    return redaction.c["count"] < new["count"]
