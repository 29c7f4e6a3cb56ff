"""Who may do what: the one place that decides."""

from collections.abc import Collection

from bot.domain.errors import NotAllowed
from bot.domain.ids import UserId
from bot.domain.incident import Incident


def must_be_allowed_to_resolve(incident: Incident, by: UserId, responders: Collection[UserId]) -> None:
    """Refuse, saying who may, unless `by` is the lead, the reporter or a responder (spoke or acted in it)."""
    if by in {incident.lead_id, incident.reporter_id} or by in responders:
        return
    entitled = " and ".join(f"<@{one}>" for one in dict.fromkeys([incident.answerable_id, incident.reporter_id]))
    raise NotAllowed(f"Only {entitled} and whoever spoke or acted in {incident.key} may resolve it.")
