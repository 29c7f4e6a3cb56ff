"""Whom the words of `/incident start` end with: people and groups to be invited."""

import re

from bot.domain.ids import GroupId, UserId
from bot.usecases.inviting import Invited

_ONE = re.compile(r"<(?:@(?P<user>[UW][A-Z0-9]+)|!subteam\^(?P<group>[A-Z0-9]+))(?:\|(?P<label>[^<>]*))?>")


def take_invited(text: str) -> tuple[Invited, str]:
    """Return whom `text` mentions at its end, and the rest; who is mentioned further on belongs to the words."""
    found: list[re.Match[str]] = []
    end = len(text)
    for one in reversed(list(_ONE.finditer(text))):
        if text[one.end() : end].strip(" \n,"):
            break
        found.insert(0, one)
        end = one.start()
    people = dict.fromkeys(UserId(one["user"]) for one in found if one["user"])
    groups = {GroupId(one["group"]): one["label"] or "That group" for one in found if one["group"]}
    return Invited(people=tuple(people), groups=groups), text[:end].rstrip() if found else text
