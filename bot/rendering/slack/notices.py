"""Short messages to one person: a reminder, a request to be invited, word of something that did not work."""

from datetime import date

from bot.domain.action_items import ActionItem
from bot.domain.ids import ChannelId
from bot.domain.incident import Incident
from bot.rendering.slack.parts import SlackMessage, safe, section, when

_TROUBLES = {
    "open_channel": "I could not open a channel for it. Create one, invite me and type `/incident start here` there.",
    "set_topic": "I could not set the channel's topic. Everything else goes on.",
    "pin": "I could not pin the incident card. Everything else goes on.",
    "invite": "I could not invite everybody to its channel. Please see who is missing there and invite them.",
    "deliver_draft": "I could not send the draft. `/incident draft {key}` tries again.",
    "sweep": "I could not read the channel's history, so the log may have a gap.",
    "adopt": "I could not look up the channel. Type `/invite @scribe` there and I start reading.",
}


def reminder(incident: Incident, item: ActionItem, due_on: date) -> SlackMessage:
    """Return the reminder of an action item's due day."""
    day = due_on.strftime("%a %d %b").replace(" 0", " ")
    whose = f"Action item {item.number} of {incident.key}, {safe(incident.title)}"
    text = f"Due today ({day}): *{safe(item.text, 1000)}*\n{whose}"
    return SlackMessage(text=text, blocks=(section(text, "reminder"),))


def invite_me(incident: Incident, channel_id: ChannelId) -> SlackMessage:
    """Return how to let the scribe into a channel that it was asked to record."""
    text = (
        f"I am not in <#{channel_id}>, so I cannot keep what is said there for {incident.key}. "
        f"Type `/invite @scribe` there: I then take in what was said since {when(incident.captured_from)}."
    )
    return SlackMessage(text=text, blocks=(section(text, "invite"),))


def trouble(incident: Incident, kind: str, reason: str) -> SlackMessage:
    """Return word of an effect that Slack refused for good."""
    said = _TROUBLES.get(kind, "Something I wanted to do in Slack was refused.").format(key=incident.key)
    text = f"{incident.key}: {said} Slack said `{safe(reason, 100)}`."
    return SlackMessage(text=text, blocks=(section(text, "trouble"),))
