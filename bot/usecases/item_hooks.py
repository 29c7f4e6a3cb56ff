"""What follows from every change of an action item, in the transaction that changes it: one list, called in order."""

from collections.abc import Callable

from bot.domain.action_items import ActionItem
from bot.storage import Tx
from bot.usecases.home import show_at_home
from bot.usecases.item_board import show_on_board
from bot.usecases.reminders.following import follow_item
from bot.usecases.scribe import Scribe

# Called with the item as it is now and as it was before; before it was made there was none.
AfterChange = Callable[[Tx, Scribe, ActionItem, ActionItem | None], None]

AFTER_CHANGE: tuple[AfterChange, ...] = (show_on_board, show_at_home, follow_item)


def after_change(tx: Tx, scribe: Scribe, item: ActionItem, before: ActionItem | None) -> None:
    """Do all that follows from a change of `item`, stored already."""
    for follow in AFTER_CHANGE:
        follow(tx, scribe, item, before)
