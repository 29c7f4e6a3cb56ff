"""Block Kit's rules: what Slack refuses in the blocks of a message or a view, as a list of its complaints."""

from collections.abc import Iterator
from typing import Any

from bot.emulator.elementrules import check_element, too_long
from bot.emulator.records import Json

MESSAGE_BLOCKS, MODAL_BLOCKS = 50, 100
MESSAGE_CHARACTERS = 12_000  # refused somewhere between 11,000 and 13,000; bots should stay under 9,000
COMMON = {"section", "divider", "image", "actions", "context", "header", "rich_text", "input", "video", "markdown"}
MESSAGE_ONLY = {"file", "table", "context_actions", "task_card", "plan", "alert", "card", "carousel", "container"}
MESSAGE_ONLY |= {"data_table", "data_visualization"}


def complaints(blocks: Any, *, in_view: bool) -> list[str]:
    """Slack's complaints about `blocks`, each with a JSON pointer; empty when they are fine."""
    if not isinstance(blocks, list):
        return ["must be an array [json-pointer:/blocks]"]
    limit = MODAL_BLOCKS if in_view else MESSAGE_BLOCKS
    if len(blocks) > limit:
        return [f"no more than {limit} items allowed [json-pointer:/blocks]"]
    found = [c for i, block in enumerate(blocks) for c in _check_block(block, f"/blocks/{i}", in_view)]
    ids = [b.get("block_id") for b in blocks if isinstance(b, dict) and b.get("block_id")]
    found += [f"`block_id` already exists : {i} [json-pointer:/blocks]" for i in set(ids) if ids.count(i) > 1]
    return found


def _check_block(block: Any, at: str, in_view: bool) -> Iterator[str]:
    kind = block.get("type") if isinstance(block, dict) else None
    if kind not in COMMON and (in_view or kind not in MESSAGE_ONLY):
        yield f"unsupported type: {kind} [json-pointer:{at}/type]"
        return
    yield from too_long(block.get("block_id"), 255, f"{at}/block_id")
    check = CHECKS.get(str(kind))
    if check is not None:
        yield from check(block, at)


def check_text(text: Any, at: str, *, limit: int, plain: bool = False, minimum: int = 1) -> Iterator[str]:
    """Complaints about a text object; `plain` forbids mrkdwn."""
    if not isinstance(text, dict) or text.get("type") not in ("plain_text", "mrkdwn"):
        yield f"missing required field: text [json-pointer:{at}]"
        return
    if plain and text["type"] != "plain_text":
        yield f"unsupported type: {text['type']} [json-pointer:{at}/type]"
    if not isinstance(text.get("text"), str) or len(text["text"]) < minimum:
        yield f"must be more than {minimum - 1} characters [json-pointer:{at}/text]"
    yield from too_long(text.get("text"), limit, f"{at}/text")


def _section(block: Json, at: str) -> Iterator[str]:
    fields = block.get("fields")
    if block.get("text") is None and not fields:
        yield f"missing required field: text or fields [json-pointer:{at}]"
    if block.get("text") is not None:
        yield from check_text(block["text"], f"{at}/text", limit=3000)
    if fields is not None and not 1 <= len(fields) <= 10:
        yield f"no more than 10 items allowed [json-pointer:{at}/fields]"
    for i, text in enumerate(fields or []):
        yield from check_text(text, f"{at}/fields/{i}", limit=2000)
    if block.get("accessory") is not None:
        yield from check_element(block["accessory"], f"{at}/accessory")


def _header(block: Json, at: str) -> Iterator[str]:
    yield from check_text(block.get("text"), f"{at}/text", limit=150, plain=True)


def _context(block: Json, at: str) -> Iterator[str]:
    elements = block.get("elements") or []
    if not 1 <= len(elements) <= 10:
        yield f"no more than 10 items allowed [json-pointer:{at}/elements]"
    for i, element in enumerate(elements):
        if element.get("type") != "image":
            yield from check_text(element, f"{at}/elements/{i}", limit=3000)


def _actions(block: Json, at: str) -> Iterator[str]:
    elements = block.get("elements") or []
    if not 1 <= len(elements) <= 25:
        yield f"no more than 25 items allowed [json-pointer:{at}/elements]"
    for i, element in enumerate(elements):
        yield from check_element(element, f"{at}/elements/{i}")
    ids = [e["action_id"] for e in elements if e.get("action_id")]
    yield from (f"`action_id` {i} already exists [json-pointer:{at}]" for i in set(ids) if ids.count(i) > 1)


def _input(block: Json, at: str) -> Iterator[str]:
    yield from check_text(block.get("label"), f"{at}/label", limit=2000, plain=True)
    if block.get("hint") is not None:
        yield from check_text(block["hint"], f"{at}/hint", limit=2000, plain=True)
    if not isinstance(block.get("element"), dict):
        yield f"missing required field: element [json-pointer:{at}]"
        return
    if block["element"].get("type") in ("button", "overflow"):
        yield f"unsupported type: {block['element']['type']} [json-pointer:{at}/element/type]"
    yield from check_element(block["element"], f"{at}/element")


def _image(block: Json, at: str) -> Iterator[str]:
    if not block.get("image_url") and not block.get("slack_file"):
        yield f"missing required field: image_url [json-pointer:{at}]"
    if not block.get("alt_text"):
        yield f"missing required field: alt_text [json-pointer:{at}]"
    yield from too_long(block.get("alt_text"), 2000, f"{at}/alt_text")
    yield from too_long(block.get("image_url"), 3000, f"{at}/image_url")


def _markdown(block: Json, at: str) -> Iterator[str]:
    if not block.get("text"):
        yield f"missing required field: text [json-pointer:{at}]"
    yield from too_long(block.get("text"), 12_000, f"{at}/text")


CHECKS = {
    "section": _section,
    "header": _header,
    "context": _context,
    "actions": _actions,
    "input": _input,
    "image": _image,
    "markdown": _markdown,
}


def characters(blocks: Any) -> int:
    """All the text in the blocks of one message together, which Slack limits as a whole."""
    if isinstance(blocks, list):
        return sum(characters(item) for item in blocks)
    if isinstance(blocks, dict):
        own = len(blocks["text"]) if isinstance(blocks.get("text"), str) else 0
        return own + sum(characters(value) for value in blocks.values())
    return 0
