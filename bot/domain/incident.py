"""The incident: its state and what may happen to it. Methods return the new state and the event caused."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from bot.domain.errors import AlreadyClosed, AlreadyResolved, NothingChanged, NotOpen, Refusal
from bot.domain.ids import ChannelId, IncidentId, TeamId, UserId
from bot.domain.milestones import Milestone
from bot.domain.severity import Severity
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.domain.updates import Audience
from bot.domain.values import Value


class IncidentStatus(Enum):
    """Where the incident stands."""

    ACTIVE = "active"
    MITIGATED = "mitigated"
    RESOLVED = "resolved"
    CLOSED = "closed"
    CANCELED = "canceled"


class PostmortemStatus(Enum):
    """Where the document stands; a life of its own."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    FINAL = "final"


OPEN = (IncidentStatus.ACTIVE, IncidentStatus.MITIGATED)
RECORDING = (*OPEN, IncidentStatus.RESOLVED)
REOPENED = "Incident reopened"  # how the line begins by which it can be told that it was


@dataclass(frozen=True, kw_only=True, slots=True)
class Incident(Value):
    """One incident. `channel_id` is None until a channel is opened; its log begins at `captured_from`.

    `final_at` is when the last of the sign-offs that it takes made the postmortem final, `log_ended_at` when what was
    said in it was kept long enough and wiped. One that `needs_privacy` gets a private channel; one that `is_test` is
    left out of lists and figures.
    """

    id: IncidentId
    team_id: TeamId
    number: int
    title: str
    reporter_id: UserId
    declared_at: datetime
    captured_from: datetime
    severity: Severity | None = None
    status: IncidentStatus = IncidentStatus.ACTIVE
    postmortem_status: PostmortemStatus = PostmortemStatus.DRAFT
    lead_id: UserId | None = None
    channel_id: ChannelId | None = None
    is_adopted: bool = False
    final_at: datetime | None = None
    log_ended_at: datetime | None = None
    needs_privacy: bool = False
    is_test: bool = False

    @property
    def key(self) -> str:
        return f"INC-{self.number}"

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def answerable_id(self) -> UserId:
        """Who answers for the incident: its lead, or the reporter while it has none."""
        return self.lead_id or self.reporter_id

    def declared(self) -> TimelineEvent:
        """Return the event with which the timeline begins."""
        return self._event(
            TimelineKind.DECLARED, f"Incident declared: {self.title}", self.declared_at, self.reporter_id,
            occurred_at=self.declared_at, milestone=Milestone.DECLARED,
        )  # fmt: skip

    def note(self, text: str, *, by: UserId, now: datetime, occurred_at: datetime) -> TimelineEvent:
        """Return the note as a timeline event; refuses once the incident is closed or canceled."""
        self.must_record()
        return self._event(TimelineKind.NOTE, text, now, by, occurred_at=occurred_at)

    def mark(
        self, milestone: Milestone, text: str, *, by: UserId, now: datetime, occurred_at: datetime
    ) -> tuple["Incident", TimelineEvent]:
        """Set a milestone (again: a correction). `mitigated` moves an active incident to MITIGATED."""
        self.must_record()
        event = self._event(TimelineKind.MILESTONE, text, now, by, occurred_at=occurred_at, milestone=milestone)
        is_mitigation = milestone is Milestone.MITIGATED and self.status is IncidentStatus.ACTIVE
        return (replace(self, status=IncidentStatus.MITIGATED) if is_mitigation else self), event

    def rename(self, title: str, *, by: UserId, now: datetime) -> tuple["Incident", TimelineEvent]:
        """Return the incident under its new title; the event names the old one too."""
        self.must_record()
        if title == self.title:
            raise NothingChanged(f"{self.key} has that title already; nothing was changed.")
        event = self._event(TimelineKind.TITLE, f"Title set to “{title}” (was “{self.title}”)", now, by)
        return replace(self, title=title), event

    def change_severity(self, severity: Severity, *, by: UserId, now: datetime) -> tuple["Incident", TimelineEvent]:
        """Return the incident at its new severity; the event names the old one too."""
        self.must_record()
        if severity is self.severity:
            raise NothingChanged(f"The severity is {severity.label} already; nothing was changed.")
        before = self.severity.label if self.severity else "not set"
        event = self._event(TimelineKind.SEVERITY, f"Severity set to {severity.label} (was {before})", now, by)
        return replace(self, severity=severity), event

    def assign_lead(self, lead_id: UserId, *, by: UserId, now: datetime) -> tuple["Incident", TimelineEvent]:
        """Return the incident with its new lead."""
        self.must_record()
        if lead_id == self.lead_id:
            raise NothingChanged(f"<@{lead_id}> is the lead already; nothing was changed.")
        return replace(self, lead_id=lead_id), self._event(TimelineKind.ROLE, self.led_by(lead_id), now, by)

    @staticmethod
    def led_by(lead_id: UserId) -> str:
        """Return how the timeline tells that somebody leads now."""
        return f"<@{lead_id}> is incident lead"

    def led_since(self, events: Iterable[TimelineEvent]) -> datetime | None:
        """Return since when its lead leads, as its timeline tells; None where nobody does."""
        told = self.led_by(self.lead_id) if self.lead_id else ""
        return max((one.recorded_at for one in events if told and one.text == told), default=None)

    def assign_role(
        self, label: str, user_id: UserId | None, before: UserId | None, *, by: UserId, now: datetime
    ) -> TimelineEvent:
        """Return the event that somebody (None: nobody any more) takes a role, which `before` had; not for the lead.

        `label` is what the team calls the role.
        """
        self.must_record()
        if user_id == before:
            who = f"<@{user_id}> is {label} already" if user_id else f"Nobody is {label}"
            raise NothingChanged(f"{who}; nothing was changed.")
        was = f" (was <@{before}>)" if before else ""
        said = f"<@{user_id}> is {label}" if user_id else f"Nobody is {label} any more"
        return self._event(TimelineKind.ROLE, said + was, now, by)

    def set_status(self, status: IncidentStatus, *, by: UserId, now: datetime) -> tuple["Incident", TimelineEvent]:
        """Return the incident active or mitigated; becoming mitigated sets that milestone."""
        self.must_record()
        if status is self.status:
            raise NothingChanged(f"{self.key} is {status.value} already; nothing was changed.")
        if not self.is_open or status not in OPEN:
            raise Refusal(
                f"{self.key} is {self.status.value}; nothing was changed. `/incident reopen {self.key}` opens it again."
            )
        text = f"Status set to {status.value} (was {self.status.value})"
        reached = Milestone.MITIGATED if status is IncidentStatus.MITIGATED else None
        return replace(self, status=status), self._event(TimelineKind.STATUS, text, now, by, milestone=reached)

    def tell_impact(self, text: str, *, by: UserId, now: datetime) -> TimelineEvent:
        """Return what the incident does to people, as far as is known, as a timeline event."""
        self.must_record()
        return self._event(TimelineKind.IMPACT, text, now, by)

    def link(self, other: "Incident", *, is_linked: bool, by: UserId, now: datetime) -> TimelineEvent:
        """Return the event that the two belong together, or do so no more."""
        self.must_record()
        return self._event(
            TimelineKind.LINK, f"{'Linked' if is_linked else 'No longer linked'} to {other.key}", now, by
        )

    def resolve(self, text: str, *, by: UserId, now: datetime) -> tuple["Incident", TimelineEvent]:
        """Return the incident resolved as of `now`; refuses a second time."""
        if self.status is IncidentStatus.RESOLVED:
            raise AlreadyResolved()
        self.must_record()
        event = self._event(TimelineKind.MILESTONE, text or "Incident resolved", now, by, milestone=Milestone.RESOLVED)
        return replace(self, status=IncidentStatus.RESOLVED), event

    def tell(self, text: str, audience: Audience, *, by: UserId, now: datetime) -> TimelineEvent:
        """Return a status update as a timeline event."""
        self.must_record()
        return replace(self._event(TimelineKind.UPDATE, text, now, by), audience=audience)

    def close(self, reason: str, *, by: UserId, now: datetime) -> tuple["Incident", TimelineEvent]:
        """Return the incident closed for the reason given; only a resolved one can be."""
        if self.status is IncidentStatus.CLOSED:
            raise AlreadyClosed(f"{self.key} is closed already; nothing was changed.")
        if self.is_open:
            raise Refusal(
                f"{self.key} is still {self.status.value}: `/incident resolve` comes first. Nothing was changed."
            )
        self.must_record()
        event = self._event(TimelineKind.STATUS, f"Incident closed: {reason}", now, by)
        return replace(self, status=IncidentStatus.CLOSED), event

    def cancel(self, reason: str, *, by: UserId, now: datetime) -> tuple["Incident", TimelineEvent]:
        """Return the incident canceled for the reason given: it was none. What was recorded stays."""
        if self.status is IncidentStatus.CANCELED:
            raise NothingChanged(f"{self.key} is canceled already; nothing was changed.")
        self.must_record()
        event = self._event(TimelineKind.STATUS, f"Incident canceled: {reason}", now, by)
        return replace(self, status=IncidentStatus.CANCELED), event

    def reopen(self, reason: str, *, by: UserId, now: datetime) -> tuple["Incident", TimelineEvent]:
        """Return the incident active again; only one that is over can be reopened."""
        if self.is_open:
            raise NothingChanged(f"{self.key} is {self.status.value}, so it is open already; nothing was changed.")
        text = f"{REOPENED} (was {self.status.value})" + (f": {reason}" if reason else "")
        return replace(self, status=IncidentStatus.ACTIVE), self._event(TimelineKind.STATUS, text, now, by)

    def must_record(self) -> None:
        """Refuse once the incident is closed or canceled."""
        if self.status not in RECORDING:
            raise NotOpen(
                f"{self.key} is {self.status.value}: nothing more is recorded in it. "
                f"`/incident reopen {self.key}` opens it again."
            )

    def _event(
        self, kind: TimelineKind, text: str, now: datetime, by: UserId, *,
        occurred_at: datetime | None = None, milestone: Milestone | None = None,
    ) -> TimelineEvent:  # fmt: skip
        return TimelineEvent(
            incident_id=self.id, kind=kind, text=text, occurred_at=occurred_at or now, recorded_at=now,
            author_id=by, milestone=milestone,
        )  # fmt: skip
