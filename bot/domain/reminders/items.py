"""The rules for action items: before it is due, on the day, overdue, without an owner, snoozed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.action_items import ActionItem
from bot.domain.reminders.intervals import Intervals
from bot.domain.reminders.reminder import Past, Reader, Reminder, ReminderRule, SubjectKind, on_day
from bot.domain.severity import Severity


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemCase:
    """An action item with those concerned: its owner (None: nobody, or a user group) and whoever answers for it all.

    `lead` leads the incident; `severity` is that incident's. Of one that `is_canceled` only owners are reminded.
    """

    item: ActionItem
    lead: Reader
    owner: Reader | None = None
    severity: Severity | None = None
    is_canceled: bool = False

    @property
    def reader(self) -> Reader:
        """Who is reminded of the item: its owner, or the lead in place of one who is not there."""
        return self.lead if self.owner is None or self.owner.has_left else self.owner


def item_reminders(case: ItemCase, past: Past, intervals: Intervals, now: datetime) -> Iterator[Reminder]:
    """Yield the next reminder of each rule. One whose `due_at` is `now` or earlier is to be sent at once."""
    if not case.item.is_open or (case.is_canceled and case.reader is not case.owner):
        return
    rules = _Rules(case, past, intervals, now)
    yield from rules.before_due()
    yield from rules.overdue()
    if not case.is_canceled:
        yield from rules.without_owner()
    yield from rules.snooze_over()


class _Rules:
    """What the rules of one item share."""

    def __init__(self, case: ItemCase, past: Past, intervals: Intervals, now: datetime) -> None:
        self._case, self._past, self._intervals, self._now = case, past, intervals, now

    def before_due(self) -> Iterator[Reminder]:
        """On the last working morning that is early enough, and on that of the day itself."""
        due_on = self._case.item.due_on
        if due_on is None:
            return
        calendar, sent = self._case.reader.calendar, self._past.sent
        hours = self._intervals.before_due_hours.of(self._case.severity)
        if hours is not None and sent.get(ReminderRule.DUE_SOON) != due_on.isoformat():
            due_at = self._case.item.due_at or calendar.closing(due_on)
            morning = calendar.last_morning(due_at - timedelta(hours=hours))
            yield from self._once(ReminderRule.DUE_SOON, due_on.isoformat(), morning)
        if sent.get(ReminderRule.DUE_TODAY) != due_on.isoformat():
            morning = calendar.last_morning(calendar.opening(due_on))
            yield from self._once(ReminderRule.DUE_TODAY, due_on.isoformat(), morning)

    def overdue(self) -> Iterator[Reminder]:
        """Every working day after the due one to the reader; after some of these to the lead as well.

        Where its day ends later than the reader's, since it was named in the west, it is no sooner overdue than that.
        """
        due, reader, lead = self._case.item.due, self._case.reader, self._case.lead
        if due is None:
            return
        step = self._intervals.overdue_working_days.of(self._case.severity)
        if step is not None:
            first = max(reader.calendar.opening(due.on + timedelta(days=1)), due.ends_at)
            yield self._again(ReminderRule.OVERDUE, reader, self._unsnoozed(first), step)
        days = self._intervals.lead_after_working_days.of(self._case.severity)
        is_led = not self._case.is_canceled and lead.user_id != reader.user_id
        if is_led and step is not None and days is not None:
            over = reader.calendar.working_days_after(due.on, int(days) + 1)
            yield self._again(ReminderRule.OVERDUE_LEAD, lead, reader.calendar.opening(over), step)

    def without_owner(self) -> Iterator[Reminder]:
        """The lead hears of an item that nobody owns (any more), once each time."""
        item, owner = self._case.item, self._case.owner
        since = (item.owner_since or item.created_at).isoformat()
        if item.owner_id is None and item.owner_group is None:
            yield from self._soon(ReminderRule.UNASSIGNED, since)
        if owner is not None and owner.has_left:
            yield from self._soon(ReminderRule.OWNER_LEFT, since)

    def snooze_over(self) -> Iterator[Reminder]:
        """Whoever snoozed an item hears of it again on the day named."""
        day, reader = self._case.item.snoozed_until, self._case.reader
        if day is None:
            return
        target = reader.calendar.first_morning(day)
        if self._past.is_owed(ReminderRule.SNOOZE_OVER, day.isoformat(), target, self._now):
            morning = reader.morning(not_before=target, now=self._now)
            yield self._reminder(ReminderRule.SNOOZE_OVER, day.isoformat(), reader, morning)

    def _once(self, rule: ReminderRule, occurrence: str, morning: date) -> Iterator[Reminder]:
        """A reminder of one certain morning: none where that had passed before there was reason for it."""
        reader = self._case.reader
        target = reader.calendar.opening(morning)
        if target == self._unsnoozed(target) and self._past.is_owed(rule, occurrence, target, self._now):
            day = reader.morning(not_before=target, now=self._now)
            yield self._reminder(rule, occurrence, reader, day)

    def _soon(self, rule: ReminderRule, occurrence: str) -> Iterator[Reminder]:
        """A reminder to the lead on their next working morning, once."""
        if self._past.sent.get(rule) != occurrence:
            since = self._past.late_since(rule, self._now)
            day = self._case.lead.morning(not_before=since, now=self._now)
            yield self._reminder(rule, occurrence, self._case.lead, day)

    def _again(self, rule: ReminderRule, reader: Reader, first: datetime, step: float) -> Reminder:
        """The next of the reminders that come every `step` working days from `first` on."""
        last, after = self._past.last_day(rule, reader), None
        if last is not None:
            after = reader.calendar.working_days_after(last, max(int(step), 1)) - timedelta(days=1)
        since = max(first, self._past.late_since(rule, self._now))
        day = reader.morning(not_before=since, now=self._now, after=after)
        return self._reminder(rule, on_day(day, reader), reader, day)

    def _unsnoozed(self, moment: datetime) -> datetime:
        """Return `moment`, or when the snooze ends where that is later."""
        day = self._case.item.snoozed_until
        return moment if day is None else max(moment, self._case.reader.calendar.opening(day))

    def _reminder(self, rule: ReminderRule, occurrence: str, reader: Reader, day: date) -> Reminder:
        return Reminder(
            subject_kind=SubjectKind.ACTION_ITEM, subject_id=self._case.item.id or 0, rule=rule,
            occurrence=occurrence, recipient_id=reader.user_id, due_at=reader.calendar.opening(day),
        )  # fmt: skip
