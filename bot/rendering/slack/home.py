"""App Home: a person's open action items over all incidents, with buttons, and the incidents that they lead."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.action_items import ActionItem
from bot.domain.incident import Incident
from bot.rendering.slack.items import IN_DIGEST, item_buttons, item_text
from bot.rendering.slack.parts import Payload, context, header, safe, section, when

# Two blocks for each item and at most eight others: Slack takes a hundred.
MOST_ITEMS = 45
MOST_INCIDENTS = 15
NOTHING = "Nothing is open for you. `/incident action <text> @owner by friday` in an incident's channel adds an item."

Led = Sequence[tuple[Incident, int]]


def home_view(
    items: Sequence[tuple[ActionItem, Incident]], led: Led, *, workspace_url: str, now: datetime
) -> Payload:  # fmt: skip
    """Return the Home tab: `items` in the order given, and each incident of `led` with how many items it has open.

    `now` says what is overdue.
    """
    blocks = [header("Your action items", "head"), section(_summary([item for item, _ in items], now), "summary")]
    for item, incident in items[:MOST_ITEMS]:
        text = f"{item_text(item, incident, workspace_url, now)}{_quiet(item, now)}"
        blocks.append(section(text, f"text:{item.id}"))
        blocks.append(item_buttons(item, IN_DIGEST))
    if len(items) > MOST_ITEMS:
        blocks.append(context(f"and {len(items) - MOST_ITEMS} more: `/incident actions mine`", "more"))
    if led:
        blocks += [header("Incidents you lead", "led_head"), section(_led(led), "led")]
    blocks.append(context(f"As of {when(now)}; opening this tab again brings it up to date.", "as_of"))
    return {"type": "home", "callback_id": "home", "blocks": blocks}


def _summary(items: Sequence[ActionItem], now: datetime) -> str:
    if not items:
        return NOTHING
    overdue = sum(item.is_overdue(now) for item in items)
    late = f"*{overdue} overdue*" if overdue else "none overdue"
    return f"{len(items)} open, {late}. The earliest due comes first."


def _quiet(item: ActionItem, now: datetime) -> str:
    """Say until when its owner is not reminded, as long as that is to come."""
    until = item.snoozed_until
    return f" · no reminders until {until.isoformat()}" if until and until >= now.date() else ""


def _led(led: Led) -> str:
    lines = [_incident_line(incident, count) for incident, count in led[:MOST_INCIDENTS]]
    more = len(led) - MOST_INCIDENTS
    return "\n".join([*lines, f"_and {more} more_"] if more > 0 else lines)


def _incident_line(incident: Incident, count: int) -> str:
    severity = incident.severity.label if incident.severity else "severity not set"
    where = f" · <#{incident.channel_id}>" if incident.channel_id else ""
    items = f"{count} open action item{'' if count == 1 else 's'}"
    status = f"{severity} · {incident.status.value} · postmortem {incident.postmortem_status.value.replace('_', ' ')}"
    return f"*{incident.key}* {safe(incident.title, 80)}{where}\n{status} · {items}"
