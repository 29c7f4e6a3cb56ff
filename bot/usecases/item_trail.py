"""What the audit trail tells of an action item."""

from bot.domain.action_items import ActionItem
from bot.domain.trail import Subject, changes_between
from bot.usecases.trail import Told

# What of an item is no words of people's.
_FACTS = ("status", "owner_id", "due_on", "due_at", "horizon", "priority", "kind", "snoozed_until")


def of_item(item: ActionItem, before: ActionItem | None) -> Told:
    """Return what changed of it; all that it is, where it is new."""
    return Told(subject=Subject(kind="item", id=str(item.number)), changes=changes_between(before, item, _FACTS))
