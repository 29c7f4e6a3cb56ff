"""The fields in which questions are answered, filled with what is known.

A field's block_id holds the question's key, the revision shown and a mark of the text shown: Slack keeps what was typed
where it stays the same, whoever saves can be told what changed since, and a field left as it was says nothing.
Further parts of a long answer have their number and joint in place of the mark.
"""

import html
from datetime import date
from typing import Any

import slackblocks as sb

from bot.postmortem.catalogue import Question, QuestionKind
from bot.postmortem.record import Answer
from bot.rendering.mrkdwn import escape
from bot.rendering.slack.long_texts import MAX_ANSWER, MAX_INPUT, Part, split
from bot.rendering.slack.modals import input_block, plain
from bot.rendering.slack.parts import Payload, safe, section
from bot.rendering.slack.people_fields import people_fields
from bot.rendering.slack.sheet import Sheet, digest

YES_NO = (("yes", "Yes"), ("no", "No"))
FOLLOWS = "Change it if it is wrong; left as it is, or emptied, it goes on following the record."
TOO_MUCH = "The record shows more than fits here; what you write stands in its place."


def question_fields(question: Question, sheet: Sheet) -> list[Payload]:
    """Return the field of a question, or several where its answer is long."""
    shown = sheet.typed(question)
    if len(shown) > MAX_ANSWER and sheet.is_answered(question.key):
        return excerpt(question, shown)
    if len(shown) > MAX_ANSWER:
        shown = ""
    block_id = field_id(question.key, sheet.answers.get(question.key), shown)
    hint = hint_of(question, sheet, shown)
    if question.kind is QuestionKind.DATE or options_of(question):
        return [input_block(question.prompt, _choosing(question, shown), block_id, hint=hint, is_optional=True)]
    if question.kind is QuestionKind.PERSON:
        further = f"{field_id(question.key, sheet.answers.get(question.key))}:2:n"
        actions = [part_action(question.key, number) for number in (1, 2)]
        return people_fields(question, shown, [block_id, further], actions, hint)
    return _parts(question, sheet, shown, block_id, hint)


def _parts(question: Question, sheet: Sheet, shown: str, block_id: str, hint: str | None) -> list[Payload]:
    """The fields of an answer that is written, as many as it takes."""
    parts = split(shown)
    first = _part(question, block_id, 1, parts[0], len(parts), hint)
    further = enumerate(parts[1:], start=2)
    revision = field_id(question.key, sheet.answers.get(question.key))
    return [first, *(_part(question, f"{revision}:{n}:{part.joint}", n, part, len(parts)) for n, part in further)]


def hint_of(question: Question, sheet: Sheet, shown: str) -> str | None:
    """Return what helps to answer: what a good answer holds, and where that in the field comes from."""
    origin = ""
    if sheet.is_derived(question.key):
        source = question.derived_from or "other answers"
        origin = f"From the record: {source}. {FOLLOWS}" if shown else TOO_MUCH
    elif sheet.is_answered(question.key) and question.derived_from:
        origin = f"Emptied, it shows what the record says: {question.derived_from}."
    return " ".join(part for part in (question.help, origin) if part) or None


def field_id(key: str, answer: Answer | None, shown: str = "") -> str:
    """Return the block_id of a question's field as it shows this revision, and this text."""
    mark = f":{digest(shown)}" if shown.strip() else ""
    return f"{key}:{answer.revision if answer else 0}{mark}"


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


def is_date(text: str) -> bool:
    """Whether a text is a date as it is stored: "2026-11-21"."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def option(value: str, label: str) -> Any:
    return sb.Option(plain(label), value=value)


def excerpt(question: Question, shown: str) -> list[Payload]:
    """Return how an answer is shown that a form has no room for: to be read, and left as it is."""
    said = (
        f"*{safe(question.prompt)}*\n{safe(escape(shown))}\n"
        f"_This answer has {len(shown):,} characters. There is no room for it here, so it stays as it is. "
        "“Ask someone”, choosing yourself, opens it alone and takes more in a thread._"
    )
    return [section(said, f"excerpt:{question.key}")]


def _part(question: Question, block_id: str, number: int, part: Part, count: int, hint: str | None = None) -> Payload:
    label = question.prompt if count == 1 else f"{question.prompt} (part {number} of {count})"
    element = sb.PlainTextInput(
        action_id=part_action(question.key, number), multiline=True, max_length=MAX_INPUT,
        initial_value=part.text or None,
    )  # fmt: skip
    said = hint if number == 1 else "Goes on from the part above."
    return input_block(label, element, block_id, hint=said, is_optional=True)


def _choosing(question: Question, text: str) -> Any:
    if question.kind is QuestionKind.DATE:
        return sb.DatePicker(action_id=question.key, initial_date=text if is_date(text) else None)
    chosen = text.split("\n")
    options = [option(value, label) for value, label in options_of(question)]
    initial = [one for one in options if one.value in chosen]
    if question.is_multiple:
        return sb.CheckboxGroup(action_id=question.key, options=options, initial_options=initial or None)
    return sb.RadioButtonGroup(action_id=question.key, options=options, initial_option=initial[0] if initial else None)
