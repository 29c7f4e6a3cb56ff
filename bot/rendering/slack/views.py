"""The modals: declaring, the five whys, and the questions of one section."""

import html
from collections.abc import Mapping
from typing import Any

import slackblocks as sb

from bot.domain.ids import IncidentId
from bot.domain.severity import Severity
from bot.postmortem.catalogue import Question, QuestionKind, questions_in, section
from bot.postmortem.record import Answer
from bot.postmortem.why_places import STEPS
from bot.postmortem.whys import why_key, why_question
from bot.rendering.slack.modals import input_block as _input
from bot.rendering.slack.modals import modal as _modal
from bot.rendering.slack.modals import plain as _plain
from bot.rendering.slack.parts import ButtonSpec, Payload, buttons, context, safe
from bot.rendering.slack.parts import section as paragraph

MAX_INPUT = 3000
YES_NO = (("yes", "Yes"), ("no", "No"))


def start_view(channel_id: str) -> Payload:
    """Return the modal that declares an incident; it remembers the channel that it was asked for in."""
    title = sb.PlainTextInput(
        action_id="title", max_length=200, focus_on_load=True, placeholder=_plain("Checkout fails")
    )
    severity = sb.StaticSelectMenu(
        action_id="severity", placeholder=_plain("Not sure yet"),
        options=[sb.Option(_plain(one.label), value=one.value) for one in Severity],
    )  # fmt: skip
    where = sb.RadioButtonGroup(
        action_id="where", options=(places := [_option("new", "A new channel"), _option("here", "This channel")]),
        initial_option=places[0],
    )  # fmt: skip
    blocks = [
        _input("What is happening?", title, "title"),
        _input("Severity", severity, "severity", is_optional=True),
        _input("Where shall we work on it?", where, "where"),
    ]
    return _modal("Declare an incident", "start", "Declare", blocks, {"channel_id": channel_id})


def why_view(incident_id: IncidentId, key: str, step: int, answers: Mapping[str, Answer]) -> Payload:
    """Return step `step` of the five whys: the question quotes the answer before it.

    Step and revision are in the block ids: Slack keeps what was typed where they stay the same.
    """
    previous = answers.get(why_key(step - 1))
    mine = answers.get(why_key(step))
    edition = f"{step}:{mine.revision if mine else 0}"
    question = why_question(step, previous.text if previous else None)
    answer = sb.PlainTextInput(
        action_id="answer", multiline=True, max_length=MAX_INPUT, initial_value=_typed(mine), focus_on_load=True
    )
    stop = sb.CheckboxGroup(action_id="stop", options=[_option("root_cause", "This is the root cause: stop here")])
    blocks: list[Payload] = [
        paragraph(f"*{safe(question, 600)}*", "question"),
        _input("Because", answer, f"why:{edition}", hint="Ask what and how about the system, not who."),
    ]
    if step < STEPS:
        blocks.append(_input("Are we there?", stop, f"stop:{edition}", is_optional=True))
    if step > 1:
        blocks.append(buttons([ButtonSpec(label="Back", action="why_back", value=str(step))], "back"))
    blocks.append(context("What you submit is kept, also when you close this window.", "kept"))
    submit = "Finish" if step == STEPS else "Next"
    return _modal(f"{key}: why {step} of {STEPS}", "why", submit, blocks, {"incident_id": incident_id, "step": step})


def section_view(incident_id: IncidentId, key: str, section_key: str, answers: Mapping[str, Answer]) -> Payload:
    """Return the modal with the questions of one section, filled with the answers known."""
    blocks = [_question(question, answers.get(question.key)) for question in questions_in(section_key)]
    metadata = {"incident_id": incident_id, "section": section_key}
    return _modal(f"{key}: {section(section_key).title}", "section", "Save", blocks, metadata)


def message_view(title: str, text: str) -> Payload:
    """Return a modal that only says something."""
    return _modal(title, "message", None, [paragraph(text, "message")], {})


def _question(question: Question, answer: Answer | None) -> Payload:
    block_id = f"{question.key}:{answer.revision if answer else 0}"
    element = _element(question, answer)
    return _input(question.prompt, element, block_id, hint=question.help or None, is_optional=True)


def _element(question: Question, answer: Answer | None) -> Any:
    key = question.key
    chosen = answer.text.split("\n") if answer else []
    if question.kind is QuestionKind.DATE:
        return sb.DatePicker(action_id=key, initial_date=answer.text if answer and answer.text else None)
    if question.kind is QuestionKind.YES_NO:
        options = [_option(value, label) for value, label in YES_NO]
    elif question.kind is QuestionKind.CHOICE:
        options = [_option(one.value, one.label) for one in question.options]
    else:
        return sb.PlainTextInput(action_id=key, multiline=True, max_length=MAX_INPUT, initial_value=_typed(answer))
    initial = [option for option in options if option.value in chosen]
    if question.is_multiple:
        return sb.CheckboxGroup(action_id=key, options=options, initial_options=initial or None)
    return sb.RadioButtonGroup(action_id=key, options=options, initial_option=initial[0] if initial else None)


def _typed(answer: Answer | None) -> str | None:
    """What was typed, as it was typed: an input field shows no escapes."""
    return html.unescape(answer.text)[:MAX_INPUT] if answer and answer.text else None


def _option(value: str, label: str) -> Any:
    return sb.Option(_plain(label), value=value)
