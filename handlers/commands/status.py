"""`/incident status`: says whether the harm goes on."""

from bot.domain.errors import Refusal
from bot.domain.incident import IncidentStatus
from bot.rendering.slack.overview import glance
from bot.usecases.overview import at_a_glance
from bot.usecases.states import set_status
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.reply import Reply, undo

SETTABLE = {"active": IncidentStatus.ACTIVE, "mitigated": IncidentStatus.MITIGATED}
OTHERWISE = {
    "resolved": "resolve", "closed": "close", "canceled": "cancel", "cancelled": "cancel", "reopened": "reopen",
}  # fmt: skip


def run(command: CommandContext) -> Reply:
    """Set the status; without a word, show where the incident stands."""
    incident, text = command.incident(anywhere=True)
    word = text.strip().lower()
    if not word:
        known = at_a_glance(command.scribe, incident_id=incident.id, viewer_id=command.user_id)
        return Reply(text=glance(known))
    if word in OTHERWISE:
        raise Refusal(
            f"Nothing was changed; that takes a command of its own: `/incident {OTHERWISE[word]} {incident.key}`."
        )
    status = SETTABLE.get(word)
    if status is None:
        raise Refusal(
            "Which status? `active` or `mitigated`: `/incident status mitigated`. "
            "`/incident resolve`, `close`, `cancel` and `reopen` do the rest."
        )
    before = set_status(command.scribe, incident_id=incident.id, status=status, by=command.user_id)
    back = undo(f"status {incident.key} {before.status.value}")
    return Reply(text=f"{incident.key} is {status.value} now (was {before.status.value}).{back}")


COMMAND = Subcommand(
    name="status",
    usage="status [active|mitigated]",
    summary="Say whether the harm goes on; without a word, show where the incident stands",
    brief="`active` or `mitigated`; alone: where it stands",
    group=Group.RUNNING,
    run=run,
)
