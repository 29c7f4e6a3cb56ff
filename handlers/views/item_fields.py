"""What was typed into the fields of an action item's form."""

from enum import Enum
from typing import TypeVar

from bot.domain.dues import Due
from bot.domain.incident import Incident
from bot.usecases.people import timezone_of
from handlers.parsing.dates import DateNotUnderstood, read_due_date
from handlers.parsing.links import LinkNotUnderstood, read_links
from handlers.reply import BadField
from handlers.views.interaction import Interaction

E = TypeVar("E", bound=Enum)


def due_typed(interaction: Interaction, incident: Incident) -> Due | None:
    """Return the due date that was typed, None where none was; raises `BadField` where it cannot be understood."""
    typed = (interaction.inputs.get("due") or "").strip()
    if not typed:
        return None
    tz = timezone_of(interaction.scribe, incident=incident, user_id=interaction.user_id)
    try:
        return read_due_date(typed, now=interaction.scribe.now(), tz=tz)
    except DateNotUnderstood as refused:
        raise BadField(str(refused), interaction.blocks["due"]) from refused


def links_typed(interaction: Interaction) -> tuple[str, ...]:
    """Return the addresses that were typed; raises `BadField` where a line is none."""
    try:
        return read_links(interaction.inputs.get("links") or "")
    except LinkNotUnderstood as refused:
        raise BadField(str(refused), interaction.blocks["links"]) from refused


def picked(interaction: Interaction, name: str, kind: type[E]) -> E | None:
    """Return what was chosen in a field, None where nothing was."""
    value = interaction.inputs.get(name)
    return kind(value) if value else None
