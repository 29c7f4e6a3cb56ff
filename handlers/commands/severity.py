"""`/incident severity`: sets how bad it is."""

from bot.domain.errors import Refusal
from bot.domain.severity import Severity
from bot.usecases.incidents import change_severity
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.reply import Reply, undo


def run(command: CommandContext) -> Reply:
    """Set the severity."""
    incident, text = command.incident(anywhere=True)
    severity = Severity.parse(text)
    if severity is None:
        raise Refusal("Which severity? `sev1` (worst), `sev2`, `sev3` or `sev4`: `/incident severity sev2`.")
    before = change_severity(command.scribe, incident_id=incident.id, severity=severity, by=command.user_id)
    if before.severity is None:
        return Reply(text=f"{incident.key} is {severity.label} now.")
    back = undo(f"severity {incident.key} {before.severity.value}")
    return Reply(text=f"{incident.key} is {severity.label} now (was {before.severity.label}).{back}")


COMMAND = Subcommand(
    name="severity",
    usage="severity sev1|sev2|sev3|sev4",
    summary="Say how bad it is; sev1 is the worst",
    brief="say how bad it is: `sev1` to `sev4`",
    group=Group.RUNNING,
    run=run,
)
