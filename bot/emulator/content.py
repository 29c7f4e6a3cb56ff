"""The blocks of a message to be: refused where Slack refuses them, and given the ids that the app left out."""

from typing import Any

from bot.emulator.blockrules import MESSAGE_CHARACTERS, characters, complaints
from bot.emulator.elements import with_ids
from bot.emulator.errors import SlackError
from bot.emulator.records import Json
from bot.emulator.workspace import Workspace


def message_blocks(ws: Workspace, blocks: Any) -> list[Json] | None:
    """The blocks with all their ids, None for no blocks; SlackError `invalid_blocks`, `msg_blocks_too_long`."""
    if not blocks:
        return None
    found = complaints(blocks, in_view=False)
    if found:
        messages = [f"[ERROR] {c}" for c in found]
        raise SlackError("invalid_blocks", errors=found, response_metadata={"messages": messages})
    if characters(blocks) > MESSAGE_CHARACTERS:
        raise SlackError("msg_blocks_too_long")
    return with_ids(blocks, iter(lambda: ws.new_id("gen"), ""))
