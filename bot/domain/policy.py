"""Who may do what: the one place that decides."""

from collections.abc import Collection

from bot.domain.errors import NotAllowed
from bot.domain.ids import UserId
from bot.domain.incident import Incident


def must_be_allowed_to_resolve(incident: Incident, by: UserId, responders: Collection[UserId]) -> None:
    """Refuse, saying who may, unless `by` is the lead, the reporter or a responder (spoke or acted in it)."""
    if by in {incident.lead_id, incident.reporter_id} or by in responders:
        return
    lead = f"the lead <@{incident.lead_id}>, " if incident.lead_id else ""
    raise NotAllowed(
        f"Only {lead}the reporter <@{incident.reporter_id}> and whoever spoke or acted in {incident.key} may resolve it."
    )
