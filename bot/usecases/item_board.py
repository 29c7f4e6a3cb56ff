"""The board: the one message in an incident's channel that lists its action items, edited in place."""

from bot.domain.action_items import ActionItem
from bot.storage import Tx
from bot.usecases.scribe import Scribe, add_repeating_effect, refresh


def board_key(item: ActionItem) -> str:
    """Return the key of the message that lists the items of this one's incident."""
    return f"items:{item.incident_id}"


def show_on_board(tx: Tx, scribe: Scribe, item: ActionItem, before: ActionItem | None) -> None:
    """Have the channel hear of an item that is new or changed."""
    key, incident = board_key(item), tx.incidents.get(item.incident_id)
    if tx.outbox.posted(key) is None:
        add_repeating_effect(tx, scribe, "post", f"post:{key}", incident, message=key, surface="items")
    if before is not None or item.number > 1:
        refresh(tx, scribe, incident, key, "items")
