"""Who has which role in an incident, the lead excepted, who stands with the incident itself."""

import sqlalchemy as sa

from bot.domain.ids import IncidentId
from bot.domain.roles import STANDARD, Role, RoleHolder
from bot.storage.rows import from_row, to_row, upsert
from bot.storage.tables import role_holder


class Roles:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def of(self, incident_id: IncidentId) -> tuple[RoleHolder, ...]:
        """Return who has a role: the standard ones first, in their order."""
        found = sa.select(role_holder).where(role_holder.c.incident_id == incident_id)
        holders = [from_row(RoleHolder, row) for row in self._connection.execute(found).mappings()]
        return tuple(sorted(holders, key=lambda holder: _place(holder.role)))

    def give(self, holder: RoleHolder) -> None:
        """Give a role to somebody; whoever had it has it no more."""
        upsert(self._connection, role_holder, to_row(holder, role_holder))

    def end(self, incident_id: IncidentId, role: Role) -> None:
        """Have nobody in this role any more."""
        here = sa.and_(role_holder.c.incident_id == incident_id, role_holder.c.role == role)
        self._connection.execute(sa.delete(role_holder).where(here))


def _place(role: Role) -> tuple[int, str]:
    return STANDARD.index(role) if role in STANDARD else len(STANDARD), role.value
