"""What the record shows without anybody being asked. Each function gives a fact, or None where it cannot."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from bot.domain.incident import PostmortemStatus
from bot.domain.milestones import Milestone, incident_duration, time_to_detect
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.postmortem import whys
from bot.postmortem.facts import Fact, derived, listed
from bot.postmortem.known import Known
from bot.postmortem.rows import counting, said
from bot.postmortem.wire import escape
from bot.postmortem.wording import moment, row_time, span

STATUS_WORDS = {
    PostmortemStatus.DRAFT: "Draft",
    PostmortemStatus.IN_REVIEW: "Under Review",
    PostmortemStatus.FINAL: "Final",
}
_STEPS = (Milestone.INVESTIGATING, Milestone.IDENTIFIED, Milestone.MITIGATED, Milestone.RESOLVED)


def incident_date(known: Known) -> Fact | None:
    """When it started, or was declared while nobody has said when it started."""
    event = known.milestones.get(Milestone.STARTED) or known.milestones.get(Milestone.DECLARED)
    at = event.occurred_at if event else known.record.incident.declared_at
    sources = known.sources(event) if event else ("incident:declared_at",)
    return derived("incident_date", moment(at, known.record.timezone), *sources)


def duration(known: Known) -> Fact | None:
    """The duration; it names the declaration as its beginning while the start is not known."""
    length = incident_duration(known.reached)
    first = Milestone.STARTED if Milestone.STARTED in known.milestones else Milestone.DECLARED
    since = "" if first is Milestone.STARTED else " (since it was declared; the start is not recorded)"
    return _length("duration", length, known, first, Milestone.RESOLVED, since)


def time_to_detection(known: Known) -> Fact | None:
    """detected − started, in words."""
    length = time_to_detect(known.reached)
    return _length("time_to_detection", length, known, Milestone.STARTED, Milestone.DETECTED)


def severity(known: Known) -> Fact | None:
    """The severity as it stands."""
    level = known.record.incident.severity
    changes = [event for event in known.events if event.kind is TimelineKind.SEVERITY]
    sources = known.sources(changes[-1]) if changes else ("incident:severity",)
    return derived("severity", level.label, *sources) if level else None


def incident_lead(known: Known) -> Fact | None:
    """The lead's name."""
    lead_id = known.record.incident.lead_id
    changes = [event for event in known.events if event.kind is TimelineKind.ROLE]
    sources = known.sources(changes[-1]) if changes else ("incident:lead_id",)
    return derived("incident_lead", known.name(lead_id), *sources) if lead_id else None


def status(known: Known) -> Fact | None:
    """Where the postmortem stands."""
    words = STATUS_WORDS[known.record.incident.postmortem_status]
    return derived("status", words, "incident:postmortem_status")


def first_alert(known: Known) -> Fact | None:
    """When it was detected, and what was recorded with it."""
    event = known.milestones.get(Milestone.DETECTED)
    if event is None:
        return None
    text = said(event, known)
    at = moment(event.occurred_at, known.record.timezone)
    return derived("first_alert", f"{at}: {text}" if text else at, *known.sources(event))


def why_it_happened(known: Known) -> Fact | None:
    """The root cause that the five whys led to."""
    return _cause("why_it_happened", known)


def root_cause(known: Known) -> Fact | None:
    """The answer to the last of five whys."""
    return _cause("root_cause", known)


def immediate_fix(known: Known) -> Fact | None:
    """What was recorded with the fix."""
    return _said_at(Milestone.MITIGATED, "immediate_fix", known)


def verification(known: Known) -> Fact | None:
    """What was recorded with the confirmation."""
    return _said_at(Milestone.VERIFIED, "verification", known)


def steps_taken(known: Known) -> Fact | None:
    """The notes, messages and milestones from the declaration to the recovery, as a suggestion."""
    entries = tuple(_step(event, known) for event in known.events if _is_step(event, known))
    return listed("steps_taken", entries) if entries else None


def screenshots(known: Known) -> Fact | None:
    """The images that came with the messages of the log."""
    entries = []
    for message in sorted(known.messages.values(), key=lambda message: (message.ts, message.channel_id)):
        for file in () if message.is_deleted else message.files:
            if file.mimetype.startswith("image/") and file.permalink:
                name = escape(file.name).replace("|", "/")
                entries.append(derived("screenshots", f"<{escape(file.permalink)}|{name}>", f"file:{file.file_id}"))
    return listed("screenshots", tuple(entries)) if entries else None


DERIVATIONS: Mapping[str, Callable[[Known], Fact | None]] = {
    "incident_date": incident_date,
    "duration": duration,
    "severity": severity,
    "incident_lead": incident_lead,
    "status": status,
    "first_alert": first_alert,
    "time_to_detection": time_to_detection,
    "why_it_happened": why_it_happened,
    "root_cause": root_cause,
    "immediate_fix": immediate_fix,
    "steps_taken": steps_taken,
    "verification": verification,
    "screenshots": screenshots,
}


def _length(
    key: str, length: timedelta | None, known: Known, first: Milestone, last: Milestone, since: str = ""
) -> Fact | None:
    """A negative length means that the times contradict each other, which is not for us to settle."""
    if length is None or length < timedelta(0):
        return None
    sources = (*known.sources(known.milestones[first]), *known.sources(known.milestones[last]))
    return derived(key, span(length) + since, *sources)


def _cause(key: str, known: Known) -> Fact | None:
    answers = known.record.answers
    cause = whys.root_cause(answers) if whys.is_finished(answers) else None
    return derived(key, cause.text.strip(), f"answer:{cause.question}") if cause else None


def _said_at(milestone: Milestone, key: str, known: Known) -> Fact | None:
    event = known.milestones.get(milestone)
    text = said(event, known) if event else ""
    return derived(key, text, *known.sources(event)) if event and text else None


def _step(event: TimelineEvent, known: Known) -> Fact:
    return derived(
        "steps_taken",
        f"{row_time(event.occurred_at, with_date=False)} {said(event, known)}",
        *known.sources(event),
    )


def _is_step(event: TimelineEvent, known: Known) -> bool:
    is_told = event.kind in (TimelineKind.NOTE, TimelineKind.MESSAGE) or counting(event, known) in _STEPS
    declared, resolved = (known.reached.get(point) for point in (Milestone.DECLARED, Milestone.RESOLVED))
    is_before_end = resolved is None or event.occurred_at <= resolved
    is_after_start = declared is None or event.occurred_at >= declared
    return is_told and is_before_end and is_after_start and bool(said(event, known))
