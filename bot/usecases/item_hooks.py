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

# In this order, since Slack takes them one after the other: first what the person who pressed a button looks at.
AFTER_CHANGE: tuple[AfterChange, ...] = (follow_item, show_at_home, show_on_board)


def after_change(tx: Tx, scribe: Scribe, item: ActionItem, before: ActionItem | None) -> None:
    """Do all that follows from a change of `item`, stored already."""
    for follow in AFTER_CHANGE:
        follow(tx, scribe, item, before)
