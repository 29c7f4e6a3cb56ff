"""Finding what a person means."""

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId, IncidentId, UserId
from bot.domain.incident import Incident
from bot.storage import Tx
from bot.usecases.privacy import may_act_on, may_learn
from bot.usecases.scribe import Scribe


class NoSuchIncident(Refusal):
    """There is no such incident."""


def find_incident(
    scribe: Scribe, *, channel_id: ChannelId, number: int | None, viewer_id: UserId
) -> Incident | None:  # fmt: skip
    """Return INC-`number`, or without a number the incident of the channel, as far as `viewer_id` may learn of it."""
    team_id = scribe.workspace.team_id
    with scribe.store.read() as tx:
        if number is not None:
            found = tx.incidents.numbered(team_id, number)
            return found if found is not None and _is_open_to(tx, scribe, found, channel_id, viewer_id) else None
        found = tx.incidents.in_channel(team_id, channel_id)
        if found is None or _is_open_to(tx, scribe, found, channel_id, viewer_id):
            return found
        others = [tx.incidents.get(one.incident_id) for one in tx.incidents.recording(team_id, channel_id)]
        return next((one for one in reversed(others) if may_learn(tx, scribe, one, viewer_id)), None)


def _is_open_to(tx: Tx, scribe: Scribe, incident: Incident, channel_id: ChannelId, viewer_id: UserId) -> bool:
    """Whoever speaks in the incident's own channel is in it."""
    return incident.channel_id == channel_id or may_learn(tx, scribe, incident, viewer_id)


def last_incident(scribe: Scribe, *, channel_id: ChannelId) -> Incident | None:
    """Return the newest incident of which this is the channel, also where it is closed; None where there is none."""
    with scribe.store.read() as tx:
        return tx.incidents.last_in(scribe.workspace.team_id, channel_id)


def incident_for(scribe: Scribe, *, incident_id: IncidentId, user_id: UserId) -> Incident:
    """Return the incident with this id; refuses whoever may neither learn of it nor was asked about it."""
    with scribe.store.read() as tx:
        found = tx.incidents.get(incident_id)
        if not may_act_on(tx, scribe, found, user_id):
            raise NoSuchIncident()
        return found


def open_incidents(scribe: Scribe, *, viewer_id: UserId) -> list[Incident]:
    """Return the workspace's open incidents that `viewer_id` may learn of, oldest first."""
    with scribe.store.read() as tx:
        return [one for one in tx.incidents.open(scribe.workspace.team_id) if may_learn(tx, scribe, one, viewer_id)]
