"""Status updates: kept in the communication log, and told below the incident's announcement."""

from bot.domain.ids import IncidentId, UserId
from bot.domain.timeline import TimelineEvent
from bot.domain.updates import Audience
from bot.usecases.corrections import correct
from bot.usecases.reminders.following import follow_incident
from bot.usecases.scribe import TYPED_AGAIN, Scribe, add_effect, announcing_lane, record


def tell(scribe: Scribe, *, incident_id: IncidentId, text: str, audience: Audience, by: UserId) -> TimelineEvent:
    """Record a status update, and have it posted once below the announcement where there is one.

    What the same person typed a moment ago is returned as it was.
    """
    now = scribe.now()
    with scribe.store.write() as tx:
        incident = tx.incidents.get(incident_id, for_update=True)
        wanted = incident.tell(text, audience, by=by, now=now)
        typed_before = tx.timeline.repeated(wanted, now - TYPED_AGAIN)
        if typed_before is not None and typed_before.audience is audience:
            return typed_before
        event = record(tx, scribe, incident, wanted)
        correct(tx, scribe, incident, "timeline", "a status update")
        follow_incident(tx, scribe, incident.id)
        if scribe.taste.announcing.is_set:
            message = f"told:{event.id}"
            add_effect(
                tx, scribe, "announcement", f"post:{message}", incident, lane=announcing_lane(incident.id),
                message=message, surface="told", event_id=event.id,
            )  # fmt: skip
        return event
