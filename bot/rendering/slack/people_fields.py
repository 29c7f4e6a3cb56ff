"""People as an answer: picked where they have an account here, by name where they have none."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import slackblocks as sb

from bot.domain.ids import UserId
from bot.domain.people import Person
from bot.postmortem.fields import Question
from bot.rendering.mrkdwn import escape, to_plain
from bot.rendering.slack.modals import input_block, plain
from bot.rendering.slack.parts import Payload

OTHERS = "Somebody without an account here"
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
_BULLET = re.compile(r"^[-*•]\s+")


def people_as_typed(lines: Sequence[str], people: Mapping[UserId, Person]) -> str:
    """Return people a line each, mentions first; a name (wire form) that exactly one person has becomes theirs."""
    found = [_person(line, people) for text in lines if (line := _BULLET.sub("", text.strip()))]
    mentions = [one for one in found if _MENTION.fullmatch(one)]
    return "\n".join(dict.fromkeys([*mentions, *(one for one in found if one not in mentions)]))


def people_in_wire(typed: str) -> str:
    """Return what `people_as_typed` gives as it is stored: mentions as they are, names escaped."""
    return "\n".join(line if _MENTION.fullmatch(line) else escape(line) for line in typed.splitlines())


def people_fields(question: Question, typed: str, block_ids: Sequence[str], actions: Sequence[str], hint: str | None) \
        -> list[Payload]:  # fmt: skip
    """Return a picker and a field for names, with the `block_ids` and `actions` given, in this order."""
    lines = typed.splitlines()
    ids = [match[1] for line in lines if (match := _MENTION.fullmatch(line))]
    names = [line for line in lines if not _MENTION.fullmatch(line)]
    written = sb.PlainTextInput(
        action_id=actions[1], multiline=question.is_multiple, initial_value="\n".join(names) or None
    )
    label = f"{question.prompt} {OTHERS}:"
    about = "One name per line." if question.is_multiple else None
    return [
        input_block(question.prompt, _picker(question, ids, actions[0]), block_ids[0], hint=hint, is_optional=True),
        input_block(label, written, block_ids[1], hint=about, is_optional=True),
    ]


def _picker(question: Question, ids: list[str], action: str) -> Any:
    if question.is_multiple or len(ids) > 1:
        return sb.UserMultiSelectMenu(
            action_id=action, placeholder=plain("Choose people"), initial_users=ids or None
        )  # fmt: skip
    return sb.UserSelectMenu(
        action_id=action, placeholder=plain("Choose a person"), initial_user=ids[0] if ids else None
    )  # fmt: skip


def _person(line: str, people: Mapping[UserId, Person]) -> str:
    mention = _MENTION.fullmatch(line)
    if mention:
        return f"<@{mention[1]}>"
    name = to_plain(line).removeprefix("@")
    same = [one.user_id for one in people.values() if one.name.casefold() == name.casefold() and not one.is_deleted]
    return f"<@{same[0]}>" if len(same) == 1 else to_plain(line)
