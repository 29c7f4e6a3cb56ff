"""By which settings reminders are planned; where these changed, all that is open is planned anew."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.incident import IncidentStatus
from bot.domain.reminders import ReminderRule, SubjectKind
from bot.storage.action_items import UNFINISHED
from bot.storage.columns import Work
from bot.storage.tables import action_item, incident, reminder, reminder_rules


class ReminderRules:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def follow(self, mark: str) -> bool:
        """Note that reminders are planned by these settings from now on; return whether it were others before."""
        if self._connection.scalar(sa.select(reminder_rules.c.mark)) == mark:
            return False
        self._connection.execute(sa.delete(reminder_rules))
        self._connection.execute(sa.insert(reminder_rules).values(mark=mark))
        return True

    def look_at_all(self, occasion: str, now: datetime) -> None:
        """Have all that is open looked at by the next tick; `occasion` is another one each time."""
        is_open = action_item.c.status.in_(UNFINISHED)
        owner = sa.func.coalesce(action_item.c.owner_id, action_item.c.created_by)
        self._look_at(SubjectKind.ACTION_ITEM, ReminderRule.SNOOZE_OVER, owner, is_open, occasion, now)
        stands = incident.c.status != IncidentStatus.CANCELED
        lead = sa.func.coalesce(incident.c.lead_id, incident.c.reporter_id)
        self._look_at(SubjectKind.INCIDENT, ReminderRule.REVIEW, lead, stands, occasion, now)

    def _look_at(
        self, kind: SubjectKind, rule: ReminderRule, recipient: Any, here: sa.ColumnElement[bool], occasion: str,
        now: datetime,
    ) -> None:  # fmt: skip
        """A row that waits is word of when to look; the rules take it away, since they want no such reminder."""
        subject = action_item if kind is SubjectKind.ACTION_ITEM else incident
        given = {"subject_kind": kind, "rule": rule, "occurrence": occasion, "due_at": now, "state": Work.PENDING}
        values = [sa.literal(value, reminder.c[name].type) for name, value in given.items()]
        found = sa.select(subject.c.id, recipient, *values).where(here)
        self._connection.execute(sa.insert(reminder).from_select(["subject_id", "recipient_id", *given], found))
