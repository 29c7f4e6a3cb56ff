"""`/incident show`: shows an incident at a glance."""

from bot.domain.errors import Refusal
from bot.rendering.slack.overview import glance
from bot.usecases.overview import at_a_glance
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.reply import Reply


def run(command: CommandContext) -> Reply:
    """Show the incident named, or the channel's."""
    incident, rest = command.incident(anywhere=True)
    if rest.strip():
        raise Refusal("Name one incident: `/incident show INC-7`. `/incident search <words>` finds it by its words.")
    known = at_a_glance(command.scribe, incident_id=incident.id, viewer_id=command.user_id)
    return Reply(text=glance(known))


COMMAND = Subcommand(
    name="show",
    usage="show [INC-7]",
    summary="Show an incident at a glance: state, roles, milestones, impact, what is open",
    brief="one at a glance: `show INC-7`",
    group=Group.FINDING,
    run=run,
)
