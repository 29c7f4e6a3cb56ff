"""What stands in the record in place of what somebody wrote who asked to be forgotten, and how it is put there."""

import re
from collections.abc import Collection, Mapping
from typing import Any

REMOVED, SOMEBODY = "[removed at their request]", "somebody"
# Shorter lines are anybody's words: "ok", "on it".
SHORTEST_OWN = 12
# What a message or a person's profile says, besides who, where and when.
_WORDS = ("text", "blocks", "attachments", "files", "username", "user_profile", "previous_message")
_PROFILE = ("profile", "name", "real_name")
# As the timeline tells of an action item that somebody put in other words.
_NEW_WORDS = re.compile(r"now reads “(.*?)”(?= \(was “|; |$)", re.DOTALL)
_NEW_TITLE = re.compile(r"Title set to “(.*?)” \(was “", re.DOTALL)
_OLD_TITLE = re.compile(r"(?<=” \(was “).*(?=”\))", re.DOTALL)


def own_words(texts: Collection[str]) -> list[str]:
    """Return what tells these texts from those of others: each whole, and its longer lines; the longest first."""
    lines = {line.strip() for text in texts for line in (text, *text.splitlines())}
    return sorted((line for line in lines if len(line) >= SHORTEST_OWN and line != REMOVED), key=len, reverse=True)


def words_given(event_text: str) -> list[str]:
    """Return the words that an action item, or the title, got by the change that a line of the timeline tells of."""
    return [*_NEW_WORDS.findall(event_text), *_NEW_TITLE.findall(event_text)]


def titled_without(event_text: str) -> str:
    """Return the line that tells of a new title without the one before."""
    return _OLD_TITLE.sub(REMOVED, event_text, count=1)


def without(text: str, words: Collection[str]) -> str:
    """Return a text of somebody else's with `REMOVED` wherever it repeats these words."""
    for own in words:
        text = text.replace(own, REMOVED)
    return text


def names_person(text: str, name: str, user_id: str) -> bool:
    """Whether a text names somebody, by name as a word of its own or by id."""
    return user_id in text or (bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None)


def payload_without(payload: Any, user_id: str) -> Any:
    """Return a payload of the Events API with nothing in it that this person wrote, and without their name."""
    if isinstance(payload, list):
        return [payload_without(item, user_id) for item in payload]
    if not isinstance(payload, Mapping):
        return payload
    if payload.get("user") == user_id and "ts" in payload:
        kept = {name: part for name, part in payload.items() if name not in _WORDS}
        return kept | ({"text": REMOVED} if "text" in payload else {})
    if payload.get("id") == user_id and "profile" in payload:
        return {name: part for name, part in payload.items() if name not in _PROFILE} | {"name": SOMEBODY}
    return {name: payload_without(part, user_id) for name, part in payload.items()}
