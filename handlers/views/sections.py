"""The modals with questions: those of one section, or only some of them."""

from collections.abc import Mapping
from typing import Any

from bot.domain.incident import Incident
from bot.postmortem.catalogue import question, questions_in, section
from bot.rendering.slack.merging import merge_view, more_room_view
from bot.rendering.slack.review import with_correction
from bot.rendering.slack.views import message_view, section_view
from bot.usecases.answers import Saved, answer
from bot.usecases.asking import ask
from bot.usecases.review import is_final
from bot.usecases.scribe import Scribe
from bot.usecases.sheets import sheet_for
from handlers.reply import Reply
from handlers.views.interaction import Interaction
from handlers.views.typed import asked_in, is_crowded, read_answers, read_bases
from handlers.views.whys import next_why

IN_THREAD = "What you wrote is kept. I send you the question by direct message: reply in its thread to go on."


def section_questions(scribe: Scribe, incident: Incident, section_key: str) -> Mapping[str, Any]:
    """Return the modal of a section, filled with what is known; a wizard's section opens the wizard."""
    if section(section_key).is_wizard:
        return next_why(scribe, incident)
    sheet = sheet_for(scribe, incident_id=incident.id, questions=questions_in(section_key))
    return ready(incident, section_view(incident, section_key, sheet))


def ready(incident: Incident, view: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a modal of questions as the incident needs it: a final postmortem asks what is corrected."""
    return with_correction(view) if is_final(incident) else view


def submit(interaction: Interaction) -> Reply:
    """Store what was answered; the modal closes, unless two texts met or a field was filled to the brim."""
    incident, asked = interaction.incident(), asked_in(interaction)
    saved = _save(interaction, incident)
    if saved.overtaken:
        met = [question(both.question) for both in saved.overtaken]
        sheet = sheet_for(interaction.scribe, incident_id=incident.id, questions=met)
        return Reply(view=ready(incident, merge_view(incident, saved.overtaken, sheet)))
    crowded = [one for one in asked if one.key in saved.changed and is_crowded(interaction, one)]
    if crowded:
        sheet = sheet_for(interaction.scribe, incident_id=incident.id, questions=crowded)
        return Reply(view=ready(incident, more_room_view(incident, crowded, sheet)))
    return Reply()


def go_on_in_thread(interaction: Interaction) -> Reply:
    """Keep what stands in the fields, then send the person the question whose button it was, to answer in a thread."""
    incident = interaction.incident()
    _save(interaction, incident)
    ask(
        interaction.scribe, incident_id=incident.id, question=interaction.value, of=interaction.user_id,
        by=interaction.user_id,
    )  # fmt: skip
    return Reply(view=message_view("In a thread", IN_THREAD))


def _save(interaction: Interaction, incident: Incident) -> Saved:
    return answer(
        interaction.scribe,
        incident_id=incident.id,
        answers=read_answers(interaction),
        by=interaction.user_id,
        correction=interaction.text("correction"),
        bases=read_bases(interaction),
    )


def open_section(interaction: Interaction) -> Reply:
    """Open a section from its button in the prompts."""
    incident, key = interaction.incident(), interaction.metadata["section"]
    return Reply(opens=lambda: section_questions(interaction.scribe, incident, key))
