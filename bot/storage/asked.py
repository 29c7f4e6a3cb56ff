"""Questions that were handed to somebody, when each was answered, and what was replied in their threads."""

from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from bot.domain.ids import ChannelId, IncidentId, MessageTs
from bot.postmortem.asked import AskedQuestion
from bot.postmortem.replies import ThreadReply
from bot.storage.rows import from_row, insert_new, to_row
from bot.storage.tables import asked_question, thread_reply


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

    def replies(self, channel_id: ChannelId, thread_ts: MessageTs) -> list[ThreadReply]:
        """Return the replies in the thread of a question, in the order said; those deleted too."""
        here = sa.and_(thread_reply.c.channel_id == channel_id, thread_reply.c.thread_ts == thread_ts)
        rows = self._connection.execute(sa.select(thread_reply).where(here).order_by(thread_reply.c.ts)).mappings()
        return [from_row(ThreadReply, row) for row in rows]

    def take_reply(self, value: ThreadReply) -> bool:
        """Take in a reply, a later edit of it, or that it was deleted, in any order; return whether that was news.

        One that was deleted stays so, and says nothing.
        """
        row = to_row(value, thread_reply)
        if insert_new(self._connection, thread_reply, [row]):
            return True
        known = thread_reply.c
        later = sa.func.coalesce(known.edited_ts, "") < (value.edited_ts or "")
        is_news = ~known.is_deleted if value.is_deleted else sa.and_(later, ~known.is_deleted)
        here = sa.and_(known.channel_id == value.channel_id, known.ts == value.ts)
        said = {"text": value.text, "edited_ts": value.edited_ts, "is_deleted": value.is_deleted}
        return self._connection.execute(sa.update(thread_reply).where(here, is_news).values(said)).rowcount > 0
