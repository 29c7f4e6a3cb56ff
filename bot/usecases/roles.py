"""Who takes which part in an incident, and the hand-over of the lead."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import IncidentId, UserId
from bot.domain.incident import Incident
from bot.domain.roles import Role, RoleHolder, Seen
from bot.domain.timeline import TimelineEvent
from bot.domain.trail import fact
from bot.rendering.slack.parts import when
from bot.storage import Tx
from bot.usecases.corrections import correct
from bot.usecases.incidents import assign_lead_in, refuse_unseen_lead
from bot.usecases.reminders.following import follow_incident
from bot.usecases.scribe import Scribe, add_effect, learn, record
from bot.usecases.trail import Told


@dataclass(frozen=True, kw_only=True, slots=True)
class Assigned:
    """Who had the role before; None: nobody."""

    incident: Incident
    before: UserId | None


def assign_role(
    scribe: Scribe, *, incident_id: IncidentId, role: Role, user_id: UserId | None, by: UserId,
    seen: Seen | None = None,
) -> Assigned:  # fmt: skip
    """Give a role to somebody and invite them, or (None) to nobody; an incident has one lead always once it has one.

    Refuses where somebody else has it than whoever was `seen` to (None: whoever has it is replaced).
    """
    label = scribe.taste.roles.label(role)
    with scribe.store.write() as tx:
        incident = tx.incidents.get(incident_id, for_update=True)
        if role == Role.INCIDENT_LEAD and user_id is not None:
            refuse_unseen_lead(tx, incident, seen, user_id)
            assigned, _ = assign_lead_in(tx, scribe, incident, user_id, by=by)
            return Assigned(incident=assigned, before=incident.lead_id)
        holder = next((one for one in tx.roles.of(incident_id) if one.role == role), None)
        _refuse_unseen(incident, holder, label, seen, user_id)
        before = holder.user_id if holder else None
        event = incident.assign_role(label, user_id, before, by=by, now=scribe.now())
        if user_id is None:
            tx.roles.end(incident_id, role)
        else:
            tx.roles.give(RoleHolder(incident_id=incident_id, role=role, user_id=user_id, since=scribe.now()))
            _bring_in(tx, scribe, incident, user_id)
        given = {role.value: (fact(before), fact(user_id))}
        record(tx, scribe, incident, event, Told(changes=given))
        correct(tx, scribe, incident, label)
        follow_incident(tx, scribe, incident.id)
        return Assigned(incident=incident, before=before)


def _refuse_unseen(
    incident: Incident, holder: RoleHolder | None, label: str, seen: Seen | None, user_id: UserId | None
) -> None:
    if holder is None or seen is None or holder.user_id in (seen.user_id, user_id):
        return
    raise ChangedMeanwhile(
        f"<@{holder.user_id}> is {label} in {incident.key} since {when(holder.since)}, so nothing was changed. "
        f"`/incident role {incident.key} {label} me` takes it over."
    )


def _bring_in(tx: Tx, scribe: Scribe, incident: Incident, user_id: UserId) -> None:
    learn(tx, scribe, incident, [user_id])
    if incident.channel_id is not None:
        add_effect(tx, scribe, "invite", f"invite:{incident.id}:{user_id}", incident, user_id=user_id)


def holders_of(incident: Incident, holders: Sequence[RoleHolder]) -> dict[Role, UserId]:
    """Return who has which role, the lead among them."""
    lead = {Role.INCIDENT_LEAD: incident.lead_id} if incident.lead_id else {}
    return lead | {one.role: one.user_id for one in holders}


def hand_over(scribe: Scribe, *, incident_id: IncidentId, to: UserId, by: UserId) -> Assigned:
    """Make somebody the lead, and post the summary of where things stand into the incident's channel."""
    with scribe.store.write() as tx:
        before = tx.incidents.get(incident_id, for_update=True)
        incident, event = assign_lead_in(tx, scribe, before, to, by=by)
        _post_summary(tx, scribe, incident, event, before.lead_id)
        return Assigned(incident=incident, before=before.lead_id)


def _post_summary(tx: Tx, scribe: Scribe, incident: Incident, event: TimelineEvent, before: UserId | None) -> None:
    message = f"handoff:{event.id}"
    add_effect(
        tx, scribe, "post", f"post:{message}", incident, message=message, surface="handoff", user_id=incident.lead_id,
        handed_by=before, at=scribe.now().isoformat(),
    )  # fmt: skip
