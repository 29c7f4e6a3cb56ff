"""Reminders: once each, on the morning of the person who owns the work, whoever ticks and whenever."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.clock import AdvancingClock
from bot.domain.action_items import ActionItem, ActionStatus, Priority
from bot.domain.people import Person
from bot.domain.reminders import Reminder, ReminderRule
from bot.storage import tables
from bot.usecases.actions import add_action_item
from bot.usecases.incidents import declare
from bot.usecases.people import learn_person
from bot.usecases.reminders import send_due_reminders
from bot.usecases.scribe import Scribe
from tests.integration.usecases.world import ADA, DANA, TEAM, rows

DUE = date(2026, 3, 5)
TOKYO_MORNING = datetime(2026, 3, 5, 0, 0, tzinfo=UTC)


@pytest.fixture
def item(scribe: Scribe) -> ActionItem:
    """Dana's action item, of whom nothing is known yet."""
    incident = declare(scribe, title="Checkout fails", severity=None, by=ADA).incident
    return add_action_item(
        scribe, incident_id=incident.id, text="Fix the pool", owner_id=DANA, due_on=DUE, horizon=None,
        priority=Priority.HIGH, by=ADA,
    )  # fmt: skip


def _due_at(scribe: Scribe) -> list[datetime]:
    return [row["due_at"] for row in rows(scribe.store, tables.reminder)]


def _sent(scribe: Scribe) -> list[dict[str, object]]:
    found = rows(scribe.store, tables.outbox)
    return [row["arguments"] for row in found if (row["key"] or "").startswith("post:reminder:")]


def _dana(tz: str) -> Person:
    return Person(team_id=TEAM, user_id=DANA, name="Dana", tz=tz)


def test_an_owner_whose_zone_is_unknown_is_reminded_at_nine_utc(scribe: Scribe, item: ActionItem) -> None:
    assert _due_at(scribe) == [datetime(2026, 3, 5, 9, 0, tzinfo=UTC)]


def test_the_reminder_moves_when_the_owners_zone_is_learned(scribe: Scribe, item: ActionItem) -> None:
    learn_person(scribe, _dana("Asia/Tokyo"))
    assert _due_at(scribe) == [TOKYO_MORNING]


def test_the_reminder_moves_again_with_its_owner(scribe: Scribe, item: ActionItem) -> None:
    learn_person(scribe, _dana("Asia/Tokyo"))
    learn_person(scribe, _dana("Europe/Berlin"))
    assert _due_at(scribe) == [datetime(2026, 3, 5, 8, 0, tzinfo=UTC)]


def test_a_reminder_that_was_sent_is_not_moved(scribe: Scribe, clock: AdvancingClock, item: ActionItem) -> None:
    clock.advance_to(datetime(2026, 3, 5, 9, 0, tzinfo=UTC))
    send_due_reminders(scribe)
    learn_person(scribe, _dana("America/New_York"))
    clock.advance_to(datetime(2026, 3, 6, 9, 0, tzinfo=UTC))
    assert send_due_reminders(scribe) == 0


def test_nobody_is_reminded_before_the_hour(scribe: Scribe, clock: AdvancingClock, item: ActionItem) -> None:
    clock.advance_to(datetime(2026, 3, 5, 9, 0, tzinfo=UTC) - timedelta(microseconds=1))
    assert send_due_reminders(scribe) == 0


def test_the_owner_is_reminded_once_though_nobody_ticked_at_the_hour(
    scribe: Scribe, clock: AdvancingClock, item: ActionItem
) -> None:
    clock.advance_to(datetime(2026, 3, 7, 15, 0, tzinfo=UTC))
    assert [send_due_reminders(scribe) for _ in range(3)] == [1, 0, 0]
    assert [(sent["user_id"], sent["action_item_id"]) for sent in _sent(scribe)] == [(DANA, item.id)]


def test_ticks_at_the_same_moment_claim_each_reminder_once(scribe: Scribe, clock: AdvancingClock) -> None:
    incident = declare(scribe, title="Checkout fails", severity=None, by=ADA).incident
    for number in range(12):
        add_action_item(
            scribe, incident_id=incident.id, text=f"item {number}", owner_id=DANA, due_on=DUE, horizon=None,
            priority=Priority.LOW, by=ADA,
        )  # fmt: skip
    clock.advance_to(datetime(2026, 3, 6, tzinfo=UTC))
    together = threading.Barrier(4)
    claimed: list[int] = []

    def tick() -> None:
        together.wait()
        claimed.append(send_due_reminders(scribe))

    threads = [threading.Thread(target=tick) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sum(claimed), len(_sent(scribe))) == (12, 12)


def test_nobody_is_reminded_of_what_is_done(scribe: Scribe, clock: AdvancingClock, item: ActionItem) -> None:
    with scribe.store.write() as tx:
        tx.connection.execute(tables.action_item.update().values(status=ActionStatus.DONE))
    clock.advance_to(datetime(2026, 3, 6, tzinfo=UTC))
    send_due_reminders(scribe)
    assert _sent(scribe) == []


def test_one_occasion_makes_one_reminder(scribe: Scribe, item: ActionItem) -> None:
    assert item.id is not None
    again = Reminder(
        action_item_id=item.id, rule=ReminderRule.DUE_TODAY, occurrence=DUE.isoformat(), recipient_id=ADA,
        due_at=TOKYO_MORNING,
    )  # fmt: skip
    with scribe.store.write() as tx:
        assert not tx.reminders.add(again)
    assert _due_at(scribe) == [datetime(2026, 3, 5, 9, 0, tzinfo=UTC)]
