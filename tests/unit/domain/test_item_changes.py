"""Changes of an action item: what they leave, what they refuse, and how the timeline tells of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.domain.action_items import NOBODY, ActionItem, ActionKind, ActionStatus, Horizon, Owner, Priority
from bot.domain.dues import Due
from bot.domain.errors import NothingChanged
from bot.domain.ids import IncidentId
from bot.domain.item_changes import AlreadyFinished, ItemChange, NeedsReason, Overtaken, change_of, marks_of
from tests.unit.domain.cast import ADA, BEN, CLEO, TEN, incident

LATER = TEN + timedelta(hours=1)
FRIDAY = Due(on=date(2026, 3, 6), tz="Europe/Berlin")
ITEM = ActionItem(
    incident_id=IncidentId(7), number=3, text="Cap the pool", owner_id=BEN, due_on=FRIDAY.on, due_tz=FRIDAY.tz,
    horizon=Horizon.SHORT_TERM, created_by=ADA, created_at=TEN, id=30,
)  # fmt: skip
DONE = replace(ITEM, status=ActionStatus.DONE, finished_at=TEN)


def changed(item: ActionItem = ITEM, **change: Any) -> ActionItem:
    return change_of(item, ItemChange(**change), by=ADA, now=LATER)[0]


def told(item: ActionItem = ITEM, **change: Any) -> str:
    return change_of(item, ItemChange(**change), by=ADA, now=LATER)[1].text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"status": ActionStatus.DONE}, "done (was open)"),
        ({"status": ActionStatus.BLOCKED, "reason": "no budget"}, "blocked (was open): no budget"),
        ({"status": ActionStatus.WONT_DO, "reason": "moot"}, "won't do (was open): moot"),
        ({"owner": Owner(user_id=CLEO)}, f"owner <@{CLEO}> (was <@{BEN}>)"),
        ({"owner": NOBODY}, f"owner nobody (was <@{BEN}>)"),
        ({"owner": Owner(group="<!subteam^S1|@sre>")}, f"owner <!subteam^S1|@sre> (was <@{BEN}>)"),
        ({"due": None}, "due no date (was Friday, 2026-03-06 (Europe/Berlin))"),
        ({"text": "Raise it"}, "now reads “Raise it” (was “Cap the pool”)"),
        ({"horizon": Horizon.LONG_TERM}, "horizon long-term (was short-term)"),
        ({"priority": Priority.HIGH}, "priority high (was medium)"),
        ({"kind": ActionKind.DETECT}, "kind detect (was none)"),
        ({"links": ("https://a.example/1",)}, "links https://a.example/1"),
        ({"snoozed_until": date(2026, 3, 9)}, "snoozed until Monday, 2026-03-09"),
    ],
)
def test_the_event_says_what_is_new_and_what_was(change: dict[str, Any], words: str) -> None:
    assert told(**change) == f"Action item 3 (Cap the pool): {words}"


def test_the_event_names_who_changed_it_and_when() -> None:
    _, event = change_of(ITEM, ItemChange(status=ActionStatus.DONE), by=CLEO, now=LATER)
    assert (event.author_id, event.occurred_at) == (CLEO, LATER)


def test_several_changes_are_one_event() -> None:
    assert told(status=ActionStatus.IN_PROGRESS, priority=Priority.LOW).endswith(
        "in progress (was open); priority low (was medium)"
    )


def test_what_is_so_already_is_no_change() -> None:
    with pytest.raises(NothingChanged):
        changed(status=ActionStatus.OPEN, owner=Owner(user_id=BEN), due=FRIDAY)


@pytest.mark.parametrize("status", [ActionStatus.BLOCKED, ActionStatus.WONT_DO])
def test_a_reason_is_asked_for_where_one_is_needed(status: ActionStatus) -> None:
    with pytest.raises(NeedsReason):
        changed(status=status)


def test_the_reason_of_one_status_is_not_that_of_the_next() -> None:
    blocked = changed(status=ActionStatus.BLOCKED, reason="no budget")
    assert changed(blocked, status=ActionStatus.IN_PROGRESS).reason == ""
    with pytest.raises(NeedsReason):
        changed(blocked, status=ActionStatus.WONT_DO)


@pytest.mark.parametrize(
    "change",
    [{"status": ActionStatus.IN_PROGRESS}, {"owner": NOBODY}, {"snoozed_until": FRIDAY.on}, {"status": DONE.status}],
)
def test_a_button_changes_nothing_of_a_finished_item(change: dict[str, Any]) -> None:
    with pytest.raises(AlreadyFinished, match="Action item 3 is done already; nothing was changed"):
        changed(DONE, **change)


def test_whoever_saw_that_it_is_finished_may_open_it_again() -> None:
    again, event = change_of(DONE, ItemChange(status=ActionStatus.OPEN), by=ADA, now=LATER, seen=marks_of(DONE))
    assert (again.status, again.finished_at) == (ActionStatus.OPEN, None)
    assert event.text.endswith("open (was done)")


def test_when_it_was_finished_is_kept() -> None:
    assert changed(status=ActionStatus.DONE).finished_at == LATER


def test_a_field_that_somebody_else_changed_meanwhile_is_not_overwritten() -> None:
    seen, now = marks_of(ITEM), changed(owner=Owner(user_id=CLEO))
    with pytest.raises(Overtaken) as refused:
        change_of(now, ItemChange(owner=NOBODY), by=ADA, now=LATER, seen=seen)
    assert refused.value.names == ("owner",)


def test_another_field_that_somebody_else_changed_meanwhile_is_no_obstacle() -> None:
    seen, now = marks_of(ITEM), changed(owner=Owner(user_id=CLEO))
    both, _ = change_of(now, ItemChange(priority=Priority.HIGH), by=ADA, now=LATER, seen=seen)
    assert (both.owner_id, both.priority) == (CLEO, Priority.HIGH)


def test_the_horizon_follows_a_new_date() -> None:
    assert changed(due=Due(on=date(2026, 3, 30))).horizon is Horizon.LONG_TERM


def test_a_horizon_that_was_chosen_stays() -> None:
    chosen = replace(ITEM, horizon=Horizon.LONG_TERM)
    assert changed(chosen, due=Due(on=date(2026, 3, 3))).horizon is Horizon.LONG_TERM


def test_whoever_takes_over_has_not_snoozed_it() -> None:
    assert changed(replace(ITEM, snoozed_until=date(2026, 3, 9)), owner=Owner(user_id=CLEO)).snoozed_until is None


def test_a_new_status_ends_the_snooze() -> None:
    snoozed = changed(snoozed_until=date(2026, 3, 9))
    assert changed(snoozed, status=ActionStatus.IN_PROGRESS).snoozed_until is None


def test_what_a_group_or_nobody_owns_the_lead_answers_for() -> None:
    led = replace(incident(), lead_id=CLEO)
    assert [changed(owner=one).answered_by(led) for one in (NOBODY, Owner(group="<!subteam^S1>"))] == [CLEO, CLEO]
    assert ITEM.answered_by(led) == BEN


@pytest.mark.parametrize(
    ("now", "is_overdue"),
    [
        (datetime(2026, 3, 6, 22, 59, tzinfo=UTC), False),  # 23:59 in Berlin
        (datetime(2026, 3, 6, 23, 0, tzinfo=UTC), True),
    ],
)
def test_a_day_lasts_until_midnight_where_it_was_named(now: datetime, is_overdue: bool) -> None:
    assert ITEM.is_overdue(now) is is_overdue


def test_an_hour_is_over_when_it_is_over_and_what_is_done_is_never_overdue() -> None:
    item = replace(ITEM, due_at=datetime(2026, 3, 6, 16, 0, tzinfo=UTC))
    after = datetime(2026, 3, 6, 16, 1, tzinfo=UTC)
    assert (item.is_overdue(after), replace(item, status=ActionStatus.DONE).is_overdue(after)) == (True, False)
