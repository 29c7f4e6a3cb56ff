"""Reminders as people read them: the morning's digest, a nudge in the channel, word of one who cannot be reached."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate, groupby

from bot.domain.action_items import ActionItem
from bot.domain.ids import UserId
from bot.domain.incident import Incident, IncidentStatus
from bot.domain.reminders import ReminderRule
from bot.rendering.slack.items import IN_DIGEST, due_text, item_buttons, item_text, owner_text
from bot.rendering.slack.parts import (
    ButtonSpec,
    Payload,
    SlackMessage,
    buttons,
    context,
    header,
    mention,
    safe,
    section,
    when,
)

MAX_WITH_BUTTONS = 20  # two blocks each: Slack takes fifty
MAX_LINES = 30
# Characters; together with buttons and titles what Slack takes in one message.
MAX_SHOWN, MAX_LISTED = 5500, 1400

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
    ReminderRule.POSTMORTEM: "the postmortem is not final yet. `/incident review {key}` sends it to its reviewers.",
    ReminderRule.REVIEW: "its review date is reached. `/incident actions {key}` shows what came of it.",
}
_NUDGES = {
    ReminderRule.SILENCE: (
        "Nothing new on the timeline for a while. "
        "`/incident note …` or a :pushpin: on a message keeps the record complete."
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
    ordered = _ordered(items)
    texts = {id(one): item_text(one.item, one.incident, workspace_url, now) for _, one in ordered[:MAX_WITH_BUTTONS]}
    count = _fitting(texts.values(), MAX_SHOWN)
    blocks: list[Payload] = [header(f"Your reminders for {day:%A}, {day.day} {day:%B}", "digest")]
    for title, group in groupby(ordered[:count], key=lambda pair: pair[0]):
        blocks.append(section(f"*{title}*", f"group:{title[:40]}"))
        for _, one in group:
            blocks += _item_blocks(one, texts[id(one)])
    if ordered[count:]:
        lines = _within([_line(one) for _, one in ordered[count:]], "`/incident actions mine`")
        blocks.append(section("\n".join(["*And these*", *lines]), "more"))
    if incidents:
        lines = _within(_incident_lines(incidents), "App Home lists the incidents that you lead")
        blocks.append(section("\n".join(lines), "incidents"))
    return SlackMessage(text=_summary(items, incidents), blocks=tuple(blocks))


def _ordered(items: Sequence[DigestItem]) -> list[tuple[str, DigestItem]]:
    """Return each item with the title that it stands under: the worst first, of each sort the earliest due first."""
    placed = [(next(n for n, (_, rules) in enumerate(_GROUPS) if rules & one.rules), one) for one in items]
    placed.sort(key=lambda pair: (pair[0], _by_date(pair[1])))
    return [(_GROUPS[place][0], one) for place, one in placed]


def _by_date(one: DigestItem) -> tuple[date, int, int]:
    return one.item.due_on or date.max, one.item.incident_id, one.item.number


def _fitting(texts: Iterable[str], room: int) -> int:
    """Return how many of these texts, from the first on, go into `room` characters."""
    return sum(total <= room for total in accumulate(map(len, texts)))


def _within(lines: Sequence[str], where: str) -> list[str]:
    """Return the first lines, as many as there is room for, and how many more are to be found `where`."""
    count = min(_fitting(lines, MAX_LISTED), MAX_LINES)
    more = len(lines) - count
    return [*lines[:count], *([f"_and {more} more: {where}_"] if more else [])]


def _item_blocks(one: DigestItem, text: str) -> list[Payload]:
    blocks = [section(text, f"about:{one.item.id}")]
    return [*blocks, item_buttons(one.item, IN_DIGEST)] if one.item.is_open else blocks


def _line(one: DigestItem) -> str:
    return f"• {one.incident.key} · {one.item.number}. {safe(one.item.text, 50)} · {due_text(one.item)}"


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


def nudge(incident: Incident, rule: ReminderRule, led_since: datetime | None = None) -> SlackMessage:
    """Return what is said in the channel; once somebody leads, or it is over, nobody is asked to any more."""
    text = _NUDGES[rule].format(key=incident.key)
    if rule is ReminderRule.NO_LEAD and led_since is not None:
        text = f"{incident.key}: {mention(incident.lead_id)} leads since {when(led_since)}."
    elif rule is ReminderRule.NO_LEAD and not incident.is_open:
        over = "canceled" if incident.status is IncidentStatus.CANCELED else "resolved"
        text = f"{incident.key} was {over} without a lead."
    return SlackMessage(text=text, blocks=(context(text, "nudge"),))


def update_due(incident: Incident, last: datetime | None) -> SlackMessage:
    """Return the question where the incident stands; `last` is when people were last told, None: never."""
    since = f"The last update was {when(last)}." if last else f"There was no update since {when(incident.declared_at)}."
    about = f"*{incident.key}* · {incident.severity.label if incident.severity else 'severity not set'}"
    text = (
        f"{about} · {safe(incident.title, 150)}: people wait to hear where it stands. {since} "
        f"`/incident update {incident.key} …` tells them; that there is nothing new is an update, too."
    )
    button = ButtonSpec(label="Write an update", action="menu_ask:update", value=incident.key, is_primary=True)
    return SlackMessage(text=text, blocks=(section(text, "update_due"), buttons([button], "update")))


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
