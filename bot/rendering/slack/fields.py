"""The fields in which questions are answered, filled with what is known.

A field's block_id holds the question's key, the revision shown and a mark of the text shown: Slack keeps what was typed
where it stays the same, whoever saves can be told what changed since, and a field left as it was says nothing.
Further parts of a long answer have their number and joint in place of the mark.
"""

from datetime import date
from typing import Any

import slackblocks as sb

from bot.postmortem.catalogue import Question, QuestionKind
from bot.postmortem.record import Answer
from bot.rendering.mrkdwn import escape
from bot.rendering.slack.long_texts import MAX_ANSWER, MAX_INPUT, split
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
    if is_too_long(question, shown):
        if sheet.is_answered(question.key):
            return excerpt(question, sheet)
        shown = ""
    block_id = field_id(question.key, sheet.answers.get(question.key), shown)
    hint = hint_of(question, sheet, shown)
    if question.kind is QuestionKind.DATE or options_of(question):
        return [input_block(question.prompt, _choosing(question, shown), block_id, hint=hint, is_optional=True)]
    if question.kind is QuestionKind.PERSON:
        further = f"{field_id(question.key, sheet.answers.get(question.key))}:2:n"
        actions = [part_action(question.key, number) for number in (1, 2)]
        return people_fields(question, shown, [block_id, further], actions, hint)
    return written_fields(question.prompt, question.key, block_id, shown, hint=hint)


def is_too_long(question: Question, shown: str) -> bool:
    """Whether a form has no room for an answer; names have one field only, beside those who were picked."""
    return len(shown) > (MAX_INPUT if question.kind is QuestionKind.PERSON else MAX_ANSWER)


def written_fields(
    label: str, action: str, block_id: str, shown: str, *, hint: str | None = None, is_optional: bool = True
) -> list[Payload]:
    """Return the fields of an answer that is written, as many as it takes; what must be answered has the focus."""
    parts = split(shown)
    revision = ":".join(block_id.split(":")[:2])
    fields: list[Payload] = []
    for number, part in enumerate(parts, start=1):
        is_first = number == 1
        element = sb.PlainTextInput(
            action_id=part_action(action, number), multiline=True, max_length=MAX_INPUT,
            initial_value=part.text or None, focus_on_load=is_first and not is_optional,
        )  # fmt: skip
        said = label if len(parts) == 1 else f"{label} (part {number} of {len(parts)})"
        here = block_id if is_first else f"{revision}:{number}:{part.joint}"
        about = hint if is_first else "Goes on from the part above."
        fields.append(input_block(said, element, here, hint=about, is_optional=is_optional or not is_first))
    return fields


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


def excerpt(question: Question, sheet: Sheet) -> list[Payload]:
    """Return how an answer is shown that a form has no room for: to be read, and left as it is."""
    return excerpt_of(question.prompt, question.key, sheet.plain(sheet.answers[question.key].text))


def excerpt_of(label: str, key: str, shown: str) -> list[Payload]:
    """Return the beginning of a text (plain) in place of a field for it."""
    said = (
        f"*{safe(label)}*\n{safe(escape(shown))}\n"
        f"_This answer has {len(shown):,} characters. There is no room for it here, so it stays as it is. "
        "“Ask someone”, choosing yourself, opens it alone and takes more in a thread._"
    )
    return [section(said, f"excerpt:{key}")]


def _choosing(question: Question, text: str) -> Any:
    if question.kind is QuestionKind.DATE:
        return sb.DatePicker(action_id=question.key, initial_date=text if is_date(text) else None)
    chosen = text.split("\n")
    options = [option(value, label) for value, label in options_of(question)]
    initial = [one for one in options if one.value in chosen]
    if question.is_multiple:
        return sb.CheckboxGroup(action_id=question.key, options=options, initial_options=initial or None)
    return sb.RadioButtonGroup(action_id=question.key, options=options, initial_option=initial[0] if initial else None)
