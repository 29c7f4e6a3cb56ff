"""The modal that declares an incident."""

from datetime import datetime

from bot.domain.errors import Refusal
from bot.domain.severity import Severity
from bot.rendering.slack.views import message_view
from bot.usecases.incidents import declare
from bot.usecases.people import zone_of
from handlers.commands.start import checked_place, checked_title, confirmation, started_at
from handlers.reply import BadField, Reply
from handlers.views.interaction import Interaction


def submit(interaction: Interaction) -> Reply:
    """Declare what was filled in; the modal then says what happens."""
    severity = interaction.inputs.get("severity")
    where = interaction.inputs.get("where")
    declared = declare(
        interaction.scribe,
        title=checked_title(interaction.text("title")),
        severity=Severity.parse(severity) if severity else None,
        by=interaction.user_id,
        here=checked_place(interaction.channel_id()) if where == "here" else None,
        started_at=_began(interaction),
        needs_privacy=where == "private",
        is_test=bool(interaction.inputs.get("test")),
    )
    return Reply(view=message_view("Declared", confirmation(declared, interaction.scribe.taste.severities)))


def _began(interaction: Interaction) -> datetime | None:
    typed, scribe = interaction.text("began"), interaction.scribe
    if not typed:
        return None
    try:
        return started_at(typed, now=scribe.now(), tz=zone_of(scribe, user_id=interaction.user_id))
    except Refusal as refused:
        raise BadField(str(refused), "began") from refused
