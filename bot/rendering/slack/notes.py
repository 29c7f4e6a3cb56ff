"""Notes: the form that shows how a pasted text was understood as several, and the echo in the channel."""

from collections.abc import Sequence

import slackblocks as sb

from bot.domain.incident import Incident
from bot.domain.timeline import TimelineEvent
from bot.rendering.slack.modals import input_block, modal
from bot.rendering.slack.parts import Payload, SlackMessage, context, safe, section, when

MAX_PASTED, MAX_ECHO = 2900, 1500


def notes_view(incident: Incident, shown: Sequence[str], text: str) -> Payload:
    """Return the form: each note with the moment understood, and the text (plain) in a field, to be corrected."""
    field = sb.PlainTextInput(action_id="lines", multiline=True, max_length=3000, initial_value=text)
    head = f"I understood {len(shown)} notes for {incident.key}; nothing is kept yet:"
    hint = "A line for each, the time first. Change what is wrong; what stands here is what I keep."
    blocks = [section("\n".join([head, *shown]), "understood"), input_block("The notes", field, "lines", hint=hint)]
    return modal(f"{incident.key}: notes", "notes", "Keep them", blocks, {"incident_id": incident.id})


def echo_message(event: TimelineEvent, author: str | None, reworder: str | None = None) -> SlackMessage:
    """Return the one line by which a channel sees a note that somebody gave by command; with names, where known."""
    said = f"{when(event.occurred_at)} {safe(' '.join(event.text.split()), MAX_ECHO)}{reworded(event, reworder)}"
    if event.retracted_at is not None:
        said = f"{said} (taken off the timeline)"
    line = f":memo: {safe(author, 30)}: {said}" if author else f":memo: {said}"
    return SlackMessage(text=line, blocks=(context(line, "echo"),))


def reworded(event: TimelineEvent, name: str | None) -> str:
    """Return the remark that somebody else than its author put a line in these words, by `name` where it is known."""
    if event.reworded_by is None:
        return ""
    return f" (reworded by {safe(name, 30)})" if name else " (reworded since)"
