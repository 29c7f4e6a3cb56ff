"""Action items, and the reminders that come of them."""

from datetime import date

from bot.domain.action_items import ActionItem, Horizon, Priority, horizon_for
from bot.domain.ids import IncidentId, UserId
from bot.domain.incident import Incident
from bot.domain.reminders import Reminder, ReminderRule, due_morning
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.storage import Tx
from bot.usecases.corrections import correct
from bot.usecases.scribe import TYPED_AGAIN, Scribe, learn, record


def add_action_item(
    scribe: Scribe, *, incident_id: IncidentId, text: str, owner_id: UserId | None, due_on: date | None,
    horizon: Horizon | None, priority: Priority, by: UserId,
) -> ActionItem:  # fmt: skip
    """Store an action item; its owner is reminded on the day it is due."""
    now = scribe.now()
    with scribe.store.write() as tx:
        incident = tx.incidents.get(incident_id, for_update=True)
        wanted = ActionItem(
            incident_id=incident_id, number=tx.action_items.next_number(incident_id), text=text, owner_id=owner_id,
            due_on=due_on, horizon=horizon or horizon_for(due_on, now.date()), priority=priority, created_by=by,
            created_at=now,
        )  # fmt: skip
        typed_before = tx.action_items.repeated(wanted, now - TYPED_AGAIN)
        if typed_before is not None:
            return typed_before
        item = tx.action_items.add(wanted)
        record(tx, scribe, incident, _added(incident, item))
        correct(tx, scribe, incident, f"action item {item.number}")
        learn(tx, scribe, incident, [owner_id])
        schedule_reminder(tx, scribe, item)
        return item


def _added(incident: Incident, item: ActionItem) -> TimelineEvent:
    owner = f" (<@{item.owner_id}>)" if item.owner_id else ""
    return TimelineEvent(
        incident_id=incident.id, kind=TimelineKind.ACTION, text=f"Action item {item.number}: {item.text}{owner}",
        occurred_at=item.created_at, recorded_at=item.created_at, author_id=item.created_by,
    )  # fmt: skip


def schedule_reminder(tx: Tx, scribe: Scribe, item: ActionItem) -> None:
    """Store the reminder for the morning of the due day, in the owner's zone as far as it is known.

    Where it is not, the reminder is stored in UTC and moved once Slack has told the zone (`people_learned`).
    """
    if item.due_on is None or item.owner_id is None or item.id is None:
        return
    owner = tx.people.get(scribe.workspace.team_id, item.owner_id)
    tx.reminders.add(
        Reminder(
            action_item_id=item.id, rule=ReminderRule.DUE_TODAY, occurrence=item.due_on.isoformat(),
            recipient_id=item.owner_id, due_at=due_morning(item.due_on, owner.tz if owner else "UTC"),
        )
    )  # fmt: skip
