"""Action items in Slack: how one is told of, its buttons, and the board in an incident's channel."""

from collections.abc import Sequence
from datetime import datetime
from enum import Enum

from bot.domain.action_items import ActionItem, ActionKind, ActionStatus, Priority
from bot.domain.ids import UserId, permalink
from bot.domain.incident import Incident
from bot.rendering.mrkdwn import escape
from bot.rendering.slack.parts import ButtonSpec, Payload, SlackMessage, buttons, context, safe, section

MAX_LINES = 20
MAX_LINKS, MAX_LINK = 3, 150  # how many, and characters of each; the form of an item shows every one
_MARKS = {
    ActionStatus.OPEN: ":white_circle:",
    ActionStatus.IN_PROGRESS: ":large_blue_circle:",
    ActionStatus.BLOCKED: ":red_circle:",
    ActionStatus.DONE: ":white_check_mark:",
    ActionStatus.WONT_DO: ":heavy_minus_sign:",
}


class Verb(Enum):
    """What a button does to an item. SNOOZE and HAND_OVER also take a date or a person picked in their own element."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    SNOOZE = "snooze"
    HAND_OVER = "hand_over"
    EDIT = "edit"

    @property
    def label(self) -> str:
        return f"{self.value.replace('_', ' ').capitalize()}{'…' if self in _ASKING else ''}"


_ASKING = frozenset({Verb.BLOCKED, Verb.SNOOZE, Verb.HAND_OVER, Verb.EDIT})
IN_LIST = (Verb.DONE, Verb.IN_PROGRESS, Verb.BLOCKED, Verb.EDIT)
IN_DIGEST = (Verb.DONE, Verb.IN_PROGRESS, Verb.BLOCKED, Verb.SNOOZE, Verb.HAND_OVER)


def action_id(verb: Verb, item: ActionItem) -> str:
    """Return the action id of a button (or of a picker) for an item."""
    return f"item:{verb.value}:{item.id}"


def item_buttons(item: ActionItem, verbs: Sequence[Verb], value: str = "-") -> Payload:
    """Return the row of buttons for an item; `value` comes back with a click. What it is already has no button."""
    is_so = {Verb.DONE: ActionStatus.DONE, Verb.IN_PROGRESS: ActionStatus.IN_PROGRESS}
    shown = [verb for verb in verbs if is_so.get(verb) is not item.status]
    specs = [ButtonSpec(label=verb.label, action=action_id(verb, item), value=value) for verb in shown]
    return buttons(specs, f"item:{item.id}")


def item_text(item: ActionItem, incident: Incident, workspace_url: str, now: datetime, limit: int = 200) -> str:
    """Return an item in two lines: what is to be done, and who, until when and how far. `now` says what is overdue."""
    name = f"*{incident.key}* · {item.number}. {safe(item.text, limit)}{source_link(item, workspace_url)}{_links(item)}"
    overdue = " *overdue*" if item.is_overdue(now) else ""
    status = f"{_MARKS[item.status]} {status_words(item, min(limit, 150))}"
    details = [status, owner_text(item), f"{due_text(item)}{overdue}"]
    details += ["high priority"] if item.priority is Priority.HIGH else []
    details += [f"to {item.kind.value}"] if item.kind and item.kind is not ActionKind.PROCESS else []
    return f"{name}\n{' · '.join(details)}"


def _links(item: ActionItem) -> str:
    links = [f" <{escape(address)}|link>" for address in item.links]
    return "".join([link for link in links if len(link) <= MAX_LINK][:MAX_LINKS])


def source_link(item: ActionItem, workspace_url: str) -> str:
    """Return the link to the message that the item came from, with a space before it; empty where there is none."""
    if item.channel_id is None or item.message_ts is None:
        return ""
    return f" <{permalink(workspace_url, item.channel_id, item.message_ts, item.thread_ts)}|message>"


def status_words(item: ActionItem, limit: int = 150) -> str:
    """Return how far the item has come, and the reason where one was given."""
    label = item.status.label
    return f"{label[0].upper()}{label[1:]}{f': {safe(item.reason, limit)}' if item.reason else ''}"


def owner_text(item: ActionItem, answerable: UserId | None = None) -> str:
    """Return whose it is; `answerable` answers for what nobody or a group owns."""
    if item.owner_id is not None:
        return f"<@{item.owner_id}>"
    owner = safe(item.owner_group, 80) if item.owner_group else "nobody yet"
    return f"{owner} (<@{answerable}> answers for it)" if answerable else owner


def due_text(item: ActionItem) -> str:
    """Return when it is due, as its own zone has it."""
    return f"due {item.due.words}" if item.due else "no due date"


def board(
    incident: Incident, items: Sequence[ActionItem], workspace_url: str, reaction: str | None
) -> SlackMessage:  # fmt: skip
    """Return the message in the incident's channel that lists its items: open ones first, finished ones after them.

    `reaction` makes a message an item, where there is one.
    """
    unfinished, finished = [one for one in items if one.is_open], [one for one in items if not one.is_open]
    head = f"*Action items of {incident.key}*: {len(unfinished)} open, {len(finished)} finished"
    ordered = [*unfinished, *reversed(finished)]
    lines = [_board_line(item, workspace_url) for item in ordered[:MAX_LINES]]
    more = len(ordered) - MAX_LINES
    if more > 0:
        lines.append(f"_and {more} more: `/incident actions {incident.key}`_")
    or_reaction = f" or :{reaction}: on a message" if reaction else ""
    hint = f"`/incident actions {incident.key}` changes them; `/incident action`{or_reaction} adds one."
    blocks = (section(head, "head"), section("\n".join(lines), "items"), context(hint, "hint"))
    return SlackMessage(text=head, blocks=blocks)


def item_stays(incident: Incident, item: ActionItem) -> SlackMessage:
    """Return word to whoever took off the reaction that made a message an action item."""
    text = (
        f"Action item {item.number} of {incident.key} stays: {safe(item.text, 100)}\nTaking the reaction off does not "
        f"remove it. If it is not to be done, choose Edit in `/incident actions {incident.key}` and set “Won't do”."
    )
    return SlackMessage(text=text, blocks=(section(text, "item_stays"),))


def _board_line(item: ActionItem, workspace_url: str) -> str:
    text = f"{item.number}. {safe(item.text, 70)}"
    if not item.is_open:
        return f"{_MARKS[item.status]} ~{text}~ {status_words(item, 30)}"
    state = "" if item.status is ActionStatus.OPEN else f" · {status_words(item, 30)}"
    due = f" · due {item.due_on.isoformat()}" if item.due_on else ""
    return f"{_MARKS[item.status]} {text} · {owner_text(item)}{due}{state}"
