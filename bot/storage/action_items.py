"""Action items."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from bot.domain.action_items import FINISHED, ActionItem, ActionStatus
from bot.domain.ids import ChannelId, IncidentId, MessageTs, TeamId, UserId
from bot.domain.incident import Incident
from bot.storage.rows import from_row, from_rows, to_row
from bot.storage.tables import action_item, incident

UNFINISHED = tuple(status for status in ActionStatus if status not in FINISHED)
_WITH_IDS = (
    sa.select(action_item).where(action_item.c.id.in_(sa.bindparam("ids", expanding=True))).order_by(action_item.c.id)
)


@dataclass(frozen=True, kw_only=True, slots=True)
class OfIncident:
    """An action item, and the incident that it belongs to."""

    item: ActionItem
    incident: Incident


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

    def save(self, item: ActionItem) -> None:
        """Store an item that is there already, as it is now."""
        changed = sa.update(action_item).where(action_item.c.id == item.id)
        self._connection.execute(changed.values(to_row(item, action_item)))

    def repeated(self, item: ActionItem, since: datetime) -> ActionItem | None:
        """Return the item with the same words, owner and date, noted by the same person since then."""
        names = ("incident_id", "text", "created_by")
        same = [action_item.c[name] == getattr(item, name) for name in names]
        others = ("owner_id", "owner_group", "due_on", "due_at", "channel_id", "message_ts")
        same += [action_item.c[name].is_not_distinct_from(getattr(item, name)) for name in others]
        found = sa.select(action_item).where(*same, action_item.c.created_at >= since)
        return self._first(found.order_by(action_item.c.id.desc()))

    def get(self, item_id: int, *, for_update: bool = False) -> ActionItem:
        """Return the item with this id; `for_update` keeps others from changing it until the transaction ends."""
        found = sa.select(action_item).where(action_item.c.id == item_id)
        row = self._connection.execute(found.with_for_update() if for_update else found).mappings().one()
        return from_row(ActionItem, row)

    def find(self, item_id: int) -> ActionItem | None:
        """Return the item with this id, None where there is none."""
        return self._first(sa.select(action_item).where(action_item.c.id == item_id))

    def from_message(self, incident_id: IncidentId, channel_id: ChannelId, ts: MessageTs) -> ActionItem | None:
        """Return the incident's item that came from this message, None where there is none."""
        here = (action_item.c.incident_id == incident_id, action_item.c.channel_id == channel_id)
        return self._first(sa.select(action_item).where(*here, action_item.c.message_ts == ts))

    def with_ids(self, ids: Iterable[int]) -> list[ActionItem]:
        """Return those of these items that there are, by id."""
        return from_rows(ActionItem, self._connection.execute(_WITH_IDS, {"ids": sorted(ids)}))

    def unfinished_ids(self, owner_id: UserId) -> list[int]:
        """Return the ids of the open items that somebody owns."""
        theirs = sa.and_(action_item.c.owner_id == owner_id, action_item.c.status.in_(UNFINISHED))
        return list(self._connection.scalars(sa.select(action_item.c.id).where(theirs).order_by(action_item.c.id)))

    def of(self, incident_id: IncidentId) -> list[ActionItem]:
        """Return an incident's action items by number."""
        found = sa.select(action_item).where(action_item.c.incident_id == incident_id)
        rows = self._connection.execute(found.order_by(action_item.c.number)).mappings()
        return [from_row(ActionItem, row) for row in rows]

    def unfinished(self, team_id: TeamId, *, answered_by: UserId | None = None) -> list[OfIncident]:
        """Return the team's open items over all incidents, by due date and with those without one at the end.

        `answered_by`: only those that this person owns, or answers for as the lead where nobody owns them.
        """
        found = sa.select(action_item).where(action_item.c.status.in_(UNFINISHED))
        if answered_by is not None:
            found = found.where(action_item.c.id.in_(self._answered_by(team_id, answered_by)))
        last = sa.case((action_item.c.due_on.is_(None), 1), else_=0)
        order = (last, action_item.c.due_on, action_item.c.due_at, action_item.c.incident_id, action_item.c.number)
        items = [from_row(ActionItem, row) for row in self._connection.execute(found.order_by(*order)).mappings()]
        return [one for one in self._with_incidents(items) if one.incident.team_id == team_id]

    def _answered_by(self, team_id: TeamId, user_id: UserId) -> list[int]:
        """Their ids, each half by an index: in one statement, SQLite would look at every item of every incident."""
        answerable = sa.func.coalesce(incident.c.lead_id, incident.c.reporter_id) == user_id
        theirs = sa.select(incident.c.id).where(incident.c.team_id == team_id, answerable)
        ownerless = sa.and_(action_item.c.owner_id.is_(None), action_item.c.incident_id.in_(theirs))
        unfinished = sa.select(action_item.c.id).where(action_item.c.status.in_(UNFINISHED))
        halves = sa.union_all(unfinished.where(action_item.c.owner_id == user_id), unfinished.where(ownerless))
        return list(self._connection.scalars(halves))

    def _with_incidents(self, items: Sequence[ActionItem]) -> list[OfIncident]:
        ids = {item.incident_id for item in items}
        rows = self._connection.execute(sa.select(incident).where(incident.c.id.in_(ids))).mappings()
        known = {row["id"]: from_row(Incident, row) for row in rows}
        return [OfIncident(item=item, incident=known[item.incident_id]) for item in items]

    def _first(self, found: sa.Select[tuple[object, ...]]) -> ActionItem | None:
        row = self._connection.execute(found.limit(1)).mappings().first()
        return None if row is None else from_row(ActionItem, row)
