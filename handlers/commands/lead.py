"""`/incident lead`: makes somebody the incident lead. The canonical example of a subcommand."""

from bot.domain.ids import UserId
from bot.domain.incident import Incident
from bot.usecases.incidents import assign_lead
from bot.usecases.people import name_of
from bot.usecases.scribe import Scribe
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.people import take_one_person
from handlers.reply import Reply, undo


def run(command: CommandContext) -> Reply:
    """Make the person named (or with `me`, the speaker) the lead."""
    incident, text = command.incident(anywhere=True)
    lead_id = take_one_person(command, incident, text, question="Who leads?", example="lead")
    before = assign_lead(command.scribe, incident_id=incident.id, lead_id=lead_id, by=command.user_id)
    return Reply(text=leads(command.scribe, before, lead_id))


def leads(scribe: Scribe, before: Incident, lead_id: UserId) -> str:
    """Return what is told of a new lead of an incident, as it was before, and how to undo that."""
    name = name_of(scribe, before.lead_id)
    was = f" (was <@{before.lead_id}>)" if before.lead_id else ""
    back = undo(f"lead {before.key} @{name}") if name else f"\nTo hand it on: `/incident handoff {before.key} @name`"
    return f"<@{lead_id}> leads {before.key} now{was}. The draft postmortem goes to them.{back}"


COMMAND = Subcommand(
    name="lead",
    usage="lead @name|me",
    summary="Say who leads; the draft goes to them",
    brief="say who leads",
    group=Group.RUNNING,
    run=run,
)
