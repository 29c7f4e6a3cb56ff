"""The rules for a modal view: its texts, its size, and a submit button where there is something to submit."""

import json
from typing import Any

from bot.emulator.blockrules import check_text, complaints
from bot.emulator.elementrules import too_long
from bot.emulator.errors import SlackError, invalid_arguments
from bot.emulator.records import Json

SIZE_LIMIT = 250_000


def check_view(view: Any) -> Json:
    """The view, when Slack would take it; SlackError `invalid_arguments` or `view_too_large` otherwise."""
    if not isinstance(view, dict):
        raise invalid_arguments("missing required field: view")
    if len(json.dumps(view)) > SIZE_LIMIT:
        raise SlackError("view_too_large")
    found = _complaints(view)
    if found:
        raise invalid_arguments(*found)
    return view


def _complaints(view: Json) -> list[str]:
    if view.get("type") != "modal":
        return [f"unsupported type: {view.get('type')} [json-pointer:/view/type]"]
    found = list(check_text(view.get("title"), "/view/title", limit=24, plain=True))
    for key in ("submit", "close"):
        if view.get(key) is not None:
            found += check_text(view[key], f"/view/{key}", limit=24, plain=True)
    for key, limit in (("private_metadata", 3000), ("callback_id", 255), ("external_id", 255)):
        found += too_long(view.get(key), limit, f"/view/{key}")
    if "blocks" not in view:
        found.append("missing required field: blocks [json-pointer:/view]")
    found += [c.replace("json-pointer:/blocks", "json-pointer:/view/blocks") for c in _of_blocks(view)]
    return found


def _of_blocks(view: Json) -> list[str]:
    blocks = view.get("blocks", [])
    found = complaints(blocks, in_view=True)
    has_input = any(isinstance(b, dict) and b.get("type") == "input" for b in blocks or [])
    if has_input and view.get("submit") is None:
        found.append("missing required field: submit [json-pointer:/blocks]")
    return found
