"""Slack's payloads without secrets: every string that people wrote, and secrets cut in pieces by formatting."""

from typing import Any, TypeVar, cast

from bot.domain.redaction.pieces import Piece, redact_pieces
from bot.domain.redaction.redactor import redact
from bot.domain.redaction.richtext import Json, redact_rich_text
from bot.domain.redaction.values import Finding, mark

Payload = TypeVar("Payload")
_MOST_SPLIT = 50  # each is looked for in every string

# Slack's own machinery: addresses, handles and times that must come back to Slack as they were.
_MACHINERY_KEYS = """
    response_url trigger_id challenge token id ts event_ts thread_ts message_ts deleted_ts type subtype event_id
    event_context client_msg_id user channel team block_id action_id callback_id bot_id app_id api_app_id team_id
    user_id channel_id enterprise_id hash
"""
_MACHINERY = frozenset(_MACHINERY_KEYS.split())


def redact_payload(payload: Payload) -> tuple[Payload, tuple[Finding, ...]]:
    """Return a copy of `payload`, a JSON value of the same shape, without secrets, and what was found.

    Offsets are those of the string, or of the joined rich text or fields, in which a secret stood. The verification
    token at the top, which Slack has deprecated and which nothing here reads, is emptied without being counted.
    """
    first = _Walk(())
    redacted = first.walk(payload)
    found = first.found
    if first.split:
        again = _Walk(tuple(first.split[:_MOST_SPLIT]))
        redacted = again.walk(redacted)
        found += again.found
    if isinstance(redacted, dict) and isinstance(redacted.get("token"), str):
        redacted["token"] = ""
    return cast("Payload", redacted), tuple(found)


class _Walk:
    """One way through a payload; `split` gathers secrets that formatting had cut in pieces."""

    def __init__(self, known: tuple[tuple[str, str], ...]) -> None:
        self._known = known
        self.found: list[Finding] = []
        self.split: list[tuple[str, str]] = []

    def walk(self, value: Any) -> Any:
        """Return a redacted copy of `value`."""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, list):
            return [self.walk(item) for item in self._fields(value)]
        return self._object(value) if isinstance(value, dict) else value

    def _text(self, text: str) -> str:
        redacted = redact(text, self._known)
        self.found += redacted.found
        return redacted.text

    def _object(self, value: Json) -> Json:
        if value.get("type") == "rich_text":
            value, joined = redact_rich_text(value, self._known)
            self.found += joined.found
            self.split += joined.split
        walked = {
            key: part if key in _MACHINERY and isinstance(part, str) else self.walk(part) for key, part in value.items()
        }
        return _without_name(value, _without_highlight(value, walked))

    def _fields(self, items: list[Any]) -> list[Any]:
        """Return `items`; where they are fields, a title or name beside its value, redacted as one text."""
        places = _places(items)
        if not places:
            return items
        copies = [dict(item) for item in items]
        pieces = [part for index, key, glue in places for part in (Piece(copies[index][key]), Piece(glue, True))]
        joined = redact_pieces(pieces, self._known)
        self.found += joined.found
        self.split += joined.split
        for (index, key, _), text in zip(places, joined.texts[::2], strict=True):
            copies[index][key] = text
        return copies


def _places(items: list[Any]) -> list[tuple[int, str, str]]:
    """Return where the texts of fields are, as (index, key, what stands between it and the next)."""
    if not items or not all(isinstance(item, dict) for item in items):
        return []
    if all(isinstance(item.get("title"), str) and isinstance(item.get("value"), str) for item in items):
        glue = [_joint(item["title"]) for item in items]
        return [
            place for index in range(len(items)) for place in ((index, "title", glue[index]), (index, "value", "\n"))
        ]
    if all(item.get("type") in ("mrkdwn", "plain_text") and isinstance(item.get("text"), str) for item in items):
        return [(index, "text", "\n" if index % 2 else _joint(item["text"])) for index, item in enumerate(items)]
    return []


def _joint(label: str) -> str:
    """Return what stands between a label and its value: what is called "Password" is one also without a colon."""
    return " " if label.rstrip(" *_\n").endswith((":", "=")) else ": "


def _without_highlight(before: Json, after: Json) -> Json:
    """Return `after`; a file's preview in HTML, where tags cut secrets in pieces, falls with its preview in words."""
    kinds = [key for key in ("preview", "plain_text") if before.get(key) != after.get(key)]
    if kinds and isinstance(after.get("preview_highlight"), str):
        after["preview_highlight"] = mark("preview")
    return after


def _without_name(before: Json, after: Json) -> Json:
    """Return `after`; the addresses of a file repeat its name in other letters, so they end with its id."""
    if any(isinstance(before.get(key), str) and before[key] != after[key] for key in ("name", "title")):
        for key, address in after.items():
            if key.startswith(("url_", "permalink", "thumb_")) and isinstance(address, str):
                start, file_id, _ = address.partition(str(before.get("id") or "\n"))
                after[key] = start + file_id if file_id else ""
    return after
