"""`/incident reopen`: opens an incident that was over."""

from bot.domain.errors import Refusal
from bot.domain.incident import IncidentStatus
from bot.rendering.slack.closing import MAX_REASON
from bot.usecases.states import reopen
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.words import unquoted
from handlers.reply import Reply, undo

BACK = {IncidentStatus.RESOLVED: "resolve", IncidentStatus.CLOSED: "resolve", IncidentStatus.CANCELED: "cancel"}


def run(command: CommandContext) -> Reply:
    """Open it again; what is said from now on is kept."""
    incident, text = command.any_incident()
    reason = unquoted(text).strip()
    if len(reason) > MAX_REASON:
        raise Refusal(f"That reason has {len(reason)} characters; {MAX_REASON} is the most. Nothing was changed.")
    before = reopen(command.scribe, incident_id=incident.id, reason=reason, by=command.user_id)
    said = (
        f"{incident.key} is active again (was {before.status.value}). What is said in its channel is kept from now on."
    )
    milestones = ""
    if before.status is not IncidentStatus.CANCELED:
        milestones = " Its milestones stay as they are until `/incident resolve` sets `resolved` anew."
    return Reply(text=f"{said}{milestones}{undo(f'{BACK[before.status]} {incident.key}')}")


COMMAND = Subcommand(
    name="reopen",
    usage="reopen [INC-7] [reason]",
    summary="Open an incident again that was resolved, closed or canceled; recording goes on",
    brief="open it again after all",
    group=Group.RUNNING,
    run=run,
)
