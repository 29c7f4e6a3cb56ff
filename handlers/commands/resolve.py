"""`/incident resolve`: ends the incident, asks why, and sends the draft to the lead."""

from bot.postmortem.whys import is_finished
from bot.usecases.answers import answers_of
from bot.usecases.incidents import resolve
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.words import unquoted
from handlers.reply import Reply, undo
from handlers.views.whys import next_why


def run(command: CommandContext) -> Reply:
    """Resolve; the five whys open for whoever typed it, unless they are answered already."""
    incident, text = command.incident()
    resolved = resolve(command.scribe, incident_id=incident.id, text=unquoted(text).strip(), by=command.user_id)
    to = "you" if resolved.answerable_id == command.user_id else f"<@{resolved.answerable_id}>"
    said = f"{resolved.key} is resolved. The draft postmortem goes to {to} by direct message."
    is_asking = not is_finished(answers_of(command.scribe, incident_id=incident.id))
    return Reply(
        text=said + undo(f"reopen {resolved.key}"), view=next_why(command.scribe, resolved) if is_asking else None
    )


COMMAND = Subcommand(
    name="resolve",
    usage="resolve [what restored service]",
    summary="End the incident: the five whys open, and the draft goes to the lead",
    brief="it is over: questions and draft follow",
    group=Group.RUNNING,
    run=run,
)
