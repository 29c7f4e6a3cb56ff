"""The rules for incidents: no lead, silence, nothing told to people, a postmortem not final, its review date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.incident import Incident, IncidentStatus, PostmortemStatus
from bot.domain.reminders.intervals import Intervals
from bot.domain.reminders.reminder import IN_CHANNEL, ONCE, Past, Reader, Reminder, ReminderRule, SubjectKind, on_day
from bot.domain.values import Value

# So many reminders of a status update come at the pace of the severity; after them each takes twice as long.
AT_THE_PACE = 4
A_MINUTE = timedelta(minutes=1)
ENDED = (IncidentStatus.RESOLVED, IncidentStatus.CLOSED)


@dataclass(frozen=True, kw_only=True, slots=True)
class IncidentCase(Value):
    """An incident with what its rules look at.

    `last_event_at` is when the timeline last grew, `last_said_at` when somebody last wrote in its channel. `teller` is
    the communications lead, None where there is none; `told_at` when people were last told where it stands, or there
    was something new to tell: that it was declared, or is active again.
    """

    incident: Incident
    lead: Reader
    last_event_at: datetime
    last_said_at: datetime | None = None
    resolved_at: datetime | None = None
    review_on: date | None = None
    teller: Reader | None = None
    told_at: datetime | None = None


def incident_reminders(case: IncidentCase, past: Past, intervals: Intervals, now: datetime) -> Iterator[Reminder]:
    """Yield the next reminder of each rule. One whose `due_at` is `now` or earlier is to be sent at once."""
    yield from _no_lead(case, past, intervals, now)
    yield from _silence(case, past, intervals, now)
    yield from _update_due(case, past, intervals, now)
    yield from _postmortem(case, past, intervals, now)
    yield from _review(case, past, now)


def _no_lead(case: IncidentCase, past: Past, intervals: Intervals, now: datetime) -> Iterator[Reminder]:
    minutes = intervals.no_lead_minutes.of(case.incident.severity)
    is_led = case.incident.lead_id is not None or not case.incident.is_open
    if minutes is not None and not is_led and ReminderRule.NO_LEAD not in past.sent:
        yield _in_channel(case, ReminderRule.NO_LEAD, ONCE, case.incident.declared_at + timedelta(minutes=minutes))


def _silence(case: IncidentCase, past: Past, intervals: Intervals, now: datetime) -> Iterator[Reminder]:
    """Once for each silence. After that the row waits on, to look again whether the timeline has grown."""
    minutes = intervals.silence_minutes.of(case.incident.severity)
    if minutes is None or case.incident.status is not IncidentStatus.ACTIVE:
        return
    silence, occurrence = timedelta(minutes=minutes), case.last_event_at.isoformat()
    due_at = case.last_event_at + silence
    if past.sent.get(ReminderRule.SILENCE) == occurrence:
        yield _in_channel(case, ReminderRule.SILENCE, "next", now + max(silence, A_MINUTE))
        return
    pause = intervals.just_wrote_minutes.of(case.incident.severity)
    if case.last_said_at is not None and pause is not None:
        due_at = max(due_at, case.last_said_at + timedelta(minutes=pause))
    yield _in_channel(case, ReminderRule.SILENCE, occurrence, due_at)


def _update_due(case: IncidentCase, past: Past, intervals: Intervals, now: datetime) -> Iterator[Reminder]:
    """While it is active and people are told nothing: at its pace at first, then less and less often.

    What was missed meanwhile comes once. An incident that was left open over night is no cause to wake anybody hourly.
    """
    minutes, incident = intervals.update_minutes.of(case.incident.severity), case.incident
    if minutes is None or incident.status is not IncidentStatus.ACTIVE:
        return
    step, since = max(timedelta(minutes=minutes), A_MINUTE), case.told_at or incident.declared_at
    sent, steps = past.sent.get(ReminderRule.UPDATE_DUE), 1
    while sent is not None and since + step * steps <= datetime.fromisoformat(sent):
        steps = _more(steps)
    while since + step * _more(steps) <= now:
        steps = _more(steps)
    due_at = since + step * steps
    teller = case.lead if case.teller is None or case.teller.has_left else case.teller
    yield Reminder(
        subject_kind=SubjectKind.INCIDENT, subject_id=incident.id, rule=ReminderRule.UPDATE_DUE,
        occurrence=due_at.isoformat(), recipient_id=teller.user_id, due_at=due_at,
    )  # fmt: skip


def _more(steps: int) -> int:
    return steps + 1 if steps < AT_THE_PACE else steps * 2


def _postmortem(case: IncidentCase, past: Past, intervals: Intervals, now: datetime) -> Iterator[Reminder]:
    """Every working morning to the lead, from some days after the incident was resolved until it is final."""
    incident, calendar, resolved_at = case.incident, case.lead.calendar, case.resolved_at
    if incident.status not in ENDED or incident.postmortem_status is PostmortemStatus.FINAL or resolved_at is None:
        return
    owed = []
    if (days := intervals.postmortem_days.of(incident.severity)) is not None:
        owed.append(resolved_at + timedelta(days=days))
    if (days := intervals.postmortem_working_days.of(incident.severity)) is not None:
        owed.append(calendar.opening(calendar.working_days_after(calendar.day_of(resolved_at), int(days) + 1)))
    if owed:
        since = max(min(owed), past.late_since(ReminderRule.POSTMORTEM, now))
        day = case.lead.morning(not_before=since, now=now, after=past.last_day(ReminderRule.POSTMORTEM, case.lead))
        yield _to_lead(case, ReminderRule.POSTMORTEM, on_day(day, case.lead), day)


def _review(case: IncidentCase, past: Past, now: datetime) -> Iterator[Reminder]:
    """On the morning of the review date, or the first working one after it."""
    day, calendar = case.review_on, case.lead.calendar
    if day is None or case.incident.status is IncidentStatus.CANCELED:
        return
    occurrence, target = day.isoformat(), calendar.first_morning(day)
    if past.is_owed(ReminderRule.REVIEW, occurrence, target, now):
        morning = case.lead.morning(not_before=target, now=now)
        yield _to_lead(case, ReminderRule.REVIEW, occurrence, morning)


def _to_lead(case: IncidentCase, rule: ReminderRule, occurrence: str, day: date) -> Reminder:
    return Reminder(
        subject_kind=SubjectKind.INCIDENT, subject_id=case.incident.id, rule=rule, occurrence=occurrence,
        recipient_id=case.lead.user_id, due_at=case.lead.calendar.opening(day),
    )  # fmt: skip


def _in_channel(case: IncidentCase, rule: ReminderRule, occurrence: str, due_at: datetime) -> Reminder:
    return Reminder(
        subject_kind=SubjectKind.INCIDENT, subject_id=case.incident.id, rule=rule, occurrence=occurrence,
        recipient_id=IN_CHANNEL, due_at=due_at,
    )  # fmt: skip
