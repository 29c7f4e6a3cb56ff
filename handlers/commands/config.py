"""`/incident config`: what is set for this workspace, for its admins to see and change."""

from bot.domain.errors import Refusal
from bot.rendering.slack.settings_form import overview_view
from bot.usecases.choosing import settings_now
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.reply import Reply


def run(command: CommandContext) -> Reply:
    """Open the modal with the settings."""
    if command.said_in is not None:
        raise Refusal("Settings are changed in a form, which a message cannot open: type `/incident config`.")
    reading = settings_now(command.scribe, by=command.user_id)
    return Reply(view=overview_view(reading.settings))


COMMAND = Subcommand(
    name="config",
    usage="config",
    summary="See and change this workspace's settings; for its admins",
    brief="settings of this workspace; for admins",
    group=Group.FINDING,
    run=run,
)
