"""What a message says in words, whichever of Slack's shapes it says it in: text, blocks, attachments."""

from collections.abc import Mapping
from typing import Any

from bot.usecases.saying.attachments import attached, forwarded
from bot.usecases.saying.blocks import in_blocks

__all__ = ["is_program", "words_of"]


def is_program(payload: Mapping[str, Any]) -> bool:
    """Whether an app, an integration or a workflow wrote the message."""
    return bool(payload.get("bot_id")) or payload.get("subtype") == "bot_message"


def words_of(payload: Mapping[str, Any]) -> str:
    """Return what the reader of a message sees of it, in wire form; empty where that is no words.

    A person's words stand in `text`; blocks repeat them, and attachments are previews of links unless there is no text.
    A program's `text` is for notifications only where it sends blocks, and its attachments are its own words.
    """
    text, blocks = payload.get("text") or "", payload.get("blocks") or ()
    attachments = payload.get("attachments") or ()
    if not is_program(payload):
        return text or in_blocks(blocks) or forwarded(attachments)
    is_repeated = all(block.get("type") == "rich_text" for block in blocks)  # Slack makes one of each plain text
    shown = text if text and is_repeated else in_blocks(blocks) or text
    parts = [shown, *(attached(one) for one in attachments)]
    return "\n".join(dict.fromkeys(part for part in parts if part))
