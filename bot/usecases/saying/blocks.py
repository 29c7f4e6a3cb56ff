"""Reads blocks: their texts in the order shown, without what is there to be clicked."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bot.rendering.mrkdwn import escape
from bot.usecases.saying.rich_text import in_rich_text

Block = Mapping[str, Any]

_ENTITY_AT = re.compile(r"&(?!(?:amp|lt|gt);)")
# The parts of a block that hold words, in the order shown; what is to be clicked or chosen is not among them.
_PARTS = (
    "title", "subtitle", "text", "fields", "body", "description", "subtext", "caption", "elements", "child_blocks",
    "tasks", "details", "output", "chart",
)  # fmt: skip
_CLICKED = frozenset({
    "actions", "context_actions", "button", "workflow_button", "overflow", "input", "checkboxes", "radio_buttons",
    "datepicker", "timepicker", "datetimepicker", "feedback_buttons", "icon_button",
})  # fmt: skip


def wire(text: str) -> str:
    """Return plain text in wire form; what is escaped already stays so."""
    return _ENTITY_AT.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")


def in_blocks(blocks: Iterable[Block]) -> str:
    """Return the words of blocks, a line or more for each that has any."""
    return "\n".join(text for block in blocks if (text := _words(block)))


def _words(part: Any) -> str:
    """The words of a block or of anything inside one."""
    if isinstance(part, str):
        return wire(part)
    if isinstance(part, list):
        return "\n".join(text for one in part if (text := _words(one)))
    if not isinstance(part, Mapping):
        return ""
    kind = str(part.get("type") or "")
    if kind in _CLICKED or kind.endswith("_select"):
        return ""
    read = _READERS.get(kind, _any)
    return read(part)


def _any(block: Block) -> str:
    return _words([block[name] for name in _PARTS if name in block])


def _mrkdwn(text: Block) -> str:
    return str(text.get("text") or "")


def _plain(text: Block) -> str:
    return wire(str(text.get("text") or ""))


def _context(block: Block) -> str:
    """A line of small print; the pictures in it are ornaments."""
    elements = (one for one in block.get("elements") or () if one.get("type") != "image")
    return " ".join(text for one in elements if (text := _words(one)))


def _image(block: Block) -> str:
    title = block.get("title")
    said = _words(title) if title else wire(str(block.get("alt_text") or ""))
    return f"[image: {said}]" if said else ""


def _table(block: Block) -> str:
    rows = [" | ".join(_words(cell).replace("\n", " ") for cell in row) for row in block.get("rows") or ()]
    caption = block.get("caption")
    return "\n".join([wire(caption), *rows] if isinstance(caption, str) else rows)


_READERS: Mapping[str, Callable[[Block], str]] = {
    "mrkdwn": _mrkdwn,
    "plain_text": _plain,
    "raw_text": _plain,
    "raw_number": _plain,
    "markdown": lambda block: escape(str(block.get("text") or "")),
    "rich_text": in_rich_text,
    "context": _context,
    "image": _image,
    "table": _table,
    "data_table": _table,
}
