"""The modals with questions: those of one section, or only some of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.domain.incident import Incident
from bot.postmortem.catalogue import QUESTIONS, Question, section
from bot.rendering.mrkdwn import escape
from bot.rendering.slack.fields import options_of, part_action
from bot.rendering.slack.long_texts import FULL, MAX_ANSWER, Part, join
from bot.rendering.slack.merging import merge_view, more_room_view
from bot.rendering.slack.review import with_correction
from bot.rendering.slack.views import section_view
from bot.usecases.answers import answer, answers_of
from bot.usecases.review import is_final
from bot.usecases.scribe import Scribe
from handlers.reply import BadField, Reply
from handlers.views.interaction import Interaction
from handlers.views.whys import next_why


def section_questions(scribe: Scribe, incident: Incident, section_key: str) -> Mapping[str, Any]:
    """Return the modal of a section, filled with the answers known; a wizard's section opens the wizard."""
    if section(section_key).is_wizard:
        return next_why(scribe, incident)
    return ready(incident, section_view(incident, section_key, answers_of(scribe, incident_id=incident.id)))


def ready(incident: Incident, view: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a modal of questions as the incident needs it: a final postmortem asks what is corrected."""
    return with_correction(view) if is_final(incident) else view


def submit(interaction: Interaction) -> Reply:
    """Store what was answered; the modal closes, unless two texts met or a field was filled to the brim."""
    incident, asked = interaction.incident(), [one for one in QUESTIONS if one.key in interaction.blocks]
    saved = answer(
        interaction.scribe,
        incident_id=incident.id,
        answers={one.key: _stored(interaction, one) for one in asked},
        by=interaction.user_id,
        correction=interaction.text("correction"),
        bases={one.key: base for one in asked if (base := interaction.base(one.key)) is not None},
    )
    if saved.overtaken:
        return Reply(view=ready(incident, merge_view(incident, saved.overtaken)))
    crowded = [one for one in asked if one.key in saved.changed and _is_crowded(interaction, one)]
    if crowded:
        answers = answers_of(interaction.scribe, incident_id=incident.id)
        return Reply(view=ready(incident, more_room_view(incident, crowded, answers)))
    return Reply()


def open_section(interaction: Interaction) -> Reply:
    """Open a section from its button in the prompts."""
    return Reply(view=section_questions(interaction.scribe, interaction.incident(), interaction.metadata["section"]))


def _stored(interaction: Interaction, question: Question) -> str:
    """What is stored of an answer: the values chosen in the table's order, or the text of all its parts."""
    given = interaction.inputs.get(question.key)
    if isinstance(given, list):
        return "\n".join(value for value, _ in options_of(question) if value in given)
    text = join(_parts(interaction, question)).strip()
    if len(text) > MAX_ANSWER:
        last = interaction.blocks[part_action(question.key, _count(interaction, question))]
        raise BadField(f"This answer has {len(text):,} characters; {MAX_ANSWER:,} fit. Please shorten it.", last)
    return escape(text)


def _parts(interaction: Interaction, question: Question) -> Iterable[Part]:
    for number in range(1, _count(interaction, question) + 1):
        action_id = part_action(question.key, number)
        joint = interaction.blocks[action_id].split(":")[3:]
        yield Part(text=interaction.inputs.get(action_id) or "", joint=joint[0] if joint else "n")


def _count(interaction: Interaction, question: Question) -> int:
    """How many parts the modal shows of an answer."""
    number = 1
    while part_action(question.key, number + 1) in interaction.blocks:
        number += 1
    return number


def _is_crowded(interaction: Interaction, question: Question) -> bool:
    """Whether the last part is full, so that there may be more to say."""
    parts = list(_parts(interaction, question))
    return len(parts[-1].text) >= FULL and sum(len(part.text) for part in parts) < MAX_ANSWER
