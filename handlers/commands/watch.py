"""`/incident watch`: takes another channel into the incident's log."""

from bot.domain.errors import Refusal
from bot.usecases.incidents import watch_channel
from handlers.commands.subcommand import Subcommand
from handlers.context import CommandContext
from handlers.parsing.words import take_channel
from handlers.reply import Reply


def run(command: CommandContext) -> Reply:
    """Watch the channel mentioned."""
    incident, text = command.incident()
    channel_id, _ = take_channel(text)
    if channel_id is None:
        raise Refusal("Which channel? Mention it: `/incident watch #payments`.")
    is_new = watch_channel(command.scribe, incident_id=incident.id, channel_id=channel_id, by=command.user_id)
    if not is_new:
        return Reply(text=f"<#{channel_id}> is part of {incident.key} already.")
    return Reply(
        text=f"What is said in <#{channel_id}> is kept for {incident.key} too, if I am in it (`/invite @scribe`)."
    )


COMMAND = Subcommand(name="watch", usage="watch #channel", summary="Keep what is said in another channel too", run=run)
