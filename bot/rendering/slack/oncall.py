"""Word of an on-call group that could not be invited, or not all of it."""

from collections.abc import Mapping

from bot.domain.ids import UserId
from bot.domain.incident import Incident
from bot.rendering.slack.parts import SlackMessage, mention, safe, section

MAX_NAMES = 20
_WHY = {
    "no_such_subteam": "there is no user group {group}, so I invited nobody.",
    "subteam_disabled": "the user group {group} is disabled, so I invited nobody.",
    "empty": "nobody is in the user group {group}, so I invited nobody.",
}


def group_trouble(incident: Incident, group: str, reason: str, refused: Mapping[UserId, str]) -> SlackMessage:
    """Return what went wrong, by Slack's word `reason`, and what to do about it."""
    name = f"`{safe(group, 90)}`"
    if refused:
        text = f"{incident.key}: Slack would not let me invite {_named(refused)} of the on-call group {name}."
        what = "Ask somebody who may invite them, or invite others."
    else:
        why = _WHY.get(reason, "I could not invite the on-call group {group}. Slack said `{reason}`.")
        text = f"{incident.key}: {why.format(group=name, reason=safe(reason, 100))}"
        what = "`/invite @name` in its channel asks people in; an admin can correct the setting by `/incident config`."
    return SlackMessage(text=text, blocks=(section(f"{text} {what}", "trouble"),))


def _named(refused: Mapping[UserId, str]) -> str:
    names = [f"{mention(user_id)} (`{safe(why, 60)}`)" for user_id, why in list(refused.items())[:MAX_NAMES]]
    more = len(refused) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")
