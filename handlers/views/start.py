"""The modal that declares an incident."""

from bot.domain.severity import Severity
from bot.rendering.slack.views import message_view
from bot.usecases.incidents import declare
from handlers.commands.start import checked_place, checked_title, confirmation
from handlers.reply import Reply
from handlers.views.interaction import Interaction


def submit(interaction: Interaction) -> Reply:
    """Declare what was filled in; the modal then says what happens."""
    severity = interaction.inputs.get("severity")
    is_here = interaction.inputs.get("where") == "here"
    declared = declare(
        interaction.scribe,
        title=checked_title(interaction.text("title")),
        severity=Severity.parse(severity) if severity else None,
        by=interaction.user_id,
        here=checked_place(interaction.channel_id()) if is_here else None,
    )
    return Reply(view=message_view("Declared", confirmation(declared)))
