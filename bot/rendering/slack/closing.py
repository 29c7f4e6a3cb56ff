"""Closing an incident as people see it: what is still open, and the question why it can be closed."""

import slackblocks as sb

from bot.domain.closing import StillOpen
from bot.rendering.slack.modals import input_block, modal
from bot.rendering.slack.parts import Payload, safe, section

MAX_REASON = 1000
MAX_ITEMS = 10


def close_view(left: StillOpen) -> Payload:
    """Return the modal that lists what is still open and asks for the reason."""
    key = left.incident.key
    reason = sb.PlainTextInput(action_id="reason", multiline=True, max_length=MAX_REASON, focus_on_load=True)
    field = input_block("Why can it be closed?", reason, "reason", hint="The reason goes on the timeline.")
    blocks = [section("\n".join(open_lines(left)), "open"), field]
    return modal(f"Close {key}", "close", "Close incident", blocks, {"incident_id": left.incident.id})


def open_lines(left: StillOpen) -> list[str]:
    """Return what closing would leave undone, a line for each kind of thing."""
    if left.is_nothing:
        return ["Nothing is open: every question is answered and every action item done."]
    lines = ["*Still open:*"]
    if left.questions:
        counted = ", ".join(f"{title} ({count})" for title, count in left.questions)
        lines.append(f"• Questions that nobody has answered: {counted}")
    if left.sign_offs:
        lines.append("• Sign-offs: " + ", ".join(role.label for role in left.sign_offs))
    for item in left.action_items[:MAX_ITEMS]:
        owner = f" (<@{item.owner_id}>)" if item.owner_id else ""
        lines.append(f"• Action item {item.number}: {safe(item.text, 150)}{owner}")
    if len(left.action_items) > MAX_ITEMS:
        lines.append(f"• {len(left.action_items) - MAX_ITEMS} more action items")
    return lines
