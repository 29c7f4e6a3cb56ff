"""The timeline's order: by when things happened, and settled where they happened at once."""

from dataclasses import replace
from itertools import permutations

from bot.domain.ids import ChannelId, MessageTs
from bot.domain.milestones import Milestone
from bot.domain.timeline import TimelineEvent, TimelineKind, in_order
from tests.unit.domain.cast import TEN, milestone, minutes


def _message(channel: str, ts: str, recorded: float = 0, event_id: int = 1) -> TimelineEvent:
    event = milestone(Milestone.STARTED, occurred=0, recorded=recorded, event_id=event_id)
    return replace(
        event, kind=TimelineKind.MESSAGE, milestone=None, channel_id=ChannelId(channel), message_ts=MessageTs(ts)
    )


def test_events_stand_in_the_order_they_happened_not_in_the_order_recorded() -> None:
    late = milestone(Milestone.RESOLVED, occurred=30, recorded=31, event_id=1)
    told_afterwards = milestone(Milestone.STARTED, occurred=-5, recorded=60, event_id=2)
    assert in_order([late, told_afterwards]) == [told_afterwards, late]


def test_what_was_taken_back_is_left_out() -> None:
    assert in_order([replace(milestone(Milestone.PAGED, 1, 1), retracted_at=TEN + minutes(2))]) == []


def test_messages_of_one_moment_stand_by_channel_and_ts_however_they_arrived() -> None:
    wanted = [_message("CA", "1.000001", 9, 30), _message("CA", "1.000002", 3, 10), _message("CB", "1.000001", 1, 20)]
    assert all(in_order(given) == wanted for given in permutations(wanted))


def test_messages_stand_before_commands_of_the_same_moment() -> None:
    command = milestone(Milestone.DECLARED, occurred=0, recorded=0, event_id=1)
    said = _message("CA", "1.000001", recorded=5, event_id=9)
    assert in_order([command, said]) == [said, command]


def test_commands_of_one_moment_stand_in_the_order_given() -> None:
    first, second = (milestone(Milestone.PAGED, 0, 0, event_id=number) for number in (9, 10))
    assert in_order([second, first]) == [first, second]
