"""The incident as it stands: its date, its durations, its severity, its lead and the state of its document."""

from datetime import timedelta

from bot.domain.incident import PostmortemStatus
from bot.domain.milestones import (
    MEANINGS,
    Milestone,
    contradicted,
    incident_duration,
    time_to_detect,
    time_to_mitigate,
    time_to_resolve,
)
from bot.domain.timeline import TimelineKind
from bot.postmortem.facts import Fact, derived
from bot.postmortem.known import Known
from bot.postmortem.wording import moment, span

STATUS_WORDS = {
    PostmortemStatus.DRAFT: "Draft",
    PostmortemStatus.IN_REVIEW: "Under Review",
    PostmortemStatus.FINAL: "Final",
}


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


def time_to_mitigation(known: Known) -> Fact | None:
    """mitigated − started, in words."""
    length = time_to_mitigate(known.reached)
    return _length("time_to_mitigation", length, known, Milestone.STARTED, Milestone.MITIGATED)


def time_to_resolution(known: Known) -> Fact | None:
    """resolved − started, in words."""
    length = time_to_resolve(known.reached)
    return _length("time_to_resolution", length, known, Milestone.STARTED, Milestone.RESOLVED)


def severity(known: Known) -> Fact | None:
    """The severity as it stands."""
    level = known.record.incident.severity
    changes = [event for event in known.events if event.kind is TimelineKind.SEVERITY]
    sources = known.sources(changes[-1]) if changes else ("incident:severity",)
    return derived("severity", level.label, *sources) if level else None


def incident_lead(known: Known) -> Fact | None:
    """The lead's name."""
    lead_id = known.record.incident.lead_id
    said = f"<@{lead_id}> is incident lead"  # other roles are told of by events of this kind, too
    changes = [event for event in known.events if event.kind is TimelineKind.ROLE and event.text == said]
    sources = known.sources(changes[-1]) if changes else ("incident:lead_id",)
    return derived("incident_lead", known.name(lead_id), *sources) if lead_id else None


def status(known: Known) -> Fact | None:
    """Where the postmortem stands."""
    words = STATUS_WORDS[known.record.incident.postmortem_status]
    return derived("status", words, "incident:postmortem_status")


def contradiction(key: str, known: Known) -> str | None:
    """Return the question to ask where the times recorded for a duration contradict each other, in plain words."""
    ends = {
        "duration": Milestone.RESOLVED,
        "time_to_resolution": Milestone.RESOLVED,
        "time_to_mitigation": Milestone.MITIGATED,
        "time_to_detection": Milestone.DETECTED,
    }
    last = ends.get(key)
    if last is None or contradicted(known.reached, last) is None:
        return None
    end, start = (
        f"“{MEANINGS[point]}” ({moment(known.reached[point], known.record.timezone)})"
        for point in (last, Milestone.STARTED)
    )
    return f"{end} is recorded before {start}. Which of the two is wrong?"


def _length(
    key: str, length: timedelta | None, known: Known, first: Milestone, last: Milestone, since: str = ""
) -> Fact | None:
    """A negative length means that the times contradict each other, which is not for us to settle."""
    if length is None or length < timedelta(0):
        return None
    sources = (*known.sources(known.milestones[first]), *known.sources(known.milestones[last]))
    return derived(key, span(length) + since, *sources)
