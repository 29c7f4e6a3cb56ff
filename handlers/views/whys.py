"""The five-whys wizard: one modal, replaced step by step; each submission is stored before the next is shown."""

from collections.abc import Mapping
from typing import Any

from bot.domain.errors import Refusal
from bot.domain.incident import Incident
from bot.postmortem.whys import ROOT_CAUSE, STEPS, chain, why_key
from bot.rendering.slack.views import message_view, why_view
from bot.usecases.answers import answer, answers_of
from bot.usecases.scribe import Scribe
from handlers.reply import Reply
from handlers.views.interaction import Interaction


def next_why(scribe: Scribe, incident: Incident) -> Mapping[str, Any]:
    """Return the wizard at the first why without an answer, or from the beginning where all have one."""
    answers = answers_of(scribe, incident_id=incident.id)
    step = next((step.number for step in chain(answers) if step.answer is None), 1)
    return why_view(incident.id, incident.key, step, answers)


def submit(interaction: Interaction) -> Reply:
    """Store the answer, then show the next question, or the end."""
    incident, step = interaction.incident(), int(interaction.metadata["step"])
    said = interaction.text("answer")
    if not said:
        raise Refusal("Write an answer, or close this window: what was submitted before is kept.")
    is_last = step >= STEPS or "root_cause" in (interaction.inputs.get("stop") or ())
    answers = {why_key(step): said} | ({ROOT_CAUSE: said} if is_last else {})
    answer(interaction.scribe, incident_id=incident.id, answers=answers, by=interaction.user_id, is_last=is_last)
    if is_last:
        return Reply(view=message_view("Five whys", _the_end(incident)))
    known = answers_of(interaction.scribe, incident_id=incident.id)
    return Reply(view=why_view(incident.id, incident.key, step + 1, known))


def back(interaction: Interaction) -> Reply:
    """Show the question before; what was typed meanwhile is kept."""
    incident, step = interaction.incident(), int(interaction.value)
    typed = interaction.text("answer")
    if typed:
        answer(interaction.scribe, incident_id=incident.id, answers={why_key(step): typed}, by=interaction.user_id)
    known = answers_of(interaction.scribe, incident_id=incident.id)
    return Reply(view=why_view(incident.id, incident.key, step - 1, known))


def open_wizard(interaction: Interaction) -> Reply:
    """Open the wizard from a button."""
    return Reply(view=next_why(interaction.scribe, interaction.incident()))


def _the_end(incident: Incident) -> str:
    if incident.is_open:
        return "Thank you. The root cause is kept; it will be in the draft when the incident is resolved."
    return f"Thank you. A new draft of {incident.key} with your answers goes to <@{incident.answerable_id}>."
