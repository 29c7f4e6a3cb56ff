"""`/incident whys`: the five whys, one after the other."""

from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.reply import Reply
from handlers.views.whys import next_why


def run(command: CommandContext) -> Reply:
    """Open the wizard at the first why that has no answer."""
    incident, _ = command.incident()
    return Reply(view=next_why(command.scribe, incident))


COMMAND = Subcommand(
    name="whys",
    usage="whys",
    summary="Ask why five times, down to the root cause",
    brief="ask why five times",
    group=Group.AFTERWARDS,
    run=run,
)
