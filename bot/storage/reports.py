"""What reports over many incidents are made from, read in a few statements however many there are."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from bot.domain.action_items import FINISHED, ActionItem
from bot.domain.ids import IncidentId
from bot.domain.incident import Incident
from bot.domain.people import Person
from bot.domain.timeline import TimelineEvent
from bot.storage.rows import from_row
from bot.storage.tables import action_item, incident, person, timeline_event


class Reports:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def incidents(self, declared_from: datetime | None = None) -> list[Incident]:
        """Return the incidents of every workspace (declared from then on), by workspace and number."""
        found = sa.select(incident).order_by(incident.c.team_id, incident.c.number)
        if declared_from is not None:
            found = found.where(incident.c.declared_at >= declared_from)
        return [from_row(Incident, row) for row in self._connection.execute(found).mappings()]

    def milestones(self) -> dict[IncidentId, list[TimelineEvent]]:
        """Return by incident the events that set a milestone, without their words."""
        names = ("incident_id", "kind", "occurred_at", "recorded_at", "author_id", "milestone", "retracted_at", "id")
        found = sa.select(*(timeline_event.c[name] for name in names)).where(timeline_event.c.milestone.is_not(None))
        events: dict[IncidentId, list[TimelineEvent]] = defaultdict(list)
        for row in self._connection.execute(found.order_by(timeline_event.c.id)).mappings():
            events[row["incident_id"]].append(from_row(TimelineEvent, row, text=""))
        return events

    def action_items(self, *, is_open: bool = False, of: Iterable[IncidentId] | None = None) -> list[ActionItem]:
        """Return action items (open ones, of these incidents), by incident and number."""
        found = sa.select(action_item).order_by(action_item.c.incident_id, action_item.c.number)
        if is_open:
            found = found.where(action_item.c.status.not_in(FINISHED))
        if of is not None:
            found = found.where(action_item.c.incident_id.in_(list(of)))
        return [from_row(ActionItem, row) for row in self._connection.execute(found).mappings()]

    def people(self) -> list[Person]:
        """Return everybody known in any workspace, by workspace and id."""
        found = sa.select(person).order_by(person.c.team_id, person.c.user_id)
        return [from_row(Person, row) for row in self._connection.execute(found).mappings()]
