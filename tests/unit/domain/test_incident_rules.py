"""The rules for incidents: no lead, silence, the postmortem, the review date."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.by_severity import BySeverity
from bot.domain.incident import IncidentStatus, PostmortemStatus
from bot.domain.reminders import IN_CHANNEL, Past, Reader, Reminder, ReminderRule
from bot.domain.reminders.incidents import IncidentCase, incident_reminders
from bot.domain.reminders.intervals import Intervals
from bot.domain.reminders.reminder import on_day
from bot.domain.severity import Severity
from tests.unit.domain.cast import ADA, BEN, TEN, incident, minutes

LEAD = Reader(user_id=ADA)
LED = replace(incident(), lead_id=ADA, severity=Severity.SEV1)
ACTIVE = IncidentCase(incident=LED, lead=LEAD, last_event_at=TEN)
RESOLVED = replace(ACTIVE, incident=replace(LED, status=IncidentStatus.RESOLVED), resolved_at=TEN)
R = ReminderRule


def planned(about: IncidentCase, now: datetime = TEN, past: Past | None = None) -> dict[ReminderRule, Reminder]:
    return {one.rule: one for one in incident_reminders(about, past or Past(), Intervals(), now)}


def nine(day: int) -> datetime:
    return datetime(2026, 3, day, 9, tzinfo=UTC)


def test_without_a_lead_the_channel_hears_of_it_after_five_minutes() -> None:
    found = planned(replace(ACTIVE, incident=incident()))[R.NO_LEAD]
    assert (found.recipient_id, found.due_at) == (IN_CHANNEL, TEN + minutes(5))


def test_with_a_lead_it_does_not() -> None:
    assert R.NO_LEAD not in planned(ACTIVE)


def test_a_silence_of_30_minutes_is_long_in_a_sev1_and_60_in_a_sev2() -> None:
    second = replace(ACTIVE, incident=replace(LED, severity=Severity.SEV2))
    assert planned(ACTIVE)[R.SILENCE].due_at == TEN + minutes(30)
    assert planned(second)[R.SILENCE].due_at == TEN + minutes(60)


def test_a_sev3_and_one_that_is_mitigated_may_be_silent() -> None:
    for changes in ({"severity": Severity.SEV3}, {"status": IncidentStatus.MITIGATED}):
        assert planned(replace(ACTIVE, incident=replace(LED, **changes))) == {}


def test_while_people_are_writing_nobody_is_nudged() -> None:
    assert planned(replace(ACTIVE, last_said_at=TEN + minutes(29)))[R.SILENCE].due_at == TEN + minutes(34)


def test_a_silence_is_broken_once() -> None:
    nudged = Past(sent={R.SILENCE: TEN.isoformat()})
    assert planned(ACTIVE, TEN + minutes(30), nudged)[R.SILENCE].due_at == TEN + minutes(60)
    assert planned(ACTIVE, TEN + minutes(60), nudged)[R.SILENCE].due_at == TEN + minutes(90)


def test_a_silence_of_no_minutes_is_broken_once_too() -> None:
    nudged, at_once = Past(sent={R.SILENCE: TEN.isoformat()}), Intervals(silence_minutes=BySeverity(usual=0))
    next_look = next(iter(incident_reminders(ACTIVE, nudged, at_once, TEN)))
    assert next_look.due_at > TEN


def test_the_next_silence_is_broken_too() -> None:
    nudged = Past(sent={R.SILENCE: TEN.isoformat()})
    later = replace(ACTIVE, last_event_at=TEN + minutes(45))
    assert planned(later, TEN + minutes(60), nudged)[R.SILENCE].due_at == TEN + minutes(75)


def test_a_sev1s_postmortem_is_asked_for_after_three_days() -> None:
    assert planned(RESOLVED)[R.POSTMORTEM].due_at == nine(6)  # Thursday at ten is after that day's nine


def test_others_are_asked_for_after_five_working_days() -> None:
    milder = replace(RESOLVED, incident=replace(RESOLVED.incident, severity=Severity.SEV3))
    assert planned(milder)[R.POSTMORTEM].due_at == nine(10)


def test_it_is_asked_for_every_working_morning() -> None:
    past = Past(sent={R.POSTMORTEM: on_day(date(2026, 3, 6), LEAD)})
    assert planned(RESOLVED, nine(6), past)[R.POSTMORTEM].due_at == nine(9)


def test_a_final_postmortem_is_not_asked_for() -> None:
    final = replace(RESOLVED.incident, postmortem_status=PostmortemStatus.FINAL)
    assert R.POSTMORTEM not in planned(replace(RESOLVED, incident=final))


def test_the_lead_hears_of_the_review_date_on_its_morning() -> None:
    found = planned(replace(RESOLVED, review_on=date(2026, 3, 4)))[R.REVIEW]
    assert (found.recipient_id, found.due_at) == (ADA, nine(4))


def test_a_review_date_on_a_saturday_is_told_on_monday_once() -> None:
    case = replace(RESOLVED, review_on=date(2026, 3, 7))
    assert planned(case, nine(9) - timedelta(hours=1))[R.REVIEW].due_at == nine(9)
    assert R.REVIEW not in planned(case, nine(9), Past(sent={R.REVIEW: "2026-03-07"}))


def test_whom_the_rules_name_is_whoever_leads() -> None:
    assert planned(replace(RESOLVED, lead=Reader(user_id=BEN)))[R.POSTMORTEM].recipient_id == BEN
