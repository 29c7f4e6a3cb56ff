"""Reminders as rows: planned with each change, claimed once, ended sent or dead, whoever ticks and whenever."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.clock import AdvancingClock
from bot.domain.action_items import ActionItem, ActionStatus, Owner, Priority
from bot.domain.by_severity import BySeverity
from bot.domain.dues import Due
from bot.domain.incident import Incident
from bot.domain.people import Person
from bot.domain.reminders import ReminderRule
from bot.domain.reminders.intervals import Intervals
from bot.domain.severity import Severity
from bot.storage import tables
from bot.storage.columns import Work
from bot.usecases.answers import answer
from bot.usecases.calendars import Countries
from bot.usecases.incidents import change_severity, declare
from bot.usecases.items import add_item, change_item
from bot.usecases.people import learn_person
from bot.usecases.reminders import begin_reminding, send_due_reminders
from bot.usecases.scribe import Scribe
from bot.usecases.taste import Preferences, Taste
from tests.integration.usecases.world import ADA, DANA, START, TEAM, rows
from tests.support.reminding.many import fill

DUE = date(2026, 3, 5)
TOKYO_MORNING = datetime(2026, 3, 5, 0, 0, tzinfo=UTC)
R = ReminderRule


@pytest.fixture
def incident(scribe: Scribe) -> Incident:
    return declare(scribe, title="Checkout fails", severity=None, by=ADA).incident


@pytest.fixture
def item(scribe: Scribe, incident: Incident) -> ActionItem:
    """Dana's action item, of whom nothing is known yet."""
    return promise(scribe, incident)


def promise(scribe: Scribe, incident: Incident, text: str = "Fix the pool") -> ActionItem:
    return add_item(
        scribe, incident_id=incident.id, text=text, owner=Owner(user_id=DANA), due=Due(on=DUE), priority=Priority.HIGH,
        by=ADA,
    )  # fmt: skip


def planned(scribe: Scribe, *, state: Work = Work.PENDING) -> dict[ReminderRule, datetime]:
    found = [row for row in rows(scribe.store, tables.reminder) if row["state"] is state]
    return {row["rule"]: row["due_at"] for row in found}


def digests(scribe: Scribe) -> list[str]:
    return [row["key"] for row in rows(scribe.store, tables.outbox) if row["kind"] == "digest"]


def dana(tz: str) -> Person:
    return Person(team_id=TEAM, user_id=DANA, name="Dana", tz=tz)


def at(clock: AdvancingClock, day: int, hour: int = 9) -> None:
    clock.advance_to(datetime(2026, 3, day, hour, tzinfo=UTC))


def test_an_owner_whose_zone_is_unknown_is_reminded_at_nine_utc(scribe: Scribe, item: ActionItem) -> None:
    assert planned(scribe)[R.DUE_TODAY] == datetime(2026, 3, 5, 9, 0, tzinfo=UTC)


def test_the_reminder_moves_when_the_owners_zone_is_learned(scribe: Scribe, item: ActionItem) -> None:
    learn_person(scribe, dana("Asia/Tokyo"))
    assert planned(scribe)[R.DUE_TODAY] == TOKYO_MORNING


def test_a_zone_that_nobody_knows_counts_as_utc(scribe: Scribe, item: ActionItem) -> None:
    learn_person(scribe, dana("Mars/Olympus"))
    assert planned(scribe)[R.DUE_TODAY] == datetime(2026, 3, 5, 9, 0, tzinfo=UTC)


def test_nobody_is_reminded_before_the_hour(scribe: Scribe, clock: AdvancingClock, item: ActionItem) -> None:
    clock.advance_to(datetime(2026, 3, 4, 9, 0, tzinfo=UTC) - timedelta(microseconds=1))
    send_due_reminders(scribe)
    assert digests(scribe) == []


def test_the_digest_is_claimed_once_however_often_somebody_ticks(
    scribe: Scribe, clock: AdvancingClock, item: ActionItem
) -> None:
    at(clock, 5)
    for _ in range(3):
        send_due_reminders(scribe)
    assert digests(scribe) == [f"post:digest:{DANA}:2026-03-05"]


