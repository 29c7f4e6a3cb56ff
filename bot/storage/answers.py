"""Answers to the postmortem's questions: every revision is kept, the latest counts."""

from datetime import datetime

import sqlalchemy as sa

from bot.domain.ids import IncidentId, UserId
from bot.postmortem.record import Answer
from bot.storage.rows import from_row
from bot.storage.tables import answer


class Answers:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def of(self, incident_id: IncidentId) -> dict[str, Answer]:
        """Return the latest revision of each answer, by question key."""
        found = sa.select(answer).where(answer.c.incident_id == incident_id).order_by(answer.c.revision)
        rows = self._connection.execute(found).mappings()
        return {row["question"]: from_row(Answer, row) for row in rows}

    def latest(self, incident_id: IncidentId, question: str) -> str:
        """Return the latest answer to `question`, empty where there is none."""
        found = sa.select(answer.c.text).where(answer.c.incident_id == incident_id, answer.c.question == question)
        return self._connection.scalar(found.order_by(answer.c.revision.desc()).limit(1)) or ""

    def history(self, incident_id: IncidentId) -> list[Answer]:
        """Return every revision of every answer, in the order they were saved."""
        found = sa.select(answer).where(answer.c.incident_id == incident_id).order_by(answer.c.id)
        return [from_row(Answer, row) for row in self._connection.execute(found).mappings()]

    def revision(self, incident_id: IncidentId, question: str, number: int) -> Answer | None:
        """Return one revision of the answer to `question`, None where there is none of that number."""
        found = sa.select(answer).where(
            answer.c.incident_id == incident_id, answer.c.question == question, answer.c.revision == number
        )
        row = self._connection.execute(found).mappings().first()
        return None if row is None else from_row(Answer, row)

    def add(self, incident_id: IncidentId, question: str, text: str, author_id: UserId, recorded_at: datetime) -> None:
        """Store a further revision of the answer to `question`."""
        asked = sa.and_(answer.c.incident_id == incident_id, answer.c.question == question)
        latest = self._connection.scalar(sa.select(sa.func.max(answer.c.revision)).where(asked))
        row = {
            "incident_id": incident_id, "question": question, "revision": (latest or 0) + 1, "text": text,
            "author_id": author_id, "recorded_at": recorded_at,
        }  # fmt: skip
        self._connection.execute(sa.insert(answer).values(row))
