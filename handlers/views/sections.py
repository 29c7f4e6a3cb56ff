"""The modals with the questions of one section."""

from collections.abc import Mapping
from typing import Any

from bot.domain.incident import Incident
from bot.postmortem.catalogue import question, questions_in, section
from bot.rendering.slack.review import with_correction
from bot.rendering.slack.views import section_view
from bot.usecases.answers import answer, answers_of
from bot.usecases.review import is_final
from bot.usecases.scribe import Scribe
from handlers.reply import Reply
from handlers.views.interaction import Interaction
from handlers.views.whys import next_why


def section_questions(scribe: Scribe, incident: Incident, section_key: str) -> Mapping[str, Any]:
    """Return the modal of a section, filled with the answers known; a wizard's section opens the wizard."""
    if section(section_key).is_wizard:
        return next_why(scribe, incident)
    view = section_view(incident.id, incident.key, section_key, answers_of(scribe, incident_id=incident.id))
    return with_correction(view) if is_final(incident) else view


def submit(interaction: Interaction) -> Reply:
    """Store what was answered; the modal closes."""
    keys = [one.key for one in questions_in(interaction.metadata["section"])]
    answers = {key: _stored(interaction, key) for key in keys}
    answer(
        interaction.scribe,
        incident_id=interaction.incident().id,
        answers=answers,
        by=interaction.user_id,
        correction=interaction.text("correction"),
    )
    return Reply()


def _stored(interaction: Interaction, key: str) -> str:
    given = interaction.inputs.get(key)
    if isinstance(given, list):
        order = [option.value for option in question(key).options]
        return "\n".join(sorted(given, key=order.index))
    return interaction.text(key)


def open_section(interaction: Interaction) -> Reply:
    """Open a section from its button in the prompts."""
    return Reply(view=section_questions(interaction.scribe, interaction.incident(), interaction.metadata["section"]))
