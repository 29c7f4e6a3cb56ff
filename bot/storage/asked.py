"""Questions that were handed to somebody else, and when each was answered."""

from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from bot.domain.ids import IncidentId
from bot.postmortem.asked import AskedQuestion
from bot.storage.rows import from_row, to_row
from bot.storage.tables import asked_question


class AskedQuestions:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, value: AskedQuestion) -> AskedQuestion:
        """Store that somebody was asked; return it with its id."""
        row = to_row(value, asked_question)
        new = sa.insert(asked_question).values(row).returning(asked_question.c.id)
        return replace(value, id=self._connection.execute(new).scalar_one())

    def get(self, asked_id: int) -> AskedQuestion:
        found = sa.select(asked_question).where(asked_question.c.id == asked_id)
        return from_row(AskedQuestion, self._connection.execute(found).mappings().one())

    def of(self, incident_id: IncidentId) -> list[AskedQuestion]:
        """Return all that was asked about the incident, in the order asked."""
        found = sa.select(asked_question).where(asked_question.c.incident_id == incident_id)
        rows = self._connection.execute(found.order_by(asked_question.c.id)).mappings()
        return [from_row(AskedQuestion, row) for row in rows]

    def answered(self, value: AskedQuestion, at: datetime) -> None:
        """Note that the person who was asked has answered."""
        changed = sa.update(asked_question).where(asked_question.c.id == value.id).values(answered_at=at)
        self._connection.execute(changed)
