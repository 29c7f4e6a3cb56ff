"""Action items."""

from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from bot.domain.action_items import ActionItem
from bot.domain.ids import IncidentId
from bot.storage.rows import from_row, to_row
from bot.storage.tables import action_item


class ActionItems:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def next_number(self, incident_id: IncidentId) -> int:
        """Return the number that the incident's next action item takes."""
        here = action_item.c.incident_id == incident_id
        return int(self._connection.scalar(sa.select(sa.func.max(action_item.c.number)).where(here)) or 0) + 1

    def add(self, item: ActionItem) -> ActionItem:
        """Store the item and return it with its id."""
        statement = sa.insert(action_item).values(to_row(item, action_item)).returning(action_item.c.id)
        return replace(item, id=self._connection.execute(statement).scalar_one())

    def repeated(self, item: ActionItem, since: datetime) -> ActionItem | None:
        """Return the item with the same words, owner and date, noted by the same person since then."""
        names = ("incident_id", "text", "created_by")
        same = [action_item.c[name] == getattr(item, name) for name in names]
        same += [action_item.c[name].is_not_distinct_from(getattr(item, name)) for name in ("owner_id", "due_on")]
        found = sa.select(action_item).where(*same, action_item.c.created_at >= since)
        row = self._connection.execute(found.order_by(action_item.c.id.desc()).limit(1)).mappings().first()
        return None if row is None else from_row(ActionItem, row)

    def get(self, item_id: int) -> ActionItem:
        row = self._connection.execute(sa.select(action_item).where(action_item.c.id == item_id)).mappings().one()
        return from_row(ActionItem, row)

    def of(self, incident_id: IncidentId) -> list[ActionItem]:
        """Return an incident's action items by number."""
        found = sa.select(action_item).where(action_item.c.incident_id == incident_id)
        rows = self._connection.execute(found.order_by(action_item.c.number)).mappings()
        return [from_row(ActionItem, row) for row in rows]

    def set_status(self, item: ActionItem) -> None:
        """Store the item's status."""
        changed = sa.update(action_item).where(action_item.c.id == item.id).values(status=item.status)
        self._connection.execute(changed)
