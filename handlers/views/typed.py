"""What was typed into the fields of questions: joined from their parts, and told from what stood there before."""

from collections.abc import Iterable, Mapping

from bot.postmortem.catalogue import QUESTIONS, Question, QuestionKind
from bot.rendering.mrkdwn import escape
from bot.rendering.slack.fields import options_of, part_action
from bot.rendering.slack.long_texts import FULL, MAX_ANSWER, Part, join
from bot.rendering.slack.people_fields import people_in_wire
from bot.rendering.slack.sheet import digest
from handlers.reply import BadField
from handlers.views.interaction import Interaction

LONGER = "Please shorten it, or answer in a thread: “Ask someone”, and choose yourself."


def asked_in(interaction: Interaction) -> list[Question]:
    """Return the questions that the modal asks, in the order of the catalogue."""
    return [one for one in QUESTIONS if one.key in interaction.blocks]


def read_answers(interaction: Interaction) -> Mapping[str, str]:
    """Return what was answered, by question, in wire form; a field left as it was shown says nothing.

    Raises `BadField` where an answer is too long.
    """
    typed = {one: _typed(interaction, one) for one in asked_in(interaction)}
    return {one.key: _wire(one, text) for one, text in typed.items() if not is_untouched(interaction, one.key, text)}


def read_bases(interaction: Interaction) -> Mapping[str, int]:
    """Return the revisions that the person saw, by question."""
    seen = {one.key: interaction.base(one.key) for one in asked_in(interaction)}
    return {key: revision for key, revision in seen.items() if revision is not None}


def is_crowded(interaction: Interaction, question: Question) -> bool:
    """Whether the last part of an answer is full, so that there may be more to say."""
    if question.kind is QuestionKind.PERSON:
        return False
    parts = list(_parts(interaction, question.key))
    return len(parts[-1].text) >= FULL and sum(len(part.text) for part in parts) < MAX_ANSWER


def is_untouched(interaction: Interaction, action: str, text: str) -> bool:
    """Whether a field holds what it was shown with, so that it says nothing new."""
    return bool(text.strip()) and interaction.shown(action) == digest(text)


def _typed(interaction: Interaction, question: Question) -> str:
    """What was answered, as typed: the values chosen in the table's order, or the text of all the parts."""
    given = interaction.inputs.get(question.key)
    if question.kind is QuestionKind.PERSON:
        return _people(interaction, question)
    if isinstance(given, list):
        return "\n".join(value for value, _ in options_of(question) if value in given)
    return written(interaction, question.key)


def written(interaction: Interaction, action: str) -> str:
    """Return what was written, as typed, into the parts of one answer; raises `BadField` where it is too long."""
    text = join(_parts(interaction, action)).strip()
    if len(text) > MAX_ANSWER:
        last = interaction.blocks[part_action(action, _count(interaction, action))]
        raise BadField(f"This answer has {len(text):,} characters; {MAX_ANSWER:,} fit here. {LONGER}", last)
    return text


def _people(interaction: Interaction, question: Question) -> str:
    """Who was picked, and who was named, a line each; a name typed twice counts once."""
    given = interaction.inputs.get(question.key) or []
    picked = [f"<@{user_id}>" for user_id in ([given] if isinstance(given, str) else given)]
    named = interaction.inputs.get(part_action(question.key, 2)) or ""
    return "\n".join(dict.fromkeys([*picked, *(line.strip() for line in named.splitlines() if line.strip())]))


def _wire(question: Question, text: str) -> str:
    return people_in_wire(text) if question.kind is QuestionKind.PERSON else escape(text)


def _parts(interaction: Interaction, action: str) -> Iterable[Part]:
    for number in range(1, _count(interaction, action) + 1):
        action_id = part_action(action, number)
        joint = interaction.blocks[action_id].split(":")[3:]
        yield Part(text=interaction.inputs.get(action_id) or "", joint=joint[0] if joint else "n")


def _count(interaction: Interaction, action: str) -> int:
    """How many parts the modal shows of an answer."""
    number = 1
    while part_action(action, number + 1) in interaction.blocks:
        number += 1
    return number