def test_ticks_at_the_same_moment_claim_one_digest(scribe: Scribe, clock: AdvancingClock, incident: Incident) -> None:
    for number in range(12):
        promise(scribe, incident, f"item {number}")
    at(clock, 5)
    together = threading.Barrier(4)

    def tick() -> None:
        together.wait()
        send_due_reminders(scribe)

    threads = [threading.Thread(target=tick) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with scribe.store.read() as tx:
        held = {one.subject_id for one in tx.reminders.in_digest(DANA, DUE)}
    assert (digests(scribe), len(held)) == ([f"post:digest:{DANA}:2026-03-05"], 12)


def test_what_is_claimed_is_followed_by_the_next(scribe: Scribe, clock: AdvancingClock, item: ActionItem) -> None:
    at(clock, 6)
    send_due_reminders(scribe)
    assert planned(scribe)[R.OVERDUE] == datetime(2026, 3, 9, 9, tzinfo=UTC)


def test_nobody_is_reminded_of_what_is_done(scribe: Scribe, clock: AdvancingClock, item: ActionItem) -> None:
    change_item(scribe, item_id=item.id or 0, by=DANA, status=ActionStatus.DONE)
    with scribe.store.read() as tx:
        assert tx.reminders.waiting_for(DANA) == []


def test_a_row_that_the_state_does_not_ask_for_sends_nothing(
    scribe: Scribe, clock: AdvancingClock, item: ActionItem
) -> None:
    with scribe.store.write() as tx:
        tx.connection.execute(tables.action_item.update().values(status=ActionStatus.DONE))
    at(clock, 6)
    send_due_reminders(scribe)
    assert digests(scribe) == []


def test_one_occasion_makes_one_reminder(scribe: Scribe, item: ActionItem) -> None:
    with scribe.store.write() as tx:
        known = tx.reminders.waiting_for(DANA)
        assert tx.reminders.add([replace(one, id=None, recipient_id=ADA) for one in known]) == 0


def test_a_milder_incident_may_be_silent(scribe: Scribe, incident: Incident) -> None:
    change_severity(scribe, incident_id=incident.id, severity=Severity.SEV1, by=ADA)
    assert planned(scribe)[R.SILENCE] == START + timedelta(minutes=30)
    change_severity(scribe, incident_id=incident.id, severity=Severity.SEV3, by=ADA)
    assert R.SILENCE not in planned(scribe)


def test_reminders_of_more_people_than_are_claimed_at_once_are_all_claimed(
    scribe: Scribe, clock: AdvancingClock
) -> None:
    fill(scribe.store, clock, 120)
    at(clock, 3)
    send_due_reminders(scribe)
    assert len(digests(scribe)) == 120


def test_a_review_date_beyond_all_calendars_is_no_day_to_be_reminded(scribe: Scribe, incident: Incident) -> None:
    scribe = replace(scribe, preferences=Preferences(replace(scribe.taste, countries=Countries(usual="DE"))))
    answer(scribe, incident_id=incident.id, answers={"review_on": "9999-12-31"}, by=ADA)
    assert R.REVIEW not in planned(scribe)


def test_other_settings_are_followed_from_the_next_start_on(scribe: Scribe, item: ActionItem) -> None:
    no_such = Intervals(before_due_hours=BySeverity(), overdue_working_days=BySeverity())
    never = replace(scribe, preferences=Preferences(Taste(intervals=no_such)))
    begin_reminding(never)
    send_due_reminders(never)
    assert not {R.DUE_SOON, R.OVERDUE} & set(planned(never))
    begin_reminding(scribe)
    send_due_reminders(scribe)
    assert {R.DUE_SOON, R.OVERDUE} <= set(planned(scribe))


def test_the_same_settings_look_at_nothing(scribe: Scribe, item: ActionItem) -> None:
    begin_reminding(scribe)
    send_due_reminders(scribe)
    before = rows(scribe.store, tables.reminder)
    begin_reminding(scribe)
    assert rows(scribe.store, tables.reminder) == before
