"""`/incident lead`: makes somebody the incident lead. The canonical example of a subcommand."""

from bot.usecases.incidents import assign_lead
from bot.usecases.people import name_of
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.people import take_one_person
from handlers.reply import Reply, undo


def run(command: CommandContext) -> Reply:
    """Make the person named (or with `me`, the speaker) the lead."""
    incident, text = command.incident(anywhere=True)
    lead_id = take_one_person(command, text, question="Who leads?", example="lead")
    before = assign_lead(command.scribe, incident_id=incident.id, lead_id=lead_id, by=command.user_id)
    name = name_of(command.scribe, before.lead_id)
    back = undo(f"lead {incident.key} @{name}") if name else ""
    return Reply(text=f"<@{lead_id}> leads {incident.key} now. The draft postmortem goes to them.{back}")


COMMAND = Subcommand(
    name="lead",
    usage="lead @name|me",
    summary="Say who leads; the draft goes to them",
    brief="say who leads",
    group=Group.RUNNING,
    run=run,
)
