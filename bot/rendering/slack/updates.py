"""A status update as the announcements channel shows it."""

from bot.domain.incident import Incident
from bot.domain.timeline import TimelineEvent
from bot.domain.updates import Audience
from bot.rendering.slack.parts import SlackMessage, context, mention, safe, section, when

MAX_TEXT = 2500


def status_update(incident: Incident, event: TimelineEvent) -> SlackMessage:
    """Return the update, with whom it is for, who gave it and when."""
    head = f"*{incident.key}* · {safe(incident.title)}"
    said = safe(event.text, MAX_TEXT)
    note = f"{audience_words(event.audience)} · {mention(event.author_id)}, {when(event.occurred_at)}"
    return SlackMessage(
        text=f"{head}: {said}", blocks=(section(head, "head"), section(said, "update"), context(note, "note"))
    )


def audience_words(audience: Audience | None) -> str:
    """Return "Internal update" or "External update"."""
    return f"{(audience or Audience.INTERNAL).value.capitalize()} update"
