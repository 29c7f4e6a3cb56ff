"""Reminders, each a row that is sent once."""

from datetime import datetime

import sqlalchemy as sa

from bot.domain.ids import UserId
from bot.domain.reminders import Reminder
from bot.storage.columns import Work
from bot.storage.rows import from_row, insert_new, to_row
from bot.storage.tables import reminder


class Reminders:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, value: Reminder) -> bool:
        """Store the reminder; return False where there is one for the same occasion."""
        return bool(insert_new(self._connection, reminder, [to_row(value, reminder) | {"state": Work.PENDING}]))

    def claim_due(self, now: datetime, limit: int = 100) -> list[Reminder]:
        """Take the reminders that are due, oldest first; they are done when this transaction commits."""
        due = sa.select(reminder.c.id).where(reminder.c.state == Work.PENDING, reminder.c.due_at <= now)
        due = due.order_by(reminder.c.due_at, reminder.c.id).limit(limit).with_for_update(skip_locked=True)
        ids = list(self._connection.scalars(due))
        if not ids:
            return []
        claimed = sa.update(reminder).where(reminder.c.id.in_(ids)).values(state=Work.DONE).returning(reminder)
        rows = self._connection.execute(claimed).mappings()
        return sorted((from_row(Reminder, row) for row in rows), key=lambda value: (value.due_at, value.id or 0))

    def waiting_for(self, user_id: UserId) -> list[Reminder]:
        """Return the reminders that this person will get."""
        theirs = sa.and_(reminder.c.state == Work.PENDING, reminder.c.recipient_id == user_id)
        rows = self._connection.execute(sa.select(reminder).where(theirs).order_by(reminder.c.id)).mappings()
        return [from_row(Reminder, row) for row in rows]

    def move(self, value: Reminder, due_at: datetime) -> None:
        """Have the reminder sent at another time."""
        changed = sa.update(reminder).where(reminder.c.id == value.id)
        self._connection.execute(changed.values(due_at=due_at))

    def waiting(self, *, due_by: datetime) -> int:
        """Return how many reminders are due by then and not sent."""
        due = sa.and_(reminder.c.state == Work.PENDING, reminder.c.due_at <= due_by)
        return int(self._connection.scalar(sa.select(sa.func.count()).select_from(reminder).where(due)) or 0)

    def next_due_at(self) -> datetime | None:
        """Return when the next reminder is due."""
        waiting = reminder.c.state == Work.PENDING
        next_due: datetime | None = self._connection.scalar(sa.select(sa.func.min(reminder.c.due_at)).where(waiting))
        return next_due
