"""Whom a command means: somebody mentioned, `me`, or a person whose name the scribe knows."""

import re

from bot.domain.errors import Refusal
from bot.domain.ids import GroupId, UserId
from bot.domain.incident import Incident
from bot.rendering.slack.parts import safe
from bot.usecases.people import people_called
from handlers.context import CommandContext
from handlers.parsing.words import split_words, take_user, unknown_name

_GROUP = re.compile(r"<!subteam\^(?P<id>[A-Z0-9]+)(?:\|(?P<label>[^<>]*))?>")


class GroupNamed(Refusal):
    """A group was named where one person is wanted; `command` with `before` and one of its members is what is meant."""

    def __init__(
        self, message: str | None = None, *, group: str = "", label: str = "", command: str = "", before: str = ""
    ) -> None:
        super().__init__(message)
        self.group_id, self.label, self.command, self.before = GroupId(group), label, command, before


def take_one_person(command: CommandContext, incident: Incident, text: str, *, question: str, example: str) -> UserId:
    """Return the one person that `text` names, by mention, `me` or name; refuses with `question` and `example`.

    A group is refused by `GroupNamed`: whoever named it is asked who of it is meant.
    """
    how = f"Mention one person: `/incident {example} @ada`, or write `/incident {example} me`."
    if group := _GROUP.search(text):
        label, (name, _, role) = safe(group["label"] or "", 40) or "That group", example.partition(" ")
        said = f"{label} is a group, and this takes one person: I show you who is in it. Or mention one: `/incident "
        before = f"{incident.key} {role}".rstrip()
        raise GroupNamed(f"{said}{example} @ada`.", group=group["id"], label=label, command=name, before=before)
    found, rest = take_user(text)
    if found is None:
        found, rest = _by_name(command, text, how), ""
    more = rest.strip(" ,")
    if found is not None and more and "<@" not in more:
        raise Refusal(f"“{safe(more, 60)}” has no place here: name the person alone. {how}")
    if found is None or more:
        stranger = unknown_name(text)
        said = f"Slack knows no person or group called {safe(stranger, 40)} here." if stranger else question
        raise Refusal(f"{said} {how}")
    if found == command.scribe.workspace.bot_user_id:
        raise Refusal(
            f"I only keep the record; a person has to do that, so nothing was changed. Try `/incident {example} me`."
        )
    return found


def _by_name(command: CommandContext, text: str, how: str) -> UserId | None:
    words = split_words(text)
    name = " ".join(words).removeprefix("@")
    if name.lower() in ("me", "myself"):
        return command.user_id
    called = people_called(command.scribe, name) if name else []
    if len(called) > 1:
        people = ", ".join(f"<@{user_id}>" for user_id in called[:5])
        raise Refusal(f"{len(called)} people are called {safe(name, 40)}: {people}. {how}")
    return called[0] if called else None
