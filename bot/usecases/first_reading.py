"""Word of how far the first reading of a channel is, where it takes more than a page."""

from bot.domain.ids import ChannelId
from bot.domain.incident import Incident
from bot.storage import Tx
from bot.usecases.scribe import Scribe, add_effect, refresh


def tell_reading(tx: Tx, scribe: Scribe, incident: Incident, channel_id: ChannelId) -> None:
    """Tell whoever answers that a channel is being read, and how far; one message, rewritten until it is done."""
    message = f"reading:{incident.id}:{channel_id}"
    add_effect(
        tx, scribe, "post", f"post:{message}", incident, message=message, surface="reading", channel_id=channel_id,
        user_id=incident.answerable_id,
    )  # fmt: skip
    refresh(tx, scribe, incident, message, "reading", incident.answerable_id, channel_id=channel_id)
