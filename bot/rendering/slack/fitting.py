"""Keeps the fields of several questions within what one modal takes."""

import json
from collections.abc import Sequence
from dataclasses import replace

from bot.postmortem.catalogue import Question
from bot.rendering.slack.fields import excerpt, question_fields
from bot.rendering.slack.parts import Payload
from bot.rendering.slack.sheet import Sheet

MAX_SIZE = 160_000  # Slack takes 250 kB in all


def fitting(questions: Sequence[Question], sheet: Sheet) -> dict[Question, list[Payload]]:
    """Return the fields of each question; while they are too much, those of the longest answers are excerpts."""
    fields = {one: question_fields(one, sheet) for one in questions}
    for one in sorted(questions, key=lambda one: -_size(fields[one])):
        if sum(map(_size, fields.values())) <= MAX_SIZE:
            break
        bare = replace(sheet, derived={})
        fields[one] = excerpt(one, sheet) if sheet.is_answered(one.key) else question_fields(one, bare)
    return fields


def _size(blocks: list[Payload]) -> int:
    return len(json.dumps(blocks))
