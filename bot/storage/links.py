"""Which incidents belong together because somebody said so."""

from datetime import datetime

import sqlalchemy as sa

from bot.domain.ids import IncidentId, UserId
from bot.domain.incident import Incident
from bot.storage.rows import from_row, insert_new
from bot.storage.tables import incident, incident_link


class Links:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, incident_id: IncidentId, other_id: IncidentId, by: UserId, at: datetime) -> bool:
        """Link an incident to another; return False where it is already."""
        row = {"incident_id": incident_id, "other_id": other_id, "linked_by": by, "linked_at": at}
        return bool(insert_new(self._connection, incident_link, [row]))

    def end(self, incident_id: IncidentId, other_id: IncidentId) -> bool:
        """Link them no more; return False where they were not linked."""
        here = sa.and_(incident_link.c.incident_id == incident_id, incident_link.c.other_id == other_id)
        return bool(self._connection.execute(sa.delete(incident_link).where(here)).rowcount)

    def of(self, incident_id: IncidentId) -> list[Incident]:
        """Return the incidents that this one was linked to, in the order linked."""
        return self._joined(incident_link.c.other_id, incident_link.c.incident_id, incident_id)

    def to(self, incident_id: IncidentId) -> list[Incident]:
        """Return the incidents that were linked to this one, in the order linked."""
        return self._joined(incident_link.c.incident_id, incident_link.c.other_id, incident_id)

    def _joined(
        self, wanted: sa.Column[IncidentId], known: sa.Column[IncidentId], incident_id: IncidentId
    ) -> list[Incident]:
        found = sa.select(incident).join(incident_link, incident.c.id == wanted).where(known == incident_id)
        rows = self._connection.execute(found.order_by(incident_link.c.linked_at, incident.c.id)).mappings()
        return [from_row(Incident, row) for row in rows]
