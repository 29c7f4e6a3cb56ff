"""Action items as the document prints them."""

from dataclasses import dataclass

from bot.domain.action_items import ActionItem, ActionStatus, Horizon, Priority
from bot.domain.dues import Due
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
    """One action item. `text` and `reason` are in wire form; `number` counts within the incident.

    `reason` says why it is blocked, or won't be done.
    """

    number: int
    text: str
    owner: Fact
    due: Fact
    status: str
    priority: str
    is_done: bool
    reason: str = ""


def action_lines(horizon: Horizon, known: Known) -> tuple[ActionLine, ...]:
    """Return the action items of one horizon, by number."""
    items = [item for item in known.record.action_items if item.horizon is horizon]
    return tuple(_line(item, known) for item in sorted(items, key=lambda item: item.number))


def _line(item: ActionItem, known: Known) -> ActionLine:
    source = f"action:{item.number}"
    name = known.name(item.owner_id) if item.owner_id else item.owner_group
    owner = derived("owner", name, source) if name else None
    due = derived("due", _due(item.due), source) if item.due else None
    return ActionLine(
        number=item.number,
        text=item.text.strip(),
        owner=owner or known.open("owner", "Who owns this action?"),
        due=due or known.open("due", "When is this due?"),
        status=STATUS_WORDS[item.status],
        priority=PRIORITY_WORDS[item.priority],
        is_done=item.status is ActionStatus.DONE,
        reason=item.reason.strip(),
    )


def _due(due: Due) -> str:
    """The day; where an hour was named, that and its zone too."""
    return f"{due.on.isoformat()} {due.hour} ({due.tz})" if due.at else due.on.isoformat()
