"""What Slack refuses in the blocks of a message or a view, as a list of its complaints."""

from typing import Any

from bot.emulator.blockkit.checking import check
from bot.emulator.blockkit.complaints import Complaint
from bot.emulator.blockkit.schemas import Kind
from bot.emulator.blockkit.special import doubled_ids

MESSAGE_BLOCKS, MODAL_BLOCKS = 50, 100
MESSAGE_CHARACTERS = 12_000  # refused somewhere between 11,000 and 13,000; bots should stay under 9,000


def block_complaints(blocks: Any, place: str = "message") -> list[Complaint]:
    """What is wrong with blocks in a `message`, a `modal` or a `home`; pointers begin at the list."""
    most = MESSAGE_BLOCKS if place == "message" else MODAL_BLOCKS
    found = list(check(Kind(name="list", most=most, inner=Kind(name="place", of=place)), blocks))
    if isinstance(blocks, list):
        found += doubled_ids([block for block in blocks if isinstance(block, dict)], "")
    return found


def complaints(blocks: Any, *, in_view: bool) -> list[str]:
    """Slack's complaints about `blocks`, each with a JSON pointer; empty when they are fine."""
    return [found.line("/blocks") for found in block_complaints(blocks, "modal" if in_view else "message")]


def object_complaints(name: str, value: Any) -> list[Complaint]:
    """What is wrong with a `modal`, a `home` or a `message` as a whole; pointers begin at its own root."""
    return list(check(Kind(name="object", of=name), value))


def characters(blocks: Any) -> int:
    """All the text in the blocks of one message together, which Slack limits as a whole."""
    if isinstance(blocks, list):
        return sum(characters(item) for item in blocks)
    if isinstance(blocks, dict):
        own = len(blocks["text"]) if isinstance(blocks.get("text"), str) else 0
        return own + sum(characters(value) for value in blocks.values())
    return 0
