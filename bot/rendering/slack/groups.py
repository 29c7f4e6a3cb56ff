"""Messages about groups and many people: who is in one, and who could not be invited."""

from collections.abc import Mapping

import slackblocks as sb

from bot.domain.ids import UserId
from bot.domain.incident import Incident
from bot.rendering.mrkdwn import truncate
from bot.rendering.slack.fields import option
from bot.rendering.slack.menu import How
from bot.rendering.slack.modals import plain
from bot.rendering.slack.parts import SlackMessage, mention, payload, safe, section

MOST_NAMED = 30
# Slack's words that a person can act on; others are shown as they are.
_WHY = {
    "no_such_subteam": "there is no such group in Slack, or it was disabled",
    "missing_scope": "I lack the permission `usergroups:read` in Slack; whoever installed me can add it",
    "user_is_restricted": "a guest who may not be here",
    "ura_max_channels": "a guest of one channel only",
    "user_not_found": "not an active member of this workspace",
    "cant_invite": "Slack does not let me invite them",
    "no_permission": "Slack does not let me invite them",
    "no_external_invite_permission": "of another workspace",
}


def whom_message(label: str, names: Mapping[UserId, str], more: int, command: str, before: str) -> SlackMessage:
    """Return who is in a group, as a list to choose from: the choice runs `command` with `before` and the person."""
    who = safe(label, 40)
    if not names:
        text = f"Nobody is in {who} who could do it. Mention one person: `/incident {command} {before} @name`."
        return SlackMessage(text=text, blocks=(section(text, "whom"),))
    rest = f" {more} more are not in this list: mention them instead." if more else ""
    text = f"{who} is a group, and this takes one person. Which of them?{rest}"
    ordered = sorted(names.items(), key=lambda one: (one[1].casefold(), one[0]))
    options = [option(f"{before} <@{user_id}>", truncate(name, 75)) for user_id, name in ordered]
    picker = sb.StaticSelectMenu(
        action_id=f"{How.PICKS.value}:{command}", options=options, placeholder=plain("Choose a person")
    )
    return SlackMessage(text=text, blocks=(section(text, "whom"), payload(sb.ActionsBlock([picker], block_id="pick"))))


def no_group_message(label: str, reason: str, how: str) -> SlackMessage:
    """Return why it could not be told who is in a group, and what to do instead."""
    text = f"I cannot tell who is in {safe(label, 40)}: {_why(reason)}. {how}"
    return SlackMessage(text=text, blocks=(section(text, "no_group"),))


def not_invited_message(incident: Incident, refused: Mapping[str, str]) -> SlackMessage:
    """Return whom Slack did not let us invite, and why."""
    named = [f"• {mention(user_id)}: {_why(why)}" for user_id, why in sorted(refused.items())[:MOST_NAMED]]
    more = [f"• and {len(refused) - MOST_NAMED} more"] if len(refused) > MOST_NAMED else []
    head = f"{incident.key}: these people could not be invited to its channel; everybody else was."
    text = "\n".join([head, *named, *more])
    return SlackMessage(text=text, blocks=(section(text, "not_invited"),))


def _why(reason: str) -> str:
    return _WHY.get(reason, f"Slack says `{reason}`")
