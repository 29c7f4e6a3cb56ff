"""Reviews of a postmortem: who was asked, what they said, who signed off."""

from datetime import datetime

import sqlalchemy as sa

from bot.domain.ids import ChannelId, IncidentId, MessageTs, UserId
from bot.domain.review import ReviewComment, SignOff
from bot.storage.rows import from_row, insert_new, to_row, upsert
from bot.storage.tables import review_comment, reviewer, sign_off


class Reviews:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def ask(self, incident_id: IncidentId, user_id: UserId, now: datetime) -> bool:
        """Note that somebody was asked to review; return False where they had been before."""
        row = {"incident_id": incident_id, "user_id": user_id, "asked_at": now}
        return bool(insert_new(self._connection, reviewer, [row]))

    def reviewers(self, incident_id: IncidentId) -> list[UserId]:
        """Return who was asked, in the order asked, then by id."""
        found = sa.select(reviewer.c.user_id).where(reviewer.c.incident_id == incident_id)
        return list(self._connection.scalars(found.order_by(reviewer.c.asked_at, reviewer.c.user_id)))

    def sign(self, value: SignOff) -> None:
        """Store a signature; each role signs once."""
        self._connection.execute(sa.insert(sign_off).values(to_row(value, sign_off)))

    def sign_offs(self, incident_id: IncidentId) -> list[SignOff]:
        """Return the signatures in the order given."""
        found = sa.select(sign_off).where(sign_off.c.incident_id == incident_id)
        rows = self._connection.execute(found.order_by(sign_off.c.signed_at, sign_off.c.role)).mappings()
        return [from_row(SignOff, row) for row in rows]

    def comment(self, value: ReviewComment) -> bool:
        """Take in a comment or a later edit of it, in any order; return whether it was new.

        One that was deleted stays so, and says nothing.
        """
        row = to_row(value, review_comment)
        if insert_new(self._connection, review_comment, [row]):
            return True
        known = review_comment.c
        later = sa.func.coalesce(known.edited_ts, "") < (value.edited_ts or "")
        changed = sa.update(review_comment).where(*_at(value.channel_id, value.ts), later, ~known.is_deleted)
        self._connection.execute(changed.values(text=value.text, edited_ts=value.edited_ts))
        return False

    def bury_comment(self, incident_id: IncidentId, channel_id: ChannelId, ts: MessageTs) -> None:
        """Take in that a comment was deleted, known before or not; what it said is wiped."""
        gone = ReviewComment(
            incident_id=incident_id, channel_id=channel_id, ts=ts, user_id=None, text="", is_deleted=True
        )
        row = to_row(gone, review_comment)
        del row["user_id"]
        upsert(self._connection, review_comment, row)

    def comments(self, incident_id: IncidentId) -> list[ReviewComment]:
        """Return the comments that stand, in the order said (ties: by conversation)."""
        here = sa.and_(review_comment.c.incident_id == incident_id, ~review_comment.c.is_deleted)
        found = sa.select(review_comment).where(here).order_by(review_comment.c.ts, review_comment.c.channel_id)
        return [from_row(ReviewComment, row) for row in self._connection.execute(found).mappings()]


def _at(channel_id: ChannelId, ts: MessageTs) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    return review_comment.c.channel_id == channel_id, review_comment.c.ts == ts
