"""The forms of action items: a new one, one to edit, and the small ones that a button asks with.

A field's block_id holds a mark of what it showed: Slack keeps what was typed where the id stays the same, so that after
somebody else's change only what they changed is shown anew.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any

import slackblocks as sb

from bot.domain.action_items import ActionItem, ActionKind, ActionStatus, Horizon, Priority
from bot.domain.incident import Incident
from bot.domain.item_changes import marks_of
from bot.rendering.mrkdwn import to_plain
from bot.rendering.slack.fields import option
from bot.rendering.slack.modals import input_block, modal, plain
from bot.rendering.slack.parts import Payload, context, safe, section
from bot.rendering.slack.placing import which_incident
from bot.rendering.slack.sheet import digest

MAX_TEXT = 3000  # of what is longer the beginning stands in the form; left as it is, all of it stays
MAX_REASON = 500
MAX_LINKS = 1000
HORIZONS = {
    Horizon.IMMEDIATE: "Immediate (24 hours)",
    Horizon.SHORT_TERM: "Short-term (1 week)",
    Horizon.LONG_TERM: "Long-term (1 month)",
}
KINDS = {
    ActionKind.PREVENT: "Prevent it",
    ActionKind.DETECT: "Detect it sooner",
    ActionKind.MITIGATE: "Mitigate it faster",
    ActionKind.PROCESS: "Improve how we work",
}
DUE_HINT = "As you would say it: friday, tomorrow 17:00, in 2 weeks, 2026-12-01"


def new_item_view(incidents: Sequence[Incident], text: str, tz: str, metadata: Mapping[str, Any]) -> Payload:
    """Return the form of a new item; `text` (plain) stands in it already, days are read in the zone `tz`.

    With several incidents one is chosen.
    """
    blocks = [
        *which_incident(incidents),
        _text(text, "text"),
        _owner(None, "owner", "Left empty, whoever leads the incident answers for it."),
        _due("", "due", _in_zone(tz)),
        _select("horizon", "Horizon", HORIZONS, None, "horizon", "As the due date says"),
        _select("priority", "Priority", _labels(Priority), Priority.MEDIUM, "priority"),
        _select("kind", "What is it for?", KINDS, None, "kind", "Not said"),
        _links((), "links"),
    ]
    return modal("Action item", "item_new", "Note it", blocks, metadata)


def edit_view(
    item: ActionItem, incident: Incident, tz: str, metadata: Mapping[str, Any], typed: Mapping[str, Any] | None = None,
    notice: str = "",
) -> Payload:  # fmt: skip
    """Return the form of an item as it is now; `typed` stands in place of what a field holds, `notice` on top.

    `metadata` comes back, with what the fields showed added to it.
    """
    shown = shown_of(item)
    held = {**shown, **(typed or {})}
    ids = {name: f"{name}:{mark}" for name, mark in marks_of(item).items()}
    group = f"It belongs to {safe(item.owner_group, 80)} now. " if item.owner_group else ""
    blocks = [
        *([context(f":warning: {notice}", "notice")] if notice else []),
        section(f"*{incident.key}*: action item {item.number}", "which"),
        _text(held["text"], ids["text"]),
        _owner(held["owner"] or None, ids["owner"], f"{group}Left empty, whoever leads the incident answers for it."),
        _due(held["due"], ids["due"], _in_zone(tz, item)),
        _select("horizon", "Horizon", HORIZONS, Horizon(held["horizon"]), ids["horizon"]),
        _select("priority", "Priority", _labels(Priority), Priority(held["priority"]), ids["priority"]),
        _select("kind", "What is it for?", KINDS, _kind(held["kind"]), ids["kind"], "Not said"),
        _select("status", "Status", _labels(ActionStatus), ActionStatus(held["status"]), ids["status"]),
        _reason(held["reason"], ids["reason"], is_optional=True),
        _links(held["links"].split("\n") if held["links"] else (), ids["links"]),
    ]
    marks = {name: digest(value) for name, value in shown.items()}
    more = {"item_id": item.id, "seen": marks_of(item), "shown": marks}
    return modal(f"{incident.key}: item {item.number}", "item_edit", "Save", blocks, {**metadata, **more})


def shown_of(item: ActionItem) -> dict[str, str]:
    """Return what stands in each field of the form of an item."""
    return {
        "text": to_plain(item.text)[:MAX_TEXT],
        "owner": item.owner_id or "",
        "due": _due_typed(item),
        "horizon": item.horizon.value,
        "priority": item.priority.value,
        "kind": item.kind.value if item.kind else "",
        "status": item.status.value,
        "reason": to_plain(item.reason)[:MAX_REASON],
        "links": "\n".join(item.links),
    }


def blocked_view(item: ActionItem, incident: Incident, metadata: Mapping[str, Any]) -> Payload:
    """Return the form that asks what blocks an item."""
    return _asking(item, incident, "item_blocked", "Blocked", _reason("", "reason", label="What blocks it?"), metadata)


def snooze_view(item: ActionItem, incident: Incident, earliest: date, metadata: Mapping[str, Any]) -> Payload:
    """Return the form that asks until which day an item is left alone."""
    picker = sb.DatePicker(action_id="until", initial_date=earliest.isoformat())
    hint = "Its owner hears nothing of it before that day."
    field = input_block("Until", picker, "until", hint=hint)
    return _asking(item, incident, "item_snooze", "Snooze", field, metadata)


def hand_over_view(item: ActionItem, incident: Incident, metadata: Mapping[str, Any]) -> Payload:
    """Return the form that asks who takes an item over."""
    picker = sb.UserSelectMenu(action_id="whom", placeholder=plain("Choose a person"))
    return _asking(item, incident, "item_hand_over", "Hand over", input_block("To whom?", picker, "whom"), metadata)


def _asking(
    item: ActionItem, incident: Incident, callback_id: str, submit: str, field: Payload, metadata: Mapping[str, Any]
) -> Payload:
    about = section(f"*{incident.key}* · {item.number}. {safe(item.text)}", "which")
    return modal(submit, callback_id, submit, [about, field], {**metadata, "item_id": item.id})


def _text(text: str, block_id: str) -> Payload:
    element = sb.PlainTextInput(
        action_id="text", multiline=True, max_length=MAX_TEXT, initial_value=text[:MAX_TEXT] or None
    )
    return input_block("What is to be done?", element, block_id)


def _owner(user_id: str | None, block_id: str, hint: str) -> Payload:
    element = sb.UserSelectMenu(action_id="owner", placeholder=plain("Nobody yet"), initial_user=user_id)
    return input_block("Who does it?", element, block_id, hint=hint, is_optional=True)


def _due(text: str, block_id: str, hint: str) -> Payload:
    element = sb.PlainTextInput(action_id="due", max_length=60, initial_value=text or None, placeholder=plain("friday"))
    return input_block("Due when?", element, block_id, hint=hint, is_optional=True)


def _select(
    name: str, label: str, choices: Mapping[Any, str], chosen: Enum | None, block_id: str, unsaid: str = ""
) -> Payload:
    options: dict[Enum, Any] = {one: option(one.value, words) for one, words in choices.items()}
    element = sb.StaticSelectMenu(
        action_id=name, options=list(options.values()), placeholder=plain(unsaid or label),
        initial_option=options[chosen] if chosen else None,
    )  # fmt: skip
    return input_block(label, element, block_id, is_optional=bool(unsaid))


def _reason(text: str, block_id: str, *, label: str = "Reason", is_optional: bool = False) -> Payload:
    element = sb.PlainTextInput(
        action_id="reason", multiline=True, max_length=MAX_REASON, initial_value=text[:MAX_REASON] or None
    )
    hint = "Needed where it is blocked, or won't be done." if is_optional else None
    return input_block(label, element, block_id, hint=hint, is_optional=is_optional)


def _links(links: Sequence[str], block_id: str) -> Payload:
    element = sb.PlainTextInput(
        action_id="links", multiline=True, max_length=MAX_LINKS, initial_value="\n".join(links) or None
    )
    return input_block("Links", element, block_id, hint="One address per line, as of a ticket.", is_optional=True)


def _labels(kind: type[ActionStatus] | type[Priority]) -> dict[Any, str]:
    words = {one: getattr(one, "label", one.value) for one in kind}
    return {one: said[0].upper() + said[1:] for one, said in words.items()}


def _kind(value: str) -> ActionKind | None:
    return ActionKind(value) if value else None


def _due_typed(item: ActionItem) -> str:
    return f"{item.due.on.isoformat()} {item.due.hour}".strip() if item.due else ""


def _in_zone(tz: str, item: ActionItem | None = None) -> str:
    there = f" It was named in {item.due_tz}." if item and item.due_tz and item.due_tz != tz else ""
    return f"{DUE_HINT}. Days and hours are those of {tz or 'your zone, which I am still asking for'}.{there}"
