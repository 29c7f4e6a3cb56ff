"""`/incident impact`: says what the incident does to people."""

from bot.domain.errors import Refusal
from bot.rendering.slack.parts import safe, when
from bot.usecases.editing import number_of
from bot.usecases.overview import at_a_glance
from bot.usecases.states import tell_impact
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.words import unquoted
from handlers.reply import Reply, undo

MAX_TEXT = 1000


def run(command: CommandContext) -> Reply:
    """Record the impact; without words, show what is known of it."""
    incident, text = command.incident()
    said = unquoted(text).strip()
    if not said:
        known = at_a_glance(command.scribe, incident_id=incident.id, viewer_id=command.user_id).impact
        if known is None:
            raise Refusal("What does it do to people? `/incident impact About 5 % of checkouts fail in Europe`.")
        return Reply(text=f"Impact of {incident.key}, as of {when(known.occurred_at)}: {safe(known.text, MAX_TEXT)}")
    if len(said) > MAX_TEXT:
        raise Refusal(f"That has {len(said)} characters; {MAX_TEXT} is the most. Nothing was stored.")
    event, before = tell_impact(command.scribe, incident_id=incident.id, text=said, by=command.user_id)
    was = f"\nBefore: {safe(before.text, 150)}" if before else ""
    back = undo(f"retract {incident.key} {number_of(command.scribe, event)}")
    return Reply(text=f"Impact of {incident.key}: {safe(event.text, MAX_TEXT)}{was}{back}")


COMMAND = Subcommand(
    name="impact",
    usage="impact <text>",
    summary="Say what it does to people, as far as is known; without words, show what is known",
    brief="say what it does to people",
    group=Group.RUNNING,
    asks="What does it do to people?",
    run=run,
)
