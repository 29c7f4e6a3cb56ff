"""What goes with a postmortem that is a canvas: its title, the message that links to it, why it is a file instead."""

from bot.domain.incident import Incident
from bot.rendering.mrkdwn import to_plain, truncate
from bot.rendering.slack.parts import SlackMessage, safe

MAX_TITLE = 150

_NO_SCOPE = (
    "I lack the permission `canvases:write`. Whoever installed me gives it by installing me again from the "
    "present app manifest"
)
_REASONS = {
    "canvas_disabled_user_team": "canvases are switched off in this workspace",
    "restricted_action": "this workspace does not let me make canvases",
    "missing_scope": _NO_SCOPE,
    "no_permission": _NO_SCOPE,
}


def canvas_name(incident: Incident, revision: int) -> str:
    """Return how the title of this revision's canvas begins, and no other's: "INC-7 postmortem r3:"."""
    return f"{incident.key} postmortem r{revision}:"


def canvas_title(incident: Incident, revision: int) -> str:
    """Return the canvas's title, plain words of at most 150 characters."""
    words = " ".join(to_plain(incident.title).split())
    return truncate(f"{canvas_name(incident, revision)} {words}", MAX_TITLE)


def canvas_message(comment: str, link: str) -> SlackMessage:
    """Return the message that shares the canvas; the link must stand in the text, since Slack looks for it there."""
    return SlackMessage(text=f"{comment}\n<{link}|Open the canvas>")


def file_instead(comment: str, error: str) -> str:
    """Return the comment of the file that takes the place of a canvas that Slack refused to make."""
    why = _REASONS.get(error, f"Slack refused to make the canvas (`{safe(error, 100)}`)")
    if error.startswith("free_team"):
        why = "Slack's free plan has no canvases outside channels"
    return f"{comment}\nThis is a file in place of a canvas: {why}."


def file_besides(comment: str, error: str) -> str:
    """Return the comment of the file that follows a canvas that Slack did not open to its reader."""
    return f"{comment}\nThe canvas above may not open for you: Slack said `{safe(error, 100)}`. This is its text."
