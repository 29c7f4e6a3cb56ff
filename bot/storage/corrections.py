"""What changed beneath a final postmortem, kept until a revision tells of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.domain.ids import IncidentId
from bot.storage.rows import from_row
from bot.storage.tables import correction


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """One change: the `part` of the document ("timeline"), and what happened or was said about it, maybe empty."""

    id: int
    part: str
    detail: str
    recorded_at: datetime


class Corrections:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, incident_id: IncidentId, part: str, detail: str, now: datetime) -> None:
        """Store a change that no revision tells of yet."""
        row = {"incident_id": incident_id, "part": part, "detail": detail, "recorded_at": now, "is_told": False}
        self._connection.execute(sa.insert(correction).values(row))

    def untold(self, incident_id: IncidentId) -> list[Correction]:
        """Return the changes that no revision tells of yet, in the order made."""
        here = sa.and_(correction.c.incident_id == incident_id, ~correction.c.is_told)
        found = sa.select(correction).where(here).order_by(correction.c.id)
        return [from_row(Correction, row) for row in self._connection.execute(found).mappings()]

    def settle(self, told: Sequence[Correction]) -> None:
        """Note that a revision tells of these, or that they came to nothing."""
        these = correction.c.id.in_([one.id for one in told])
        self._connection.execute(sa.update(correction).where(these).values(is_told=True))
