"""The fields in which questions are answered, filled with the answers known.

A field's block_id holds the question's key and the revision shown: Slack keeps what was typed where it stays the same,
and whoever saves can be told what changed since. Further parts of a long answer add their number and joint.
"""

import html
from typing import Any

import slackblocks as sb

from bot.postmortem.catalogue import Question, QuestionKind
from bot.postmortem.record import Answer
from bot.rendering.slack.long_texts import MAX_INPUT, Part, split
from bot.rendering.slack.modals import input_block, plain
from bot.rendering.slack.parts import Payload

YES_NO = (("yes", "Yes"), ("no", "No"))


def question_fields(question: Question, answer: Answer | None) -> list[Payload]:
    """Return the field of a question, or several where its answer is long."""
    if question.kind is QuestionKind.DATE or options_of(question):
        element = _choosing(question, answer.text if answer else "")
        block_id = field_id(question.key, answer)
        return [input_block(question.prompt, element, block_id, hint=question.help or None, is_optional=True)]
    parts = split(as_typed(answer))
    return [_part(question, answer, number, part, len(parts)) for number, part in enumerate(parts, start=1)]


def field_id(key: str, answer: Answer | None) -> str:
    """Return the block_id of a question's field as it shows this revision."""
    return f"{key}:{answer.revision if answer else 0}"


def part_action(key: str, number: int) -> str:
    """Return the action_id of part `number` (from 1) of a question's answer."""
    return key if number == 1 else f"{key}#{number}"


def as_typed(answer: Answer | None) -> str:
    """Return an answer as it was typed: an input field shows no escapes."""
    return html.unescape(answer.text) if answer else ""


def options_of(question: Question) -> list[tuple[str, str]]:
    """Return (value, label) of what may be chosen; empty where the answer is written."""
    if question.kind is QuestionKind.YES_NO:
        return list(YES_NO)
    return [(one.value, one.label) for one in question.options] if question.kind is QuestionKind.CHOICE else []


def option(value: str, label: str) -> Any:
    return sb.Option(plain(label), value=value)


def _part(question: Question, answer: Answer | None, number: int, part: Part, count: int) -> Payload:
    block_id = field_id(question.key, answer) + ("" if number == 1 else f":{number}:{part.joint}")
    label = question.prompt if count == 1 else f"{question.prompt} (part {number} of {count})"
    element = sb.PlainTextInput(
        action_id=part_action(question.key, number), multiline=True, max_length=MAX_INPUT,
        initial_value=part.text or None,
    )  # fmt: skip
    hint = question.help if number == 1 else "Goes on from the part above."
    return input_block(label, element, block_id, hint=hint or None, is_optional=True)


def _choosing(question: Question, text: str) -> Any:
    if question.kind is QuestionKind.DATE:
        return sb.DatePicker(action_id=question.key, initial_date=text or None)
    chosen = text.split("\n")
    options = [option(value, label) for value, label in options_of(question)]
    initial = [one for one in options if one.value in chosen]
    if question.is_multiple:
        return sb.CheckboxGroup(action_id=question.key, options=options, initial_options=initial or None)
    return sb.RadioButtonGroup(action_id=question.key, options=options, initial_option=initial[0] if initial else None)
