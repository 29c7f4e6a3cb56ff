"""`/incident resolve`: ends the incident, asks why, and sends the draft to the lead."""

from bot.postmortem.whys import is_finished
from bot.usecases.answers import answers_of
from bot.usecases.incidents import resolve
from handlers.commands.subcommand import Subcommand
from handlers.context import CommandContext
from handlers.reply import Reply
from handlers.views.whys import next_why


def run(command: CommandContext) -> Reply:
    """Resolve; the five whys open for whoever typed it, unless they are answered already."""
    incident, text = command.incident()
    resolved = resolve(command.scribe, incident_id=incident.id, text=text.strip(), by=command.user_id)
    to = "you" if resolved.answerable_id == command.user_id else f"<@{resolved.answerable_id}>"
    said = f"{resolved.key} is resolved. The draft postmortem goes to {to} by direct message."
    is_asking = not is_finished(answers_of(command.scribe, incident_id=incident.id))
    return Reply(text=said, view=next_why(command.scribe, resolved) if is_asking else None)


COMMAND = Subcommand(
    name="resolve",
    usage="resolve [what restored service]",
    summary="End the incident: the five whys open, and the draft goes to the lead",
    run=run,
)
