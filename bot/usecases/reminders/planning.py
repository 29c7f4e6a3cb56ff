"""Planning: brings the reminders that wait in line with the state, and claims those whose time has come.

A row that waits is only word of when to look again: what is sent is decided by the rules at that moment.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.ids import UserId
from bot.domain.reminders import Past, Reader, Reminder, ReminderRule, Subject, SubjectKind
from bot.domain.reminders.incidents import IncidentCase, incident_reminders
from bot.domain.reminders.items import ItemCase, item_reminders
from bot.storage import Tx
from bot.usecases.reminders.cases import Case, ids_of, read_cases
from bot.usecases.scribe import Scribe


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """What is to become of one subject's reminders: `claimed` go out now, `waiting` later."""

    claimed: Sequence[Reminder] = ()
    waiting: Sequence[Reminder] = ()


def plan(tx: Tx, scribe: Scribe, subjects: Iterable[Subject], ready: Collection[UserId] = ()) -> list[Reminder]:
    """Plan the reminders of these subjects anew; claim and return those due now for the people in `ready`.

    Whoever calls this has the turn (`Reminders.take_turn`).
    """
    now, wanted = scribe.now(), set(subjects)
    cases = read_cases(tx, scribe, wanted)
    before: dict[Subject, list[Reminder]] = {}
    sent: dict[Subject, dict[ReminderRule, str]] = {}
    for kind in SubjectKind:
        if ids := ids_of(wanted, kind):
            before |= tx.reminders.waiting_of(kind, ids)
            sent |= tx.reminders.latest(kind, ids)
    plans = {}
    for subject in sorted(wanted, key=lambda one: (one.kind.value, one.id)):
        waiting = {one.occasion: one.due_at for one in before.get(subject, ())}
        past = Past(sent=sent.get(subject, {}), waiting=waiting)
        plans[subject] = _planned(scribe, cases.get(subject), past, ready, now)
    return _store(tx, plans, before)


def _planned(scribe: Scribe, case: Case | None, past: Past, ready: Collection[UserId], now: datetime) -> Planned:
    """Ask the rules; for what goes out now ask them again, what comes after it."""
    if case is None:
        return Planned()
    wanted = _wanted(scribe, case, past, now)
    claimed = [_dated(case, one, now) for one in wanted if one.due_at <= now and one.recipient_id in ready]
    if claimed:
        gone = {one.rule for one in claimed}
        past = Past(
            sent={**past.sent, **{one.rule: one.occurrence for one in claimed}},
            waiting={occasion: due_at for occasion, due_at in past.waiting.items() if occasion[0] not in gone},
        )
        served = {one.recipient_id: one.digest_on for one in claimed if one.digest_on is not None}
        wanted = _wanted(scribe, _served(case, served), past, now)
    return Planned(claimed=claimed, waiting=wanted)


def _wanted(scribe: Scribe, case: Case, past: Past, now: datetime) -> list[Reminder]:
    if isinstance(case, ItemCase):
        return list(item_reminders(case, past, scribe.taste.intervals, now))
    return list(incident_reminders(case, past, scribe.taste.intervals, now))


def _dated(case: Case, reminder: Reminder, now: datetime) -> Reminder:
    """Return the reminder with the day of its digest; what goes at once is in none."""
    if reminder.is_at_once:
        return reminder
    reader = next(one for one in _readers(case) if one.user_id == reminder.recipient_id)
    return replace(reminder, digest_on=reader.calendar.day_of(now))


def _readers(case: Case) -> list[Reader]:
    owner = case.owner if isinstance(case, ItemCase) else None
    return [case.lead, owner] if owner is not None else [case.lead]


def _served(case: Case, days: dict[UserId, date]) -> Case:
    """Return the case with word of the digests that these people get now."""

    def at(reader: Reader) -> Reader:
        return replace(reader, served_on=days.get(reader.user_id, reader.served_on))

    if isinstance(case, IncidentCase):
        return replace(case, lead=at(case.lead))
    return replace(case, lead=at(case.lead), owner=at(case.owner) if case.owner else None)


def _store(tx: Tx, plans: dict[Subject, Planned], before: dict[Subject, list[Reminder]]) -> list[Reminder]:
    """Write the differences, each sort as one batch; return what was claimed."""
    gone: list[int] = []
    new: list[Reminder] = []
    taken: list[tuple[int, Reminder]] = []
    claimed: list[Reminder] = []
    for subject, planned in plans.items():
        there = {_same(one): one.id or 0 for one in before.get(subject, ())}
        for one in planned.claimed:
            if (row_id := there.pop(_same(one), None)) is not None:
                taken.append((row_id, one))
            else:
                claimed.append(one)
        new += [one for one in planned.waiting if there.pop(_same(one), None) is None]
        gone += there.values()
    tx.reminders.forget(gone)
    # What waited otherwise, or not at all, goes out unless it went out before.
    claimed = [one for one in claimed if tx.reminders.add([one], is_claimed=True)]
    for digest_on in {one.digest_on for _, one in taken}:
        tx.reminders.claim([row_id for row_id, one in taken if one.digest_on == digest_on], digest_on)
    tx.reminders.add(new)
    return claimed + [one for _, one in taken]


def _same(reminder: Reminder) -> tuple[object, ...]:
    return reminder.rule, reminder.occurrence, reminder.recipient_id, reminder.due_at
