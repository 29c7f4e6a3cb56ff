"""`/incident severity`: sets how bad it is."""

from bot.domain.errors import Refusal
from bot.domain.severity import Severity
from bot.domain.severity_names import SeverityNames
from bot.rendering.slack.parts import safe
from bot.usecases.incidents import change_severity
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.words import unquoted
from handlers.reply import Reply, undo


def run(command: CommandContext) -> Reply:
    """Set the severity, by its number or by what the team calls it."""
    incident, text = command.incident(anywhere=True)
    names = command.scribe.taste.severities
    severity = names.parse(unquoted(text))
    if severity is None:
        raise Refusal(_question(names))
    before = change_severity(command.scribe, incident_id=incident.id, severity=severity, by=command.user_id)
    now = safe(names.label(severity))
    if before.severity is None:
        return Reply(text=f"{incident.key} is {now} now.")
    back = undo(f"severity {incident.key} {before.severity.value}")
    return Reply(text=f"{incident.key} is {now} now (was {safe(names.label(before.severity))}).{back}")


def _question(names: SeverityNames) -> str:
    if not names.of:
        return "Which severity? `sev1` (worst), `sev2`, `sev3` or `sev4`: `/incident severity sev2`."
    lines = [f"• `{one.value}` {safe(_told(names, one))}".rstrip() for one in Severity]
    return "\n".join(["Which severity? Type `/incident severity sev2`, or its name.", *lines])


def _told(names: SeverityNames, severity: Severity) -> str:
    given = names.of.get(severity)
    return f"{given.name}{': ' if given.meaning else ''}{given.meaning}" if given else ""


COMMAND = Subcommand(
    name="severity",
    usage="severity sev1|sev2|sev3|sev4",
    summary="Say how bad it is; sev1 is the worst",
    brief="say how bad it is: `sev1` to `sev4`",
    group=Group.RUNNING,
    run=run,
)
