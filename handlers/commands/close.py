"""`/incident close`: ends the work on a resolved incident, for a reason that somebody wrote down."""

from bot.domain.closing import StillOpen
from bot.domain.errors import Refusal
from bot.rendering.slack.closing import MAX_REASON, close_view, open_lines
from bot.usecases.closing import close, still_open
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.words import unquoted
from handlers.reply import Reply, undo


def run(command: CommandContext) -> Reply:
    """Close for the reason typed; without one, list what is still open and ask for it."""
    incident, text = command.incident()
    reason = unquoted(text).strip()
    if not reason:
        left = still_open(command.scribe, incident_id=incident.id, by=command.user_id)
        return Reply(view=close_view(left))
    if len(reason) > MAX_REASON:
        raise Refusal(f"That reason has {len(reason)} characters; {MAX_REASON} is the most. Nothing was closed.")
    left = close(command.scribe, incident_id=incident.id, reason=reason, by=command.user_id)
    return Reply(text=told(left))


def told(left: StillOpen) -> str:
    """Return what is told of an incident that was closed: what is left open, and how to undo it."""
    key = left.incident.key
    said = f"{key} is closed. What is said from now on is not kept for it."
    return "\n".join([said, *open_lines(left)]) + undo(f"reopen {key}")


COMMAND = Subcommand(
    name="close",
    usage="close [reason]",
    summary="End the work on a resolved incident; lists what is still open and asks for a reason",
    brief="end the work once it is resolved",
    group=Group.RUNNING,
    asks="Why can it be closed?",
    run=run,
)
