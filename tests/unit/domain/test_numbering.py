"""The numbers by which lines of the timeline are named: the same for ever."""

from dataclasses import replace

from bot.domain.milestones import Milestone
from bot.domain.timeline import TimelineEvent, numbered
from tests.unit.domain.cast import TEN, milestone


def line(event_id: int, corrects: int | None = None) -> TimelineEvent:
    return replace(milestone(Milestone.PAGED, 1, 2), id=event_id, corrects_id=corrects)


def test_lines_are_numbered_as_recorded_from_one() -> None:
    assert numbered([line(12), line(7), line(9)]) == {7: 1, 9: 2, 12: 3}


def test_a_correction_has_the_number_of_what_it_corrects() -> None:
    assert numbered([line(7), line(9), line(12, 7), line(13, 12), line(14)]) == {7: 1, 9: 2, 12: 1, 13: 1, 14: 3}


def test_what_was_retracted_keeps_its_number() -> None:
    gone = replace(line(7), retracted_at=TEN)
    assert numbered([gone, line(9)])[9] == 2
