"""The blocks of a message to be: refused where Slack refuses them, and given the ids that the app left out."""

from typing import Any

from bot.emulator.blockrules import MESSAGE_CHARACTERS, characters, complaints
from bot.emulator.elements import with_ids
from bot.emulator.errors import SlackError
from bot.emulator.records import Json
from bot.emulator.workspace import Workspace

MOST_ATTACHMENTS = 100


def message_blocks(ws: Workspace, blocks: Any) -> list[Json] | None:
    """The blocks with all their ids, None for no blocks; SlackError `invalid_blocks`, `msg_blocks_too_long`."""
    if not blocks:
        return None
    _refuse(complaints(blocks, in_view=False))
    if characters(blocks) > MESSAGE_CHARACTERS:
        raise SlackError("msg_blocks_too_long")
    return _with_ids(ws, blocks)


def markdown_blocks(ws: Workspace, text: str) -> list[Json]:
    """A text of standard Markdown, as the one block that shows it."""
    return _with_ids(ws, [{"type": "markdown", "text": text}])


def message_attachments(ws: Workspace, attachments: Any) -> list[Json] | None:
    """The attachments, their blocks with all ids; SlackError for too many, or for blocks that Slack would refuse."""
    if not attachments:
        return None
    if not isinstance(attachments, list) or not all(isinstance(one, dict) for one in attachments):
        raise SlackError("invalid_attachments")
    if len(attachments) > MOST_ATTACHMENTS:
        raise SlackError("too_many_attachments")
    for i, attachment in enumerate(attachments):
        if attachment.get("blocks"):
            found = complaints(attachment["blocks"], in_view=False)
            _refuse([line.replace("json-pointer:", f"json-pointer:/attachments/{i}") for line in found])
    return [one | ({"blocks": _with_ids(ws, one["blocks"])} if one.get("blocks") else {}) for one in attachments]


def _with_ids(ws: Workspace, blocks: list[Json]) -> list[Json]:
    return with_ids(blocks, iter(lambda: ws.new_id("gen"), ""))


def _refuse(found: list[str]) -> None:
    if found:
        messages = [f"[ERROR] {complaint}" for complaint in found]
        raise SlackError("invalid_blocks", errors=found, response_metadata={"messages": messages})
