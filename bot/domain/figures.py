"""Figures over many incidents: how long things took, and which promises were kept in time. Never without their n."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean, median, quantiles

from bot.domain.milestones import Reached, time_to_acknowledge, time_to_detect, time_to_mitigate, time_to_resolve
from bot.domain.severity import Severity
from bot.domain.values import Value

# A mean of fewer than these says more about one incident than about all of them.
MEAN_FROM = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """One duration; `ends` says in words between which milestones it lies."""

    name: str
    label: str
    ends: str
    formula: Callable[[Reached], timedelta | None]


MEASURES = (
    Measure(name="time_to_detect", label="Time to detect", ends="started to detected", formula=time_to_detect),
    Measure(
        name="time_to_acknowledge", label="Time to acknowledge", ends="detected to investigating",
        formula=time_to_acknowledge,
    ),
    Measure(name="time_to_mitigate", label="Time to mitigate", ends="started to mitigated", formula=time_to_mitigate),
    Measure(name="time_to_resolve", label="Time to resolve", ends="started to resolved", formula=time_to_resolve),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Promise(Value):
    """An action item as far as figures go: its time is up at `due_at`, it was done at `done_at`, or `is_dropped`."""

    due_at: datetime | None
    done_at: datetime | None = None
    is_dropped: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Case(Value):
    """An incident as far as figures go."""

    declared_at: datetime
    severity: Severity | None
    reached: Reached
    promises: tuple[Promise, ...] = ()

    @property
    def quarter(self) -> str:
        """The quarter of the year (UTC) in which it was declared: "2026-Q1"."""
        return f"{self.declared_at.year}-Q{(self.declared_at.month + 2) // 3}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Durations:
    """One measure over a group: `lengths`, shortest first; how many incidents lack a milestone that it needs.

    `contradicted` of them have both, the end before the beginning; they count in nothing else.
    """

    lengths: tuple[timedelta, ...]
    lacking: int
    contradicted: int

    @property
    def n(self) -> int:
        return len(self.lengths)

    @property
    def median(self) -> timedelta | None:
        return timedelta(seconds=median(self._seconds)) if self.lengths else None

    @property
    def quartiles(self) -> tuple[timedelta, timedelta] | None:
        """The lengths that a quarter and three quarters do not exceed; None under two."""
        if self.n < 2:
            return None
        lower, _, upper = quantiles(self._seconds, n=4, method="inclusive")
        return timedelta(seconds=lower), timedelta(seconds=upper)

    @property
    def mean(self) -> timedelta | None:
        """The mean; None under `MEAN_FROM`."""
        if self.n < MEAN_FROM:
            return None
        return timedelta(seconds=fmean(self._seconds))

    @property
    def _seconds(self) -> list[float]:
        return [length.total_seconds() for length in self.lengths]


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """Of the action items whose fate is decided (`n`: done, or their time is up), how many were done in time.

    `undecided` are open and not due yet, `undated` have no due date, `dropped` will not be done.
    """

    in_time: int
    n: int
    undecided: int
    undated: int
    dropped: int

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where nothing is decided."""
        return self.in_time / self.n if self.n else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The incidents of one severity (None: not set) declared in one quarter, or all there are (`quarter` None)."""

    quarter: str | None
    severity: Severity | None
    incidents: int
    durations: Mapping[str, Durations]
    kept: Kept

    @property
    def name(self) -> str:
        """What the group is called: "2026-Q1 SEV-1"."""
        if self.quarter is None:
            return "All"
        return f"{self.quarter} {self.severity.label if self.severity else 'not set'}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures(Value):
    """Figures as of a moment, over what was declared from `since` on (None: ever); `canceled` ones are left out."""

    as_of: datetime
    since: datetime | None
    canceled: int
    groups: tuple[Group, ...]

    @property
    def incidents(self) -> int:
        return self.groups[-1].incidents


def grouped(cases: Sequence[Case], as_of: datetime) -> tuple[Group, ...]:
    """Return a group for each quarter and severity that has incidents, oldest and worst first, then one of all."""
    places = sorted({_place(case) for case in cases})
    groups = [_group(quarter, [case for case in cases if _place(case) == (quarter, level)], as_of)
              for quarter, level in places]  # fmt: skip
    return (*groups, _group(None, cases, as_of))


def _place(case: Case) -> tuple[str, int]:
    return case.quarter, case.severity.level if case.severity else 9


def _group(quarter: str | None, cases: Sequence[Case], as_of: datetime) -> Group:
    return Group(
        quarter=quarter,
        severity=cases[0].severity if quarter and cases else None,
        incidents=len(cases),
        durations={measure.name: _durations(measure, cases) for measure in MEASURES},
        kept=_kept((promise for case in cases for promise in case.promises), as_of),
    )


def _durations(measure: Measure, cases: Iterable[Case]) -> Durations:
    lengths = [measure.formula(case.reached) for case in cases]
    known = [length for length in lengths if length is not None]
    sound = sorted(length for length in known if length >= timedelta())
    return Durations(
        lengths=tuple(sound), lacking=len(lengths) - len(known), contradicted=len(known) - len(sound)
    )  # fmt: skip


def _kept(promises: Iterable[Promise], as_of: datetime) -> Kept:
    in_time = late = undecided = undated = dropped = 0
    for promise in promises:
        if promise.is_dropped:
            dropped += 1
        elif promise.due_at is None:
            undated += 1
        elif promise.done_at is not None and promise.done_at <= promise.due_at:
            in_time += 1
        elif promise.done_at is not None or promise.due_at < as_of:
            late += 1
        else:
            undecided += 1
    return Kept(in_time=in_time, n=in_time + late, undecided=undecided, undated=undated, dropped=dropped)
