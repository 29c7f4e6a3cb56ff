"""The form that asks why an incident can be closed."""

from bot.domain.errors import Refusal
from bot.rendering.slack.closing import open_lines
from bot.rendering.slack.views import message_view
from bot.usecases.closing import close
from handlers.reply import Reply, undo
from handlers.views.interaction import Interaction


def submit(interaction: Interaction) -> Reply:
    """Close for the reason written."""
    reason = interaction.text("reason")
    if not reason:
        raise Refusal("Write down why it can be closed.")
    left = close(
        interaction.scribe, incident_id=interaction.incident().id, reason=reason, by=interaction.user_id
    )  # fmt: skip
    said = [f"{left.incident.key} is closed. What is said from now on is not kept for it.", *open_lines(left)]
    return Reply(view=message_view("Closed", "\n".join(said) + undo(f"reopen {left.incident.key}")))
