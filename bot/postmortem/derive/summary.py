"""The executive summary: two or three plain sentences assembled from facts."""

from bot.domain.milestones import Milestone
from bot.domain.timeline import TimelineKind
from bot.postmortem.answered import answered
from bot.postmortem.catalogue import question
from bot.postmortem.derive.causes import root_cause
from bot.postmortem.derive.response import immediate_fix
from bot.postmortem.derive.state import duration, incident_date, severity, time_to_detection
from bot.postmortem.facts import Fact, derived
from bot.postmortem.known import Known
from bot.postmortem.rows import said
from bot.postmortem.wire import shorten

PART_LIMIT = 240
_IMPACT = (
    ("users_affected", "users affected"),
    ("services_impacted", "services impacted"),
    ("symptoms", "what users saw"),
)


def executive_summary(known: Known) -> Fact | None:
    """What happened, what it did and why; None while there is no more to tell than that it was declared."""
    impact, cause = _impact(known), _cause(known)
    if impact is None and cause is None and Milestone.RESOLVED not in known.milestones:
        return None
    told = [sentence for sentence in (_what(known), impact, cause) if sentence is not None]
    missing = [name for name, sentence in (("impact", impact), ("root cause", cause)) if sentence is None]
    if missing:
        words = f"Not recorded yet: {' and '.join(missing)}."
        told.append(derived("executive_summary", words, "incident:title"))
    sources = [source for sentence in told for source in sentence.sources]
    return derived("executive_summary", " ".join(sentence.text for sentence in told), *sources, items=tuple(told))


def _what(known: Known) -> Fact:
    """Its name, how bad it was, when it began, and how long it took to see it and to end it."""
    level, date, seen, length = (fact(known) for fact in (severity, incident_date, time_to_detection, duration))
    has_start = Milestone.STARTED in known.milestones
    name = f"“{_clip(known.record.incident.title)}”" + (f" ({level.text})" if level else "")
    words = [f"{name} {'began' if has_start else 'was declared'} at {date.text if date else ''}".rstrip()]
    if seen:
        words.append(f"was detected after {seen.text}")
    words.append(_end(known, length))
    parts = [part for part in (level, date, seen, length) if part]
    sources = [source for part in parts for source in part.sources]
    return derived("executive_summary", f"{', '.join(words[:-1])} and {words[-1]}.", "incident:title", *sources)


def _end(known: Known, length: Fact | None) -> str:
    if length is not None:
        return f"was resolved after {length.text.partition(' (')[0]}"
    if Milestone.RESOLVED in known.milestones:
        return "is resolved, though the times recorded contradict each other"
    return "is not recorded as resolved"


def _impact(known: Known) -> Fact | None:
    """What was answered; while nothing is, what was last told of the impact."""
    return _impact_answered(known) or _impact_told(known)


def _impact_told(known: Known) -> Fact | None:
    told = [event for event in known.events if event.kind is TimelineKind.IMPACT]
    if not told:
        return None
    return derived("executive_summary", f"Impact: {_clip(said(told[-1], known))}.", *known.sources(told[-1]))


def _impact_answered(known: Known) -> Fact | None:
    parts: list[str] = []
    sources: list[str] = []
    for key, label in _IMPACT:
        answer = known.answer(key)
        if answer is not None:
            fact = answered(question(key), answer)
            words = ", ".join(entry.text for entry in fact.items) or fact.text
            parts.append(f"{label}: {_clip(words)}")
            sources += fact.sources
    text = "; ".join(parts)
    return derived("executive_summary", f"{text[0].upper()}{text[1:]}.", *sources) if parts else None


def _cause(known: Known) -> Fact | None:
    """The root cause; while nobody has found it, what restored service."""
    cause = known.answer("root_cause")
    if cause is not None:
        return derived("executive_summary", f"Root cause: {_clip(cause.text)}.", "answer:root_cause")
    found = root_cause(known)
    if found is not None:
        return derived("executive_summary", f"Root cause: {_clip(found.text)}.", *found.sources)
    fix = _fix(known)
    return derived("executive_summary", f"Service was restored by: {_clip(fix.text)}.", *fix.sources) if fix else None


def _fix(known: Known) -> Fact | None:
    answer = known.answer("immediate_fix")
    return answered(question("immediate_fix"), answer) if answer else immediate_fix(known)


def _clip(text: str) -> str:
    """A text on one line, without the full stop that our sentence adds."""
    return shorten(" ".join(text.split()), PART_LIMIT).rstrip(".").rstrip()
