"""Values: frozen, and refusing times without a zone, each field of each kind."""

from dataclasses import FrozenInstanceError, fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.domain.action_items import ActionItem, Horizon, horizon_for
from bot.domain.dues import Due
from bot.domain.figures import Case, Figures, Promise
from bot.domain.ids import IncidentId, UserId
from bot.domain.milestones import Milestone
from bot.domain.reminders import Reader, Reminder, ReminderRule, SubjectKind
from bot.domain.reminders.incidents import IncidentCase
from bot.domain.review import SignOff, SignOffRole
from bot.domain.roles import Role, RoleHolder
from bot.domain.values import NaiveDatetime, Value
from tests.unit.domain.cast import ADA, TEN, incident, milestone

ITEM = ActionItem(
    incident_id=IncidentId(7), number=1, text="t", owner_id=ADA, due_on=None, horizon=Horizon.IMMEDIATE,
    created_by=ADA, created_at=TEN,
)  # fmt: skip
REMINDER = Reminder(
    subject_kind=SubjectKind.ACTION_ITEM, subject_id=1, rule=ReminderRule.DUE_TODAY, occurrence="o",
    recipient_id=UserId("U"), due_at=TEN,
)  # fmt: skip
SIGN_OFF = SignOff(incident_id=IncidentId(7), role=SignOffRole.INCIDENT_LEAD, user_id=ADA, note="", signed_at=TEN)
CASE = IncidentCase(incident=incident(), lead=Reader(user_id=ADA), last_event_at=TEN)
DUE = Due(on=date(2026, 3, 2), at=TEN)
FIGURES = [
    Promise(due_at=TEN, done_at=TEN), Case(declared_at=TEN, severity=None, reached={}),
    Figures(as_of=TEN, since=TEN, canceled=0, groups=()),
]  # fmt: skip
HOLDER = RoleHolder(incident_id=IncidentId(7), role=Role.DEPUTY, user_id=ADA, since=TEN)
VALUES: list[Any] = [
    incident(), milestone(Milestone.PAGED, 1, 2), ITEM, REMINDER, SIGN_OFF, CASE, DUE, HOLDER, *FIGURES
]  # fmt: skip
TIMES = [
    pytest.param(value, field.name, id=f"{type(value).__name__}.{field.name}")
    for value in VALUES
    for field in fields(value)
    if "datetime" in str(field.type)
]


@pytest.mark.parametrize(("value", "name"), TIMES)
def test_a_time_without_a_zone_is_refused_by_name(value: Any, name: str) -> None:
    with pytest.raises(NaiveDatetime, match=name):
        replace(value, **{name: datetime(2026, 3, 2, 10, 0)})  # noqa: DTZ001


def test_every_kind_of_value_is_tried_here() -> None:
    holding_times = {kind for kind in Value.__subclasses__() if kind.__module__.startswith("bot.domain")}
    assert {kind.__name__ for kind in holding_times} - {type(value).__name__ for value in VALUES} <= {
        "CapturedMessage",
        "ReviewComment",
    }
    assert len(TIMES) >= 7


def test_a_value_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        ITEM.text = "another"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("due_on", "horizon"),
    [
        (None, Horizon.SHORT_TERM), (date(2026, 3, 1), Horizon.IMMEDIATE), (date(2026, 3, 3), Horizon.IMMEDIATE),
        (date(2026, 3, 4), Horizon.SHORT_TERM), (date(2026, 3, 9), Horizon.SHORT_TERM),
        (date(2026, 3, 10), Horizon.LONG_TERM),
    ],
)  # fmt: skip
def test_the_horizon_follows_from_the_due_date(due_on: date | None, horizon: Horizon) -> None:
    assert horizon_for(due_on, datetime(2026, 3, 2, tzinfo=UTC).date()) is horizon
