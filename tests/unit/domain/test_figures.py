"""Figures over incidents: each with its n, nothing where too little is known."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.figures import Case, Durations, Kept, Promise, grouped
from bot.domain.milestones import Milestone
from bot.domain.severity import Severity

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
LATER = datetime(2026, 6, 1, tzinfo=UTC)
A_DAY = timedelta(days=1)


def minutes(*counts: int) -> tuple[timedelta, ...]:
    return tuple(timedelta(minutes=count) for count in counts)


def lasting(*counts: int | None, severity: Severity | None = None, at: datetime = TEN) -> list[Case]:
    """Incidents that took so many minutes to resolve; None: nobody said when it was."""
    return [
        Case(
            declared_at=at,
            severity=severity,
            reached={Milestone.STARTED: at}
            | ({} if count is None else {Milestone.RESOLVED: at + timedelta(minutes=count)}),
        )
        for count in counts
    ]


def to_resolve(*cases: Case) -> Durations:
    return grouped(cases, LATER)[-1].durations["time_to_resolve"]


def kept(*promises: Promise) -> Kept:
    return grouped([Case(declared_at=TEN, severity=None, reached={}, promises=promises)], LATER)[-1].kept


def test_the_median_of_an_even_count_lies_between_the_two_in_the_middle() -> None:
    assert to_resolve(*lasting(10, 40, 20, 90)).median == timedelta(minutes=30)


def test_the_quartiles_are_those_of_the_values_themselves() -> None:
    assert to_resolve(*lasting(10, 20, 30, 40, 50)).quartiles == minutes(20, 40)


def test_one_length_has_a_median_and_no_spread() -> None:
    alone = to_resolve(*lasting(10))
    assert (alone.n, alone.median, alone.quartiles) == (1, timedelta(minutes=10), None)


def test_four_have_no_mean() -> None:
    assert to_resolve(*lasting(10, 20, 30, 40)).mean is None


def test_five_have_a_mean() -> None:
    assert to_resolve(*lasting(10, 20, 30, 40, 100)).mean == timedelta(minutes=40)


def test_incidents_that_lack_a_milestone_are_counted_as_such() -> None:
    found = to_resolve(*lasting(10, None, None))
    assert (found.n, found.lacking) == (1, 2)


def test_an_end_before_the_beginning_counts_in_nothing_else() -> None:
    found = to_resolve(*lasting(10, -5))
    assert (found.lengths, found.lacking, found.contradicted) == (minutes(10), 0, 1)


def test_nothing_at_all_gives_no_figures() -> None:
    [whole] = grouped([], LATER)
    assert (whole.incidents, whole.durations["time_to_detect"].median, whole.kept.share) == (0, None, None)


def test_it_is_acknowledged_when_somebody_investigates() -> None:
    reached = {Milestone.DETECTED: TEN, Milestone.INVESTIGATING: TEN + timedelta(minutes=4)}
    [*_, whole] = grouped([Case(declared_at=TEN, severity=None, reached=reached)], LATER)
    assert whole.durations["time_to_acknowledge"].lengths == minutes(4)


def test_groups_go_by_quarter_and_then_by_severity() -> None:
    cases = [
        *lasting(1, severity=None),
        *lasting(1, severity=Severity.SEV2, at=datetime(2026, 4, 1, tzinfo=UTC)),
        *lasting(1, severity=Severity.SEV2),
        *lasting(1, severity=Severity.SEV1),
    ]
    names = [group.name for group in grouped(cases, LATER)]
    assert names == ["2026-Q1 SEV-1", "2026-Q1 SEV-2", "2026-Q1 not set", "2026-Q2 SEV-2", "All"]


@pytest.mark.parametrize(
    ("at", "quarter"),
    [
        (datetime(2026, 3, 31, 23, 59, tzinfo=UTC), "2026-Q1"),
        (datetime(2026, 4, 1, tzinfo=UTC), "2026-Q2"),
        (datetime(2026, 12, 31, tzinfo=UTC), "2026-Q4"),
    ],
)
def test_a_quarter_ends_with_its_last_day_in_utc(at: datetime, quarter: str) -> None:
    assert Case(declared_at=at, severity=None, reached={}).quarter == quarter


def test_done_at_the_last_moment_is_in_time() -> None:
    assert kept(Promise(due_at=TEN, done_at=TEN)).in_time == 1


def test_done_later_and_overdue_are_both_late() -> None:
    found = kept(Promise(due_at=TEN, done_at=TEN + A_DAY), Promise(due_at=TEN))
    assert (found.in_time, found.n) == (0, 2)


def test_what_is_undecided_or_undated_or_dropped_counts_in_no_share() -> None:
    found = kept(
        Promise(due_at=TEN, done_at=TEN), Promise(due_at=LATER + A_DAY), Promise(due_at=None, done_at=TEN),
        Promise(due_at=TEN, is_dropped=True),
    )  # fmt: skip
    assert found == Kept(in_time=1, n=1, undecided=1, undated=1, dropped=1)
