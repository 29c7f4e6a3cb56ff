"""Writes the audit trail: whatever changes an incident, or the workspace's own affairs, passes here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.ids import TeamId
from bot.domain.incident import Incident
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.domain.trail import NO_CHANGES, Changes, Deed, Subject, changes_between, entry_of, fact
from bot.storage import Tx

_OF_KIND: Mapping[TimelineKind, Deed] = {
    TimelineKind.DECLARED: Deed.DECLARED,
    TimelineKind.NOTE: Deed.NOTED,
    TimelineKind.MESSAGE: Deed.PLACED,
    TimelineKind.MILESTONE: Deed.MILESTONE,
    TimelineKind.TITLE: Deed.TITLE,
    TimelineKind.SEVERITY: Deed.SEVERITY,
    TimelineKind.STATUS: Deed.STATUS,
    TimelineKind.ROLE: Deed.ROLE,
    TimelineKind.ACTION: Deed.ITEM_ADDED,
    TimelineKind.ITEM: Deed.ITEM_CHANGED,
    TimelineKind.UPDATE: Deed.UPDATE,
    TimelineKind.IMPACT: Deed.IMPACT,
    TimelineKind.LINK: Deed.LINK,
    TimelineKind.GAP: Deed.GAP,
    TimelineKind.INVITED: Deed.INVITED,
}
# What the trail tells of an incident's own state; its title is people's words.
_STATE = (
    "severity", "status", "postmortem_status", "lead_id", "channel_id", "needs_privacy", "is_test", "log_ended_at",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What the trail is told beside a timeline event; `by` where the event's author is not who did it."""

    subject: Subject | None = None
    changes: Changes = field(default_factory=dict)
    by: str | None = None


PLAIN = Told()


def trace(
    tx: Tx, incident: Incident, deed: Deed, *, at: datetime, by: str | None, subject: Subject | None = None,
    changes: Changes = NO_CHANGES, words: str = "",
) -> None:  # fmt: skip
    """Have the trail of an incident tell of a deed (`by` None: the scribe's own), together with its changed state.

    `words` are those that it left behind: of them only a digest is kept.
    """
    before = tx.incidents.before(incident)
    is_told = before is not incident and (before is not None or deed is Deed.DECLARED)
    state = changes_between(before, incident, _STATE) if is_told else {}
    entry = entry_of(
        incident.team_id, incident.id, deed, at=at, by=by, subject=subject, changes={**state, **changes}, words=words
    )
    tx.trail.add(entry)


def trace_event(tx: Tx, incident: Incident, event: TimelineEvent, told: Told = PLAIN) -> None:
    """Have it tell of what a stored timeline event says."""
    deed = _OF_KIND[event.kind] if event.corrects_id is None else Deed.CORRECTED
    changes: dict[str, tuple[str, str]] = dict(told.changes)
    if event.milestone is not None and event.milestone.value not in changes:
        changes[event.milestone.value] = ("", fact(event.occurred_at))
    if event.corrects_id is not None:
        changes["line"] = (str(event.corrects_id), str(event.id))
    by = told.by or event.placed_by or event.author_id
    words = event.wording or (event.text if event.author_id is not None else "")
    trace(
        tx, incident, deed, at=event.recorded_at, by=by, subject=told.subject or line(event.id), changes=changes,
        words=words,
    )  # fmt: skip


def trace_workspace(
    tx: Tx, team_id: TeamId, deed: Deed, *, at: datetime, by: str | None, subject: Subject | None = None,
    changes: Changes = NO_CHANGES, words: str = "",
) -> None:  # fmt: skip
    """Have the workspace's own trail tell of a deed."""
    tx.trail.add(entry_of(team_id, None, deed, at=at, by=by, subject=subject, changes=changes, words=words))


def line(event_id: int | None) -> Subject:
    """Return the line of a timeline that a stored event is."""
    return Subject(kind="line", id=str(event_id))
