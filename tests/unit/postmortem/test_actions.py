"""Action items as the document prints them."""

import pytest

from bot.domain.action_items import ActionStatus, Horizon
from bot.postmortem.actions import ActionLine, action_lines
from bot.postmortem.known import known
from tests.unit.postmortem.sample import action_item, record


def line(**changes: object) -> ActionLine:
    """The line of one immediate action item."""
    item = action_item(1, Horizon.IMMEDIATE, **changes)
    return action_lines(Horizon.IMMEDIATE, known(record(action_items=(item,))))[0]


def test_an_action_item_names_its_owner_and_its_day() -> None:
    assert (line().owner.text, line().due.text) == ("Ben", "2026-11-28")


def test_a_missing_owner_is_an_open_question() -> None:
    assert line(owner_id=None).owner.is_open


def test_a_missing_date_is_an_open_question() -> None:
    assert line(due_on=None).due.is_open


def test_action_items_stand_under_their_horizon_by_number() -> None:
    items = tuple(action_item(number, Horizon.SHORT_TERM) for number in (3, 1))
    at_hand = known(record(action_items=(*items, action_item(2, Horizon.LONG_TERM))))
    assert [item.number for item in action_lines(Horizon.SHORT_TERM, at_hand)] == [1, 3]


@pytest.mark.parametrize("status", ActionStatus)
def test_only_what_is_done_is_ticked(status: ActionStatus) -> None:
    assert line(status=status).is_done is (status is ActionStatus.DONE)
