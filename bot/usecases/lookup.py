"""Finding what a person means."""

from bot.domain.ids import ChannelId, IncidentId
from bot.domain.incident import Incident
from bot.usecases.scribe import Scribe


def find_incident(scribe: Scribe, *, channel_id: ChannelId, number: int | None) -> Incident | None:
    """Return INC-`number`, or without a number the incident of the channel; None where there is none."""
    team_id = scribe.workspace.team_id
    with scribe.store.read() as tx:
        if number is not None:
            return tx.incidents.numbered(team_id, number)
        return tx.incidents.in_channel(team_id, channel_id)


def last_incident(scribe: Scribe, *, channel_id: ChannelId) -> Incident | None:
    """Return the newest incident of which this is the channel, also where it is closed; None where there is none."""
    with scribe.store.read() as tx:
        return tx.incidents.last_in(scribe.workspace.team_id, channel_id)


def get_incident(scribe: Scribe, *, incident_id: IncidentId) -> Incident:
    """Return the incident with this id."""
    with scribe.store.read() as tx:
        return tx.incidents.get(incident_id)


def open_incidents(scribe: Scribe) -> list[Incident]:
    """Return the workspace's open incidents, oldest first."""
    with scribe.store.read() as tx:
        return tx.incidents.open(scribe.workspace.team_id)
