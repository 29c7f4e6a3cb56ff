"""Status updates: kept in the communication log, and posted where the team announces incidents."""

from bot.domain.ids import IncidentId, UserId
from bot.domain.timeline import TimelineEvent
from bot.domain.updates import Audience
from bot.usecases.corrections import correct
from bot.usecases.scribe import TYPED_AGAIN, Scribe, add_effect, record


def tell(scribe: Scribe, *, incident_id: IncidentId, text: str, audience: Audience, by: UserId) -> TimelineEvent:
    """Record a status update, and have it posted once to the announcements channel where one is set.

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
        if scribe.taste.announcements_channel and not incident.is_test:
            message = f"told:{event.id}"
            add_effect(
                tx, scribe, "post", f"post:{message}", incident, message=message, surface="told", event_id=event.id
            )
        return event
