"""`/incident cancel`: ends what was no incident, for a reason that somebody wrote down."""

from collections.abc import Sequence

from bot.domain.action_items import ActionItem
from bot.domain.errors import Refusal
from bot.domain.incident import Incident
from bot.rendering.slack.closing import MAX_REASON
from bot.rendering.slack.menu import words_view
from bot.usecases.states import cancel, must_be_cancelable
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.words import unquoted
from handlers.reply import Reply, undo


def run(command: CommandContext) -> Reply:
    """Cancel for the reason typed; without one, ask for it."""
    incident, text = command.incident()
    reason = unquoted(text).strip()
    if not reason:
        must_be_cancelable(command.scribe, incident_id=incident.id, by=command.user_id)
        asks = "Why is it no incident?"
        return Reply(view=words_view("cancel", incident.key, command.channel_id, asks, MAX_REASON))
    if len(reason) > MAX_REASON:
        raise Refusal(f"That reason has {len(reason)} characters; {MAX_REASON} is the most. Nothing was canceled.")
    left = cancel(command.scribe, incident_id=incident.id, reason=reason, by=command.user_id)
    said = f"{incident.key} is canceled. Nothing more is kept for it, and figures leave it out; what was kept stays."
    return Reply(text=f"{said}{_left(incident, left)}{undo(f'reopen {incident.key}')}")


def _left(incident: Incident, items: Sequence[ActionItem]) -> str:
    """Say what becomes of action items, where some are open."""
    if not items:
        return ""
    stay = "1 action item stays" if len(items) == 1 else f"{len(items)} action items stay"
    return (
        f"\n{stay} open: an owner goes on being reminded, nobody else is. `/incident actions {incident.key}` lists "
        "what is open, to be ended there with Done, or with “Won't do” under Edit."
    )


COMMAND = Subcommand(
    name="cancel",
    usage="cancel [reason]",
    summary="End what was no incident: recording ends, figures leave it out, nothing is undone",
    brief="it was no incident; asks for the reason",
    group=Group.RUNNING,
    asks="Why is it no incident?",
    run=run,
)
