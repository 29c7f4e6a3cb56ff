"""The postmortem's own life: sent to reviewers, commented on, signed off by role, final."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId, IncidentId, MessageTs, UserId, ts_to_datetime
from bot.domain.incident import Incident, PostmortemStatus
from bot.domain.values import Value


class SignOffRole(Enum):
    """In which role somebody signs a postmortem off."""

    INCIDENT_LEAD = "incident_lead"
    ENGINEERING_MANAGER = "engineering_manager"
    ON_CALL_ENGINEER = "on_call_engineer"
    PRODUCT_OWNER = "product_owner"

    @property
    def label(self) -> str:
        """The role as people call it."""
        return "on-call engineer" if self is SignOffRole.ON_CALL_ENGINEER else self.value.replace("_", " ")


DEFAULT_ROLES = (SignOffRole.INCIDENT_LEAD, SignOffRole.ENGINEERING_MANAGER)


class NotInReview(Refusal):
    """The postmortem is not in review. `/incident review` sends it to the reviewers."""


class AlreadyFinal(Refusal):
    """The postmortem is final. An answer saved now makes a new revision."""


class AlreadySigned(Refusal):
    """Somebody has signed off in this role already."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SignOff(Value):
    """One signature. `note` is in wire form, empty where nothing was noted."""

    incident_id: IncidentId
    role: SignOffRole
    user_id: UserId
    note: str
    signed_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewComment(Value):
    """What a reviewer replied below the request for review; `channel_id` is their direct message with the scribe.

    `text` is in wire form; a deleted comment keeps its place but not its text.
    """

    incident_id: IncidentId
    channel_id: ChannelId
    ts: MessageTs
    user_id: UserId | None
    text: str
    edited_ts: MessageTs | None = None
    is_deleted: bool = False

    @property
    def said_at(self) -> datetime:
        return ts_to_datetime(self.ts)


def in_review(incident: Incident) -> Incident:
    """Return the incident with its postmortem in review; refuses while it is open, or once it is final."""
    if incident.postmortem_status is PostmortemStatus.FINAL:
        raise AlreadyFinal(
            f"The postmortem of {incident.key} is final already; nothing was sent. "
            "An answer saved now makes a new revision."
        )
    if incident.is_open:
        raise NotInReview(
            f"{incident.key} is still {incident.status.value}: `/incident resolve` comes first. Nothing was sent."
        )
    return replace(incident, postmortem_status=PostmortemStatus.IN_REVIEW)


def sign(sign_off: SignOff, incident: Incident, known: Iterable[SignOff]) -> tuple[SignOff, ...]:
    """Return the signatures with `sign_off` among them; each role signs once, after review has begun."""
    signed = tuple(known)
    if incident.postmortem_status is PostmortemStatus.DRAFT:
        raise NotInReview()
    before = next((one for one in signed if one.role is sign_off.role), None)
    if before is not None:
        day = before.signed_at.date().isoformat()
        raise AlreadySigned(
            f"<@{before.user_id}> signed off as {before.role.label} on {day}; that stands. Nothing was changed."
        )
    return (*signed, sign_off)


def missing_roles(required: Iterable[SignOffRole], sign_offs: Iterable[SignOff]) -> tuple[SignOffRole, ...]:
    """Return the required roles in which nobody has signed, in the order required."""
    signed: Collection[SignOffRole] = {one.role for one in sign_offs}
    return tuple(role for role in required if role not in signed)


def settled(
    incident: Incident, sign_offs: Iterable[SignOff], required: Iterable[SignOffRole], now: datetime
) -> Incident:
    """Return the incident, its postmortem final as of `now` where every required role has signed."""
    if incident.postmortem_status is not PostmortemStatus.IN_REVIEW or missing_roles(required, sign_offs):
        return incident
    return replace(incident, postmortem_status=PostmortemStatus.FINAL, final_at=now)
