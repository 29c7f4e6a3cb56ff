"""Handing a question to somebody else, and answering one that was handed over."""

from bot.domain.ids import UserId
from bot.domain.incident import Incident
from bot.postmortem.catalogue import Question
from bot.postmortem.why_places import place_of
from bot.rendering.slack.asking import ask_view, question_view
from bot.rendering.slack.sheet import Sheet
from bot.rendering.slack.views import message_view
from bot.rendering.slack.whys import asked_why_view
from bot.usecases.answers import answers_of
from bot.usecases.asking import ask, asked_question
from bot.usecases.sheets import sheet_for
from handlers.reply import Reply
from handlers.views.interaction import Interaction
from handlers.views.sections import ready
from handlers.views.whys import save_why


def open_form(interaction: Interaction) -> Reply:
    """Open the form from its button in the prompts."""
    incident = interaction.incident()
    return Reply(view=ask_view(incident, answers_of(interaction.scribe, incident_id=incident.id)))


def submit(interaction: Interaction) -> Reply:
    """Ask; the modal then says who hears of it."""
    incident, whom = interaction.incident(), UserId(interaction.inputs["whom"])
    asked = ask(
        interaction.scribe, incident_id=incident.id, question=interaction.inputs["question"], of=whom,
        by=interaction.user_id,
    )  # fmt: skip
    text = f"I ask <@{asked.asked_of}> by direct message, and tell you when the answer is there."
    return Reply(view=message_view("Asked", text))


def open_question(interaction: Interaction) -> Reply:
    """Open the one question that somebody was asked, from its button."""
    incident = interaction.incident()
    asked = asked_question(interaction.scribe, asked_id=int(interaction.metadata["asked"]))
    row = asked.row
    if row is None:
        return Reply(view=asked_why_view(incident, place_of(asked.question), _sheet(interaction, incident)))
    return Reply(opens=lambda: ready(incident, question_view(incident, row, _sheet(interaction, incident, row))))


def submit_why(interaction: Interaction) -> Reply:
    """Store the answer to the one why that somebody was asked, where it was asked."""
    incident, place = interaction.incident(), place_of(interaction.metadata["why"])
    saved = save_why(interaction, incident, place)
    if not saved.overtaken:
        return Reply()
    return Reply(view=asked_why_view(incident, place, _sheet(interaction, incident), saved.overtaken[0]))


def _sheet(interaction: Interaction, incident: Incident, *rows: Question) -> Sheet:
    return sheet_for(interaction.scribe, incident_id=incident.id, questions=rows)
