"""Action items as the document prints them."""

from dataclasses import dataclass

from bot.domain.action_items import ActionItem, ActionStatus, Horizon, Priority
from bot.postmortem.facts import Fact, derived
from bot.postmortem.known import Known

STATUS_WORDS = {
    ActionStatus.OPEN: "Open",
    ActionStatus.IN_PROGRESS: "In Progress",
    ActionStatus.BLOCKED: "Blocked",
    ActionStatus.DONE: "Done",
    ActionStatus.WONT_DO: "Won't do",
}
PRIORITY_WORDS = {Priority.HIGH: "High", Priority.MEDIUM: "Medium", Priority.LOW: "Low"}


@dataclass(frozen=True, kw_only=True, slots=True)
class ActionLine:
    """One action item. `text` is in wire form; `number` counts within the incident."""

    number: int
    text: str
    owner: Fact
    due: Fact
    status: str
    priority: str
    is_done: bool


def action_lines(horizon: Horizon, known: Known) -> tuple[ActionLine, ...]:
    """Return the action items of one horizon, by number."""
    items = [item for item in known.record.action_items if item.horizon is horizon]
    return tuple(_line(item, known) for item in sorted(items, key=lambda item: item.number))


def _line(item: ActionItem, known: Known) -> ActionLine:
    source = f"action:{item.number}"
    owner = derived("owner", known.name(item.owner_id), source) if item.owner_id else None
    due = derived("due", item.due_on.isoformat(), source) if item.due_on else None
    return ActionLine(
        number=item.number,
        text=item.text.strip(),
        owner=owner or known.open("owner", "Who owns this action?"),
        due=due or known.open("due", "When is this due?"),
        status=STATUS_WORDS[item.status],
        priority=PRIORITY_WORDS[item.priority],
        is_done=item.status is ActionStatus.DONE,
    )
