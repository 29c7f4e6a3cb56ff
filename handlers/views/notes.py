"""Several notes at once: the form that shows how a pasted text was understood, and stores it once confirmed."""

from bot.domain.errors import Refusal
from bot.rendering.mrkdwn import to_plain
from bot.rendering.slack.notes import MAX_PASTED, notes_view
from bot.rendering.slack.parts import safe, when
from bot.rendering.slack.views import message_view
from bot.usecases.people import timezone_of
from bot.usecases.timeline import add_notes
from handlers.context import CommandContext
from handlers.parsing.lines import read_lines
from handlers.reply import BadField, Reply
from handlers.views.interaction import Interaction


def confirm(command: CommandContext) -> Reply:
    """Open the form with what was understood; nothing is stored yet."""
    incident, text = command.incident()
    if len(text) > MAX_PASTED:
        raise Refusal(f"That has {len(text)} characters; {MAX_PASTED} at once is the most. Nothing was noted.")
    if command.said_in is not None:
        raise Refusal("Several notes at once are shown to you before I keep them: paste them after `/incident note`.")
    lines = read_lines(text, now=command.scribe.now(), tz=command.timezone(incident))
    shown = [f"• {when(line.occurred_at)} {safe(line.text, 100)}" for line in lines]
    return Reply(view=notes_view(incident, shown, to_plain(text)))


def submit(interaction: Interaction) -> Reply:
    """Store the notes as they stand in the form now."""
    scribe, incident = interaction.scribe, interaction.incident()
    tz = timezone_of(scribe, incident=incident, user_id=interaction.user_id)
    try:
        lines = read_lines(interaction.text("lines"), now=scribe.now(), tz=tz)
    except Refusal as refused:
        raise BadField(str(refused), "lines") from refused
    if not lines:
        raise BadField("Write a line for each note, or close this window.", "lines")
    notes = [(line.occurred_at, line.text) for line in lines]
    numbers = add_notes(scribe, incident_id=incident.id, notes=notes, by=interaction.user_id)
    shown = [
        f"{number}. {when(line.occurred_at)} {safe(line.text, 100)}"
        for number, line in zip(numbers, lines, strict=True)
    ]
    head = f"Noted in {incident.key}. `/incident retract {incident.key} {numbers[0]}` takes the first one off again."
    return Reply(view=message_view("Noted", "\n".join([head, *shown])))
