"""`/incident severity`: sets how bad it is."""

from bot.domain.errors import Refusal
from bot.domain.severity import Severity
from bot.usecases.incidents import change_severity
from handlers.commands.subcommand import Subcommand
from handlers.context import CommandContext
from handlers.reply import Reply


def run(command: CommandContext) -> Reply:
    """Set the severity."""
    incident, text = command.incident()
    severity = Severity.parse(text)
    if severity is None:
        raise Refusal("Which severity? `sev1` (worst), `sev2`, `sev3` or `sev4`: `/incident severity sev2`.")
    change_severity(command.scribe, incident_id=incident.id, severity=severity, by=command.user_id)
    return Reply(text=f"{incident.key} is {severity.label} now.")


COMMAND = Subcommand(
    name="severity", usage="severity sev1|sev2|sev3|sev4", summary="Say how bad it is; sev1 is the worst", run=run
)
