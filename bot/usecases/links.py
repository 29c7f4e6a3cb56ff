"""Incidents that belong together."""

from bot.domain.errors import NothingChanged, Refusal
from bot.domain.ids import IncidentId, UserId
from bot.usecases.corrections import correct
from bot.usecases.privacy import is_private
from bot.usecases.scribe import Scribe, record
from bot.usecases.trail import Told


def link(scribe: Scribe, *, incident_id: IncidentId, other_id: IncidentId, is_linked: bool, by: UserId) -> None:
    """Link an incident to another, or no more. What is private is named nowhere else, so nothing is linked to it."""
    with scribe.store.write() as tx:
        incident, other = tx.incidents.get(incident_id, for_update=True), tx.incidents.get(other_id)
        if incident.id == other.id:
            raise Refusal(
                f"{incident.key} is the incident itself; nothing was linked. Name another one: `/incident link INC-3`."
            )
        if is_linked and is_private(tx, other):
            raise Refusal(f"{other.key} is private, so no other incident names it. Nothing was linked.")
        event = incident.link(other, is_linked=is_linked, by=by, now=scribe.now())
        if is_linked:
            is_new = tx.links.add(incident.id, other.id, by, scribe.now())
        else:
            is_new = tx.links.end(incident.id, other.id)
        if not is_new:
            so = "are linked already" if is_linked else "are not linked"
            raise NothingChanged(f"{incident.key} and {other.key} {so}; nothing was changed.")
        linked = ("", other.key) if is_linked else (other.key, "")
        record(tx, scribe, incident, event, Told(changes={"linked to": linked}))
        correct(tx, scribe, incident, "related incidents")
