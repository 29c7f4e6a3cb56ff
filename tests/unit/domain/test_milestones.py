"""Milestones and durations: each formula, and what a correction does."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest

from bot.domain.milestones import (
    MEANINGS,
    Milestone,
    incident_duration,
    out_of_order,
    time_to_detect,
    time_to_mitigate,
    time_to_resolve,
)
from bot.domain.timeline import milestone_events
from tests.unit.domain.cast import TEN, milestone, minutes

REACHED = {one: TEN + minutes(number**2) for number, one in enumerate(Milestone)}


def test_time_to_detect_is_from_the_first_symptom_to_the_alert() -> None:
    assert time_to_detect(REACHED) == REACHED[Milestone.DETECTED] - REACHED[Milestone.STARTED] == minutes(1)


def test_time_to_mitigate_is_from_the_first_symptom_to_the_fix() -> None:
    assert time_to_mitigate(REACHED) == minutes(36)


def test_time_to_resolve_is_from_the_first_symptom_to_recovery() -> None:
    assert time_to_resolve(REACHED) == minutes(49)


@pytest.mark.parametrize("missing", [Milestone.STARTED, Milestone.RESOLVED])
def test_a_missing_end_gives_no_duration(missing: Milestone) -> None:
    assert time_to_resolve({one: at for one, at in REACHED.items() if one is not missing}) is None


def test_the_duration_begins_at_the_declaration_where_nobody_said_when_it_started() -> None:
    known = {one: REACHED[one] for one in (Milestone.DECLARED, Milestone.RESOLVED)}
    assert incident_duration(known) == minutes(49 - 9)


def test_an_unresolved_incident_has_no_duration() -> None:
    assert incident_duration({Milestone.STARTED: TEN, Milestone.DECLARED: TEN}) is None


def test_an_incident_that_was_over_when_it_was_noticed_has_a_duration_of_nothing_not_of_unknown() -> None:
    assert incident_duration({Milestone.STARTED: TEN, Milestone.RESOLVED: TEN}) == timedelta()


def test_milestones_are_listed_in_the_order_in_which_they_fall() -> None:
    names = "started detected paged declared investigating identified mitigated resolved verified"
    assert [one.value for one in Milestone] == names.split()
    assert list(MEANINGS) == list(Milestone)


def test_the_correction_recorded_last_counts_in_whatever_order_the_events_are_given() -> None:
    first = milestone(Milestone.DETECTED, occurred=5, recorded=6, event_id=1)
    earlier = milestone(Milestone.DETECTED, occurred=2, recorded=20, event_id=2)
    last = milestone(Milestone.DETECTED, occurred=4, recorded=30, event_id=3)
    for events in permutations((first, earlier, last)):
        assert milestone_events(events) == {Milestone.DETECTED: last}


def test_of_two_recorded_at_the_same_moment_the_one_stored_later_counts() -> None:
    events = [milestone(Milestone.PAGED, occurred=n, recorded=9, event_id=n) for n in (2, 1)]
    assert milestone_events(events)[Milestone.PAGED].id == 2


def test_a_correction_taken_back_lets_the_one_before_count_again() -> None:
    first = milestone(Milestone.DETECTED, occurred=5, recorded=6, event_id=1)
    taken_back = replace(milestone(Milestone.DETECTED, occurred=2, recorded=20, event_id=2), retracted_at=TEN)
    assert milestone_events([first, taken_back]) == {Milestone.DETECTED: first}


@pytest.mark.parametrize("last", [one for one in Milestone if one not in (Milestone.STARTED, Milestone.DECLARED)])
def test_nothing_comes_before_the_start(last: Milestone) -> None:
    reached = {Milestone.STARTED: TEN, last: TEN - minutes(5)}
    assert out_of_order(reached, last) == (Milestone.STARTED,)
    assert out_of_order(reached, Milestone.STARTED) == (last,)


def test_no_recovery_is_confirmed_before_it_came() -> None:
    reached = {Milestone.RESOLVED: TEN, Milestone.VERIFIED: TEN - minutes(1)}
    assert out_of_order(reached, Milestone.VERIFIED) == (Milestone.RESOLVED,)


def test_a_start_after_several_others_contradicts_all_of_them() -> None:
    reached = {Milestone.DETECTED: TEN, Milestone.MITIGATED: TEN, Milestone.STARTED: TEN + minutes(2)}
    assert out_of_order(reached, Milestone.STARTED) == (Milestone.DETECTED, Milestone.MITIGATED)


def test_within_one_minute_there_is_no_order() -> None:
    reached = {Milestone.RESOLVED: TEN + timedelta(seconds=40), Milestone.VERIFIED: TEN}
    assert out_of_order(reached, Milestone.VERIFIED) == ()


def test_an_incident_may_be_declared_ahead() -> None:
    assert out_of_order({Milestone.DECLARED: TEN, Milestone.STARTED: TEN + minutes(9)}, Milestone.STARTED) == ()


def test_milestones_that_fall_as_they_normally_do_contradict_nothing() -> None:
    assert [out_of_order(REACHED, one) for one in Milestone] == [()] * len(Milestone)
