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


def _between(reached: Reached, first: Milestone, last: Milestone) -> timedelta | None:
    if first not in reached or last not in reached:
        return None
    return reached[last] - reached[first]
