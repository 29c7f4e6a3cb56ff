"""Reads the audit trail: which chains there are, and whose."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.forgetting import SOMEBODY
from bot.domain.ids import IncidentId, TeamId, UserId
from bot.domain.incident import Incident
from bot.domain.trail import Link
from bot.storage import Tx


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedChain:
    """A chain, in order of position, with what people call it. `is_known`: what it is about is in the database."""

    label: str
    team_id: TeamId
    links: list[Link]
    is_incident: bool
    is_known: bool = True


def all_chains(tx: Tx) -> list[NamedChain]:
    """Return every chain that there is or should be: the workspaces' own, and those of incidents."""
    known = tx.incidents.with_ids(number for _, number in tx.trail.chains() if isinstance(number, int))
    return [_chain(tx, team_id, incident_id, known) for team_id, incident_id in tx.trail.chains()]


def workspace_chains(tx: Tx) -> list[NamedChain]:
    """Return the workspaces' own chains."""
    teams = dict.fromkeys(team_id for team_id, _ in tx.trail.chains())
    return [_chain(tx, team_id, None, {}) for team_id in teams]


def chains_of_number(tx: Tx, number: int, on_each: Callable[[Incident], None]) -> list[NamedChain]:
    """Return the chains of INC-`number`, one for each workspace that has one; `on_each` is called for each first."""
    found = tx.incidents.with_number(number)
    for incident in found:
        on_each(incident)
    return [_chain(tx, one.team_id, one.id, {one.id: one}) for one in found]


def names_in(tx: Tx, team_id: TeamId) -> dict[UserId, str]:
    """Return what people are called, as far as that is known, with their ids."""
    people = tx.people.all(team_id).values()
    return {one.user_id: f"{one.name} ({one.user_id})" for one in people if one.name != SOMEBODY}


def _chain(tx: Tx, team_id: TeamId, incident_id: IncidentId | None, known: dict[int, Incident]) -> NamedChain:
    links = tx.trail.of(team_id, incident_id)
    if incident_id is None:
        return NamedChain(label=f"workspace {team_id}", team_id=team_id, links=links, is_incident=False)
    incident = known.get(incident_id)
    label = incident.key if incident else f"incident with the id {incident_id}"
    is_known = incident is not None and incident.team_id == team_id
    return NamedChain(label=label, team_id=team_id, links=links, is_incident=True, is_known=is_known)
