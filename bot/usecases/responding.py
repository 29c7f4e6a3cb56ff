"""Who takes part in an incident."""

from bot.domain.ids import UserId
from bot.domain.incident import Incident
from bot.storage import Tx


def responders(tx: Tx, incident: Incident) -> set[UserId]:
    """Return who spoke or acted in the incident."""
    acted = {by for event in tx.timeline.of(incident.id) for by in (event.author_id, event.worded_by) if by}
    for watched in tx.incidents.watched(incident.id):
        said = tx.messages.between(watched.team_id, watched.channel_id, watched.captured_from)
        acted |= {message.user_id for message in said if message.user_id}
    return acted
