"""Reminders, each a row that is claimed once: waiting, claimed into a digest, sent, or given up."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import RowMapping

from bot.domain.ids import UserId
from bot.domain.reminders import Reminder, ReminderRule, Subject, SubjectKind
from bot.storage.columns import Work
from bot.storage.rows import from_row, from_rows, hold, insert_all, to_row
from bot.storage.tables import reminder

_PENDING = reminder.c.state == Work.PENDING
_DUE = sa.and_(_PENDING, reminder.c.due_at <= sa.bindparam("by"))
_HAS_DUE = sa.select(sa.exists().where(_DUE))
_COUNT_DUE = sa.select(sa.func.count()).where(_DUE)
_RECIPIENTS = (
    sa.select(reminder.c.recipient_id)
    .where(_DUE)
    .group_by(reminder.c.recipient_id)
    .order_by(sa.func.min(reminder.c.due_at), reminder.c.recipient_id)
    .limit(sa.bindparam("at_most"))
)
_DUE_OF = sa.select(reminder.c.recipient_id, reminder.c.subject_kind, reminder.c.subject_id).where(
    _DUE, reminder.c.recipient_id.in_(sa.bindparam("recipients", expanding=True))
)
_OF_SUBJECTS = (reminder.c.subject_kind == sa.bindparam("kind")) & reminder.c.subject_id.in_(
    sa.bindparam("ids", expanding=True)
)
_WAITING = sa.select(reminder).where(_PENDING, _OF_SUBJECTS)
_LATEST = (
    sa.select(reminder.c.subject_id, reminder.c.rule, sa.func.max(reminder.c.occurrence).label("occurrence"))
    .where(_OF_SUBJECTS, reminder.c.state != Work.PENDING)
    .group_by(reminder.c.subject_id, reminder.c.rule)
)
_SERVED = (
    sa.select(reminder.c.recipient_id, sa.func.max(reminder.c.digest_on))
    .where(reminder.c.recipient_id.in_(sa.bindparam("recipients", expanding=True)), reminder.c.digest_on.is_not(None))
    .group_by(reminder.c.recipient_id)
)
_FORGET = sa.delete(reminder).where(reminder.c.id.in_(sa.bindparam("ids", expanding=True)))
_CLAIM = (
    sa.update(reminder)
    .where(reminder.c.id.in_(sa.bindparam("ids", expanding=True)))
    .values(state=Work.LEASED, digest_on=sa.bindparam("on"))
)
_NEXT_DUE = sa.select(sa.func.min(reminder.c.due_at)).where(_PENDING)


class Reminders:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def take_turn(self) -> None:
        """Have others that plan or claim reminders wait until this transaction ends."""
        hold(self._connection, "reminders")

    def has_due(self, now: datetime) -> bool:
        """Whether some reminder is to be sent now, or looked at again."""
        return self._connection.scalar(_HAS_DUE, {"by": now}) is True

    def due(self, now: datetime, recipients: int) -> list[tuple[UserId, Subject]]:
        """Return whom all that is due is for and what it is about, for the first `recipients` who waited longest."""
        wanted = list(self._connection.scalars(_RECIPIENTS, {"by": now, "at_most": recipients}))
        rows = self._connection.execute(_DUE_OF, {"by": now, "recipients": wanted}) if wanted else ()
        return [(row.recipient_id, Subject(row.subject_kind, row.subject_id)) for row in rows]

    def waiting_of(self, kind: SubjectKind, ids: Collection[int]) -> dict[Subject, list[Reminder]]:
        """Return the reminders that wait, by subject."""
        found = defaultdict(list)
        for one in from_rows(Reminder, self._connection.execute(_WAITING, {"kind": kind, "ids": sorted(ids)})):
            found[one.subject].append(one)
        return found

    def latest(self, kind: SubjectKind, ids: Collection[int]) -> dict[Subject, dict[ReminderRule, str]]:
        """Return for each subject the latest occurrence of each rule that was claimed."""
        found: dict[Subject, dict[ReminderRule, str]] = defaultdict(dict)
        for row in self._connection.execute(_LATEST, {"kind": kind, "ids": sorted(ids)}):
            found[Subject(kind, row.subject_id)][row.rule] = row.occurrence
        return found

    def served_on(self, recipients: Iterable[UserId]) -> dict[UserId, date]:
        """Return the day of the latest digest of each who had one."""
        return {row[0]: row[1] for row in self._connection.execute(_SERVED, {"recipients": sorted(recipients)})}

    def forget(self, ids: Collection[int]) -> None:
        """Delete reminders that wait and are not wanted any more."""
        if ids:
            self._connection.execute(_FORGET, {"ids": sorted(ids)})

    def add(self, values: Sequence[Reminder], *, is_claimed: bool = False) -> int:
        """Store the reminders that there are not for the same occasion yet; return how many those were."""
        state = Work.LEASED if is_claimed else Work.PENDING
        return insert_all(self._connection, reminder, [{**to_row(value, reminder), "state": state} for value in values])

    def claim(self, ids: Collection[int], digest_on: date | None) -> None:
        """Take reminders that wait into the digest of that day: its effect is committed with this."""
        self._connection.execute(_CLAIM, {"ids": sorted(ids), "on": digest_on})

    def in_digest(self, recipient_id: UserId, digest_on: date) -> list[Reminder]:
        """Return what a digest holds, in the order it was claimed."""
        here = sa.and_(reminder.c.recipient_id == recipient_id, reminder.c.digest_on == digest_on)
        rows = self._connection.execute(sa.select(reminder).where(here).order_by(reminder.c.id)).mappings()
        return [_reminder(row) for row in rows]

    def end_digest(self, recipient_id: UserId, digest_on: date, *, reason: str | None = None) -> None:
        """Note that a digest was sent; with a `reason`, that it was given up for it."""
        here = sa.and_(reminder.c.recipient_id == recipient_id, reminder.c.digest_on == digest_on)
        self._end(sa.and_(here, reminder.c.state == Work.LEASED), reason)

    def end(self, subject: Subject, rule: ReminderRule, occurrence: str, *, reason: str | None = None) -> None:
        """Note that a reminder in a channel was sent; with a `reason`, that it was given up for it."""
        here = sa.and_(reminder.c.subject_kind == subject.kind, reminder.c.subject_id == subject.id)
        self._end(sa.and_(here, reminder.c.rule == rule, reminder.c.occurrence == occurrence), reason)

    def give_back(self, recipient_id: UserId, digest_on: date, due_at: datetime) -> None:
        """Have what a digest holds wait again, until `due_at`: it was not sent, and is not to be sent now."""
        here = sa.and_(reminder.c.recipient_id == recipient_id, reminder.c.digest_on == digest_on)
        freed = sa.update(reminder).where(here, reminder.c.state == Work.LEASED)
        self._connection.execute(freed.values(state=Work.PENDING, digest_on=None, due_at=due_at))

    def _end(self, where: sa.ColumnElement[bool], reason: str | None) -> None:
        state = Work.DONE if reason is None else Work.DEAD
        self._connection.execute(sa.update(reminder).where(where).values(state=state, reason=reason))

    def digests_with(self, subject: Subject, since: date) -> list[tuple[UserId, date]]:
        """Return recipient and day of each digest with this subject: those since then, else everybody's last one."""
        here = sa.and_(reminder.c.subject_kind == subject.kind, reminder.c.subject_id == subject.id)
        found = sa.select(reminder.c.recipient_id, reminder.c.digest_on).where(here, reminder.c.digest_on.is_not(None))
        rows = self._connection.execute(found.distinct().order_by(reminder.c.digest_on, reminder.c.recipient_id))
        held = [(row.recipient_id, row.digest_on) for row in rows]
        last = dict(held)
        return [(user_id, day) for user_id, day in held if day >= since or day == last[user_id]]

    def waiting_for(self, user_id: UserId) -> list[Reminder]:
        """Return the reminders that this person will get, as planned by now."""
        found = sa.select(reminder).where(_PENDING, reminder.c.recipient_id == user_id).order_by(reminder.c.id)
        return [_reminder(row) for row in self._connection.execute(found).mappings()]

    def subjects_for(self, user_id: UserId) -> list[Subject]:
        """Return what this person will be reminded of, as planned by now."""
        found = sa.select(reminder.c.subject_kind, reminder.c.subject_id).where(_PENDING)
        rows = self._connection.execute(found.where(reminder.c.recipient_id == user_id).distinct())
        return [Subject(*row) for row in rows]

    def dead(self) -> list[tuple[Reminder, str]]:
        """Return the reminders that were given up, each with its reason."""
        found = sa.select(reminder).where(reminder.c.state == Work.DEAD).order_by(reminder.c.id)
        return [(_reminder(row), row["reason"] or "") for row in self._connection.execute(found).mappings()]

    def waiting(self, *, due_by: datetime) -> int:
        """Return how many reminders are due by then and not claimed."""
        return int(self._connection.scalar(_COUNT_DUE, {"by": due_by}) or 0)

    def next_due_at(self) -> datetime | None:
        """Return when the next reminder is due."""
        next_due: datetime | None = self._connection.scalar(_NEXT_DUE)
        return next_due


def _reminder(row: RowMapping | Mapping[str, Any]) -> Reminder:
    return from_row(Reminder, row)
