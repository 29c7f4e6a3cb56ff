"""Status updates: kept in the communication log, and posted where the team announces incidents."""

from bot.domain.ids import IncidentId, UserId
from bot.domain.timeline import TimelineEvent
from bot.domain.updates import Audience
from bot.usecases.scribe import Scribe, add_effect, record


def tell(scribe: Scribe, *, incident_id: IncidentId, text: str, audience: Audience, by: UserId) -> TimelineEvent:
    """Record a status update, and have it posted once to the announcements channel where one is set."""
    with scribe.store.write() as tx:
        incident = tx.incidents.get(incident_id, for_update=True)
        event = record(tx, scribe, incident, incident.tell(text, audience, by=by, now=scribe.now()))
        if scribe.taste.announcements_channel:
            message = f"told:{event.id}"
            add_effect(
                tx, scribe, "post", f"post:{message}", incident, message=message, surface="told", event_id=event.id
            )
        return event
