"""Reminders as people read them: the morning's digest, a nudge in the channel, word of one who cannot be reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.action_items import ActionItem
from bot.domain.ids import UserId
from bot.domain.incident import Incident
from bot.domain.reminders import ReminderRule
from bot.rendering.slack.items import IN_DIGEST, due_text, item_buttons, item_text, owner_text
from bot.rendering.slack.parts import Payload, SlackMessage, context, header, mention, safe, section

MAX_WITH_BUTTONS = 20  # two blocks each: Slack takes fifty
MAX_LINES = 30

# The worst first: an item under several rules stands where it is worst.
_GROUPS: tuple[tuple[str, frozenset[ReminderRule]], ...] = (
    ("Their owner has left: please hand these over", frozenset({ReminderRule.OWNER_LEFT})),
    ("Nobody owns these: please hand them over", frozenset({ReminderRule.UNASSIGNED})),
    ("Overdue", frozenset({ReminderRule.OVERDUE})),
    ("Overdue for days, in an incident you answer for", frozenset({ReminderRule.OVERDUE_LEAD})),
    ("Due today", frozenset({ReminderRule.DUE_TODAY})),
    ("Due soon", frozenset({ReminderRule.DUE_SOON})),
    ("Back from snooze", frozenset({ReminderRule.SNOOZE_OVER})),
)
_ABOUT_INCIDENTS = {
    ReminderRule.POSTMORTEM: "the postmortem is not final yet. `/incident review {key}` shows what is missing.",
    ReminderRule.REVIEW: "its review date is reached. `/incident actions {key}` shows what came of it.",
}
_NUDGES = {
    ReminderRule.SILENCE: (
        "Nothing new on the timeline for a while. "
        "`/incident note …` or a :pushpin: on a message keeps the record whole."
    ),
    ReminderRule.NO_LEAD: "{key} has no lead yet. `/incident lead @name` names one.",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class DigestItem:
    """An action item in a digest, and why it is there."""

    item: ActionItem
    incident: Incident
    rules: frozenset[ReminderRule]


@dataclass(frozen=True, kw_only=True, slots=True)
class DigestIncident:
    """An incident in a digest, and why it is there."""

    incident: Incident
    rules: frozenset[ReminderRule]


def digest(
    items: Sequence[DigestItem], incidents: Sequence[DigestIncident], day: date, workspace_url: str, now: datetime
) -> SlackMessage:
    """Return the digest of a day: each item once, under what is worst about it, with its buttons."""
    blocks: list[Payload] = [header(f"Your reminders for {day:%A}, {day.day} {day:%B}", "digest")]
    room = MAX_WITH_BUTTONS
    left: list[DigestItem] = []
    for title, group in _grouped(items):
        shown, rest = group[: max(room, 0)], group[max(room, 0) :]
        room -= len(shown)
        left += rest
        if shown:
            blocks.append(section(f"*{title}*", f"group:{title[:40]}"))
        for one in shown:
            blocks += _item_blocks(one, workspace_url, now)
    if left:
        blocks.append(section("\n".join(_lines(left)), "more"))
    if incidents:
        blocks.append(section("\n".join(_incident_lines(incidents)), "incidents"))
    return SlackMessage(text=_summary(items, incidents), blocks=tuple(blocks))


def _grouped(items: Sequence[DigestItem]) -> list[tuple[str, list[DigestItem]]]:
    groups: list[tuple[str, list[DigestItem]]] = [(title, []) for title, _ in _GROUPS]
    for one in sorted(items, key=_by_date):
        place = next(number for number, (_, rules) in enumerate(_GROUPS) if rules & one.rules)
        groups[place][1].append(one)
    return [(title, group) for title, group in groups if group]


def _by_date(one: DigestItem) -> tuple[date, int, int]:
    return one.item.due_on or date.max, one.item.incident_id, one.item.number


def _item_blocks(one: DigestItem, workspace_url: str, now: datetime) -> list[Payload]:
    text = item_text(one.item, one.incident, workspace_url, now)
    blocks = [section(text, f"about:{one.item.id}")]
    return [*blocks, item_buttons(one.item, IN_DIGEST)] if one.item.is_open else blocks


def _lines(items: Sequence[DigestItem]) -> list[str]:
    lines = [
        f"• {one.incident.key} · {one.item.number}. {safe(one.item.text, 50)} · {due_text(one.item)}"
        for one in items[:MAX_LINES]
    ]
    more = len(items) - MAX_LINES
    return ["*And these*", *lines, *([f"_and {more} more: `/incident actions mine`_"] if more > 0 else [])]


def _incident_lines(incidents: Sequence[DigestIncident]) -> list[str]:
    return [
        f"*{one.incident.key}*, {safe(one.incident.title, 100)}: {said.format(key=one.incident.key)}"
        for one in incidents
        for rule, said in _ABOUT_INCIDENTS.items()
        if rule in one.rules
    ]


def _summary(items: Sequence[DigestItem], incidents: Sequence[DigestIncident]) -> str:
    counted = [f"{len(items)} action item{'' if len(items) == 1 else 's'}"] if items else []
    counted += [f"{len(incidents)} incident{'' if len(incidents) == 1 else 's'}"] if incidents else []
    return f"Your reminders: {' and '.join(counted)}"


def nudge(incident: Incident, rule: ReminderRule) -> SlackMessage:
    """Return what is said in the incident's channel."""
    text = _NUDGES[rule].format(key=incident.key)
    return SlackMessage(text=text, blocks=(context(text, "nudge"),))


def unreached(incident: Incident, items: Sequence[ActionItem], missed: UserId | None, reason: str) -> SlackMessage:
    """Return word of reminders that Slack would not take; `missed` is whom they were for, None the channel."""
    whom = f"remind {mention(missed)}" if missed else "write to its channel"
    lines = [f"{incident.key}: I could not {whom}. Slack said `{safe(reason, 100)}`."]
    lines += [
        f"• {item.number}. {safe(item.text, 80)} · {owner_text(item)} · {due_text(item)}" for item in items[:MAX_LINES]
    ]
    if items:
        lines.append(f"`/incident actions {incident.key}` hands them to somebody else.")
    return SlackMessage(text=lines[0], blocks=(section("\n".join(lines), "unreached"),))
