"""The milestones of an incident, and each duration's formula, written once."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum


class Milestone(Enum):
    """A point every incident passes; the order here is the order in which they normally fall."""

    STARTED = "started"
    DETECTED = "detected"
    PAGED = "paged"
    DECLARED = "declared"
    INVESTIGATING = "investigating"
    IDENTIFIED = "identified"
    MITIGATED = "mitigated"
    RESOLVED = "resolved"
    VERIFIED = "verified"


MEANINGS: Mapping[Milestone, str] = {
    Milestone.STARTED: "First symptoms observed",
    Milestone.DETECTED: "Alert triggered",
    Milestone.PAGED: "On-call engineer paged",
    Milestone.DECLARED: "Incident declared",
    Milestone.INVESTIGATING: "Investigation started",
    Milestone.IDENTIFIED: "Root cause identified",
    Milestone.MITIGATED: "Fix deployed",
    Milestone.RESOLVED: "Full recovery",
    Milestone.VERIFIED: "Monitoring confirmed recovery",
}

_ENDS = (
    Milestone.DETECTED, Milestone.PAGED, Milestone.INVESTIGATING, Milestone.IDENTIFIED, Milestone.MITIGATED,
    Milestone.RESOLVED, Milestone.VERIFIED,
)  # fmt: skip
# Of each pair the first cannot be after the last. An incident may be declared ahead, so `declared` is in none.
IN_THIS_ORDER = (*((Milestone.STARTED, last) for last in _ENDS), (Milestone.RESOLVED, Milestone.VERIFIED))

Reached = Mapping[Milestone, datetime]


def time_to_detect(reached: Reached) -> timedelta | None:
    """detected − started; None while either is unknown."""
    return _between(reached, Milestone.STARTED, Milestone.DETECTED)


def time_to_acknowledge(reached: Reached) -> timedelta | None:
    """investigating − detected; None while either is unknown."""
    return _between(reached, Milestone.DETECTED, Milestone.INVESTIGATING)


def time_to_mitigate(reached: Reached) -> timedelta | None:
    """mitigated − started; None while either is unknown."""
    return _between(reached, Milestone.STARTED, Milestone.MITIGATED)


def time_to_resolve(reached: Reached) -> timedelta | None:
    """resolved − started; None while either is unknown."""
    return _between(reached, Milestone.STARTED, Milestone.RESOLVED)


def incident_duration(reached: Reached) -> timedelta | None:
    """resolved − started, or resolved − declared where nobody said when it started; None while unresolved."""
    whole = time_to_resolve(reached)
    return whole if whole is not None else _between(reached, Milestone.DECLARED, Milestone.RESOLVED)


def contradicted(reached: Reached, milestone: Milestone) -> Milestone | None:
    """Return the milestone whose time makes no sense beside that of `milestone`: it should not end before it started.

    None where the two ends of every duration follow each other, as far as they are known.
    """
    for last in (Milestone.DETECTED, Milestone.MITIGATED, Milestone.RESOLVED):
        length = _between(reached, Milestone.STARTED, last)
        if milestone in (Milestone.STARTED, last) and length is not None and length < timedelta(0):
            return last if milestone is Milestone.STARTED else Milestone.STARTED
    return None


def out_of_order(reached: Reached, milestone: Milestone) -> tuple[Milestone, ...]:
    """Return the milestones with which the time of `milestone` makes an order that cannot be, as they normally fall.

    Nothing is noticed, fixed or over before it started, and no recovery is confirmed before it came. Times are
    typed to the minute, so that two of the same minute are in any order.
    """
    known = {point: moment.replace(second=0, microsecond=0) for point, moment in reached.items()}
    pairs = [(first, last) for first, last in IN_THIS_ORDER if milestone in (first, last)]
    wrong = [pair for pair in pairs if (length := _between(known, *pair)) is not None and length < timedelta(0)]
    return tuple(last if first is milestone else first for first, last in wrong)


def _between(reached: Reached, first: Milestone, last: Milestone) -> timedelta | None:
    if first not in reached or last not in reached:
        return None
    return reached[last] - reached[first]
