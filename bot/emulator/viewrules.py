"""The rules for views: their texts and size; a modal with something to submit needs the button for it."""

import json
from typing import Any

from bot.emulator.blockrules import check_text, complaints
from bot.emulator.elementrules import too_long
from bot.emulator.errors import SlackError, invalid_arguments
from bot.emulator.records import Json

SIZE_LIMIT = 250_000
MODAL_ONLY = ("title", "submit", "close", "clear_on_close", "notify_on_close", "submit_disabled")


def check_view(view: Any, kind: str = "modal") -> Json:
    """The view, when Slack would take it as this kind (modal or home).

    SlackError `invalid_arguments` or `view_too_large` otherwise.
    """
    if not isinstance(view, dict):
        raise invalid_arguments("missing required field: view")
    if len(json.dumps(view)) > SIZE_LIMIT:
        raise SlackError("view_too_large")
    found = _complaints(view, kind)
    if found:
        raise invalid_arguments(*found)
    return view


def _complaints(view: Json, kind: str) -> list[str]:
    if view.get("type") != kind:
        return [f"unsupported type: {view.get('type')} [json-pointer:/view/type]"]
    found = _of_modal(view) if kind == "modal" else _of_home(view)
    for key, limit in (("private_metadata", 3000), ("callback_id", 255), ("external_id", 255)):
        found += too_long(view.get(key), limit, f"/view/{key}")
    if "blocks" not in view:
        found.append("missing required field: blocks [json-pointer:/view]")
    of_blocks = complaints(view.get("blocks", []), in_view=True)
    found += [c.replace("json-pointer:/blocks", "json-pointer:/view/blocks") for c in of_blocks]
    return found


def _of_home(view: Json) -> list[str]:
    spare = [key for key in MODAL_ONLY if key in view]
    return [f"invalid additional property: {key} [json-pointer:/view]" for key in spare]


def _of_modal(view: Json) -> list[str]:
    found = list(check_text(view.get("title"), "/view/title", limit=24, plain=True))
    for key in ("submit", "close"):
        if view.get(key) is not None:
            found += check_text(view[key], f"/view/{key}", limit=24, plain=True)
    blocks = view.get("blocks")
    has_input = any(isinstance(b, dict) and b.get("type") == "input" for b in blocks or [])
    if has_input and view.get("submit") is None:
        found.append("missing required field: submit [json-pointer:/view/blocks]")
    return found
