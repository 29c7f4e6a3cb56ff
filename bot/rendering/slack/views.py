"""The modals: declaring, the questions of one section, and one that only says something."""

import json
from collections.abc import Sequence
from dataclasses import replace

import slackblocks as sb

from bot.domain.incident import Incident
from bot.domain.severity import Severity
from bot.postmortem.catalogue import Question, questions_in, section
from bot.rendering.slack.fields import excerpt, option, question_fields
from bot.rendering.slack.modals import input_block, modal, plain
from bot.rendering.slack.parts import Payload
from bot.rendering.slack.parts import section as paragraph
from bot.rendering.slack.sheet import Sheet

MAX_SIZE = 200_000  # Slack takes 250 kB in all


def start_view(channel_id: str) -> Payload:
    """Return the modal that declares an incident; it remembers the channel that it was asked for in."""
    title = sb.PlainTextInput(
        action_id="title", max_length=200, focus_on_load=True, placeholder=plain("Checkout fails")
    )
    severity = sb.StaticSelectMenu(
        action_id="severity", placeholder=plain("Not sure yet"),
        options=[sb.Option(plain(one.label), value=one.value) for one in Severity],
    )  # fmt: skip
    where = sb.RadioButtonGroup(
        action_id="where", options=(places := [option("new", "A new channel"), option("here", "This channel")]),
        initial_option=places[0],
    )  # fmt: skip
    blocks = [
        input_block("What is happening?", title, "title"),
        input_block("Severity", severity, "severity", is_optional=True),
        input_block("Where shall we work on it?", where, "where"),
    ]
    return modal("Declare an incident", "start", "Declare", blocks, {"channel_id": channel_id})


def section_view(incident: Incident, section_key: str, sheet: Sheet) -> Payload:
    """Return the modal with the questions of one section, filled with what is known."""
    title = f"{incident.key}: {section(section_key).title}"
    return modal(title, "section", "Save", _fitting(questions_in(section_key), sheet), {"incident_id": incident.id})


def _fitting(questions: Sequence[Question], sheet: Sheet) -> list[Payload]:
    """The fields of all the questions; while they are more than a modal takes, the longest answers are cut short."""
    fields = {one: question_fields(one, sheet) for one in questions}
    for one in sorted(questions, key=lambda one: -_size(fields[one])):
        if sum(map(_size, fields.values())) <= MAX_SIZE:
            break
        bare = replace(sheet, derived={})
        fields[one] = excerpt(one, sheet.typed(one)) if sheet.is_answered(one.key) else question_fields(one, bare)
    return [field for blocks in fields.values() for field in blocks]


def _size(blocks: list[Payload]) -> int:
    return len(json.dumps(blocks))


def message_view(title: str, text: str) -> Payload:
    """Return a modal that only says something."""
    return modal(title, "message", None, [paragraph(text, "message")], {})
