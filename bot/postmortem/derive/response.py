"""What was done: the fix, the steps to it, and how it was confirmed."""

from bot.domain.milestones import Milestone
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.postmortem.facts import Fact, derived, listed
from bot.postmortem.known import Known, once
from bot.postmortem.rows import counting, is_deleted, on_several_days, said
from bot.postmortem.wording import row_time

_STEPS = (Milestone.INVESTIGATING, Milestone.IDENTIFIED, Milestone.MITIGATED)


def immediate_fix(known: Known) -> Fact | None:
    """What was recorded with the fix."""
    return _said_at(Milestone.MITIGATED, "immediate_fix", known)


def verification(known: Known) -> Fact | None:
    """What was recorded with the confirmation."""
    return _said_at(Milestone.VERIFIED, "verification", known)


def steps_taken(known: Known) -> Fact | None:
    """A suggestion: notes, messages and milestones from the cause's discovery (or the declaration) to the recovery."""
    steps = [event for event in known.events if _is_step(event, known)]
    with_date = on_several_days(known.events)
    entries = tuple(_step(event, known, with_date) for event in steps)
    return listed("steps_taken", entries) if entries else None


def _said_at(milestone: Milestone, key: str, known: Known) -> Fact | None:
    event = known.milestones.get(milestone)
    if event is None or is_deleted(event, known):
        return None
    text = said(event, known)
    return derived(key, text, *known.sources(event)) if text else None


def _step(event: TimelineEvent, known: Known, with_date: bool) -> Fact:
    text = f"{row_time(event.occurred_at, with_date=with_date)} {said(event, known)}"
    return derived("steps_taken", text, *known.sources(event))


def _is_step(event: TimelineEvent, known: Known) -> bool:
    is_told = event.kind in (TimelineKind.NOTE, TimelineKind.MESSAGE) or counting(event, known) in _STEPS
    first, last = _span(known)
    is_within = (first is None or event.occurred_at >= first.occurred_at) and (
        last is None or event.occurred_at <= last.occurred_at
    )
    return is_told and is_within and not is_deleted(event, known) and bool(said(event, known))


@once
def _span(known: Known) -> tuple[TimelineEvent | None, TimelineEvent | None]:
    """From when to when steps are taken; a fix before its cause was known is one of them."""
    begins = Milestone.IDENTIFIED if Milestone.IDENTIFIED in known.milestones else Milestone.DECLARED
    marks = [known.milestones[at] for at in (begins, Milestone.MITIGATED) if at in known.milestones]
    first = min(marks, key=lambda event: event.occurred_at) if begins in known.milestones else None
    return first, known.milestones.get(Milestone.RESOLVED)
