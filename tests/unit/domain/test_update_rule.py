"""The rule that reminds whoever tells people where an incident stands."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.domain.by_severity import BySeverity
from bot.domain.ids import UserId
from bot.domain.incident import IncidentStatus
from bot.domain.reminders import Past, Reader, Reminder, ReminderRule
from bot.domain.reminders.incidents import IncidentCase, incident_reminders
from bot.domain.reminders.intervals import Intervals
from bot.domain.severity import Severity
from tests.unit.domain.cast import ADA, BEN, TEN, incident, minutes

DUE = ReminderRule.UPDATE_DUE
LED = replace(incident(), lead_id=ADA, severity=Severity.SEV1, declared_at=TEN)
ACTIVE = IncidentCase(incident=LED, lead=Reader(user_id=ADA), last_event_at=TEN, told_at=TEN)


def due(
    about: IncidentCase, now: datetime = TEN, past: Past | None = None, intervals: Intervals | None = None
) -> Reminder | None:
    found = incident_reminders(about, past or Past(), intervals or Intervals(), now)
    return next((one for one in found if one.rule is DUE), None)


def due_at(about: IncidentCase, now: datetime = TEN, past: Past | None = None) -> datetime:
    found = due(about, now, past)
    assert found is not None
    return found.due_at


def of(**changes: object) -> IncidentCase:
    return replace(ACTIVE, incident=replace(LED, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(("severity", "pace"), [(Severity.SEV1, 30), (Severity.SEV2, 60)])
def test_the_pace_is_that_of_its_severity(severity: Severity, pace: int) -> None:
    assert due_at(of(severity=severity)) == TEN + minutes(pace)


@pytest.mark.parametrize("severity", [Severity.SEV3, Severity.SEV4, None])
def test_of_milder_ones_nobody_is_reminded(severity: Severity | None) -> None:
    assert due(of(severity=severity)) is None


@pytest.mark.parametrize("status", [one for one in IncidentStatus if one is not IncidentStatus.ACTIVE])
def test_only_an_active_one_is_told_of(status: IncidentStatus) -> None:
    assert due(of(status=status)) is None


def test_it_counts_from_the_last_update() -> None:
    assert due_at(replace(ACTIVE, told_at=TEN + minutes(12)), TEN + minutes(20)) == TEN + minutes(42)


def test_it_comes_again_at_the_same_pace_while_nothing_is_told() -> None:
    past = Past(sent={DUE: (TEN + minutes(30)).isoformat()})
    assert due_at(ACTIVE, TEN + minutes(30), past) == TEN + minutes(60)


def test_an_update_after_a_reminder_begins_the_count_anew() -> None:
    past = Past(sent={DUE: (TEN + minutes(30)).isoformat()})
    assert due_at(replace(ACTIVE, told_at=TEN + minutes(35)), TEN + minutes(36), past) == TEN + minutes(65)


def test_what_was_missed_comes_once_and_then_at_its_pace() -> None:
    late = TEN + minutes(75)
    found = due(ACTIVE, late)
    assert found is not None
    assert found.due_at == TEN + minutes(60)
    assert due_at(ACTIVE, late, Past(sent={DUE: found.occurrence})) == TEN + minutes(90)


def test_four_come_at_the_pace_and_then_each_takes_twice_as_long() -> None:
    times, past = [], Past()
    for _ in range(7):
        found = due(ACTIVE, TEN, past)
        assert found is not None
        times.append((found.due_at - TEN) // minutes(30))
        past = Past(sent={DUE: found.occurrence})
    assert times == [1, 2, 3, 4, 8, 16, 32]


def test_nobody_is_woken_hourly_by_an_incident_that_was_left_open() -> None:
    assert due_at(ACTIVE, TEN + minutes(60 * 24)) == TEN + minutes(30 * 32)


def test_a_pace_of_no_minutes_is_one_of_a_minute() -> None:
    found = due(ACTIVE, intervals=Intervals(update_minutes=BySeverity(usual=0)))
    assert found is not None
    assert found.due_at == TEN + minutes(1)


@pytest.mark.parametrize(
    ("teller", "reminded"),
    [(Reader(user_id=BEN), BEN), (Reader(user_id=BEN, has_left=True), ADA), (None, ADA)],
)
def test_the_communications_lead_is_reminded_else_the_lead(teller: Reader | None, reminded: UserId) -> None:
    found = due(replace(ACTIVE, teller=teller))
    assert found is not None
    assert found.recipient_id == reminded
