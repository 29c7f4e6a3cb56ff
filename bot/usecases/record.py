"""Loads the record of an incident: all that its documents are made from."""

from bot.domain.ids import IncidentId
from bot.domain.messages import CapturedMessage
from bot.postmortem.record import Record
from bot.storage import Tx
from bot.usecases.related import related_to
from bot.usecases.scribe import Scribe


def load_record(tx: Tx, scribe: Scribe, incident_id: IncidentId) -> Record:
    """Return everything known of the incident, in a fixed order."""
    incident = tx.incidents.get(incident_id)
    answers = tx.answers.of(incident_id)
    return Record(
        incident=incident,
        timeline=tuple(tx.timeline.of(incident_id)),
        messages=tuple(load_log(tx, incident_id)),
        answers=answers,
        action_items=tuple(tx.action_items.of(incident_id)),
        people=tx.people.all(incident.team_id),
        channels=tx.channels.names(incident.team_id),
        workspace_url=scribe.workspace.url,
        timezone=scribe.taste.timezone,
        sign_offs=tuple(tx.reviews.sign_offs(incident_id)),
        comments=tuple(tx.reviews.comments(incident_id)),
        related=related_to(tx, incident, answers),
    )


def load_log(tx: Tx, incident_id: IncidentId) -> list[CapturedMessage]:
    """Return the messages of all the incident's channels, by the time they were said (ties: by channel)."""
    log = [
        message
        for watched in tx.incidents.watched(incident_id)
        for message in tx.messages.between(
            watched.team_id, watched.channel_id, watched.captured_from, watched.captured_until
        )
    ]
    return sorted(log, key=lambda message: (message.said_at, message.channel_id))
