"""Small things that many tests say: refusals, blocks and modals."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError


def refusal(call: Any, **arguments: Any) -> str:
    """The error that a call is refused with."""
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)
    return str(caught.value.response["error"])


def section(text: str, **fields: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **fields}


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def modal(*blocks: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain("Form"),
        "submit": plain("Send"),
        "blocks": list(blocks),
        **fields,
    }


def text_input(action_id: str, *, optional: bool = False, **element: Any) -> dict[str, Any]:
    return {
        "type": "input",
        "block_id": f"b-{action_id}",
        "label": plain(action_id),
        "optional": optional,
        "element": {"type": "plain_text_input", "action_id": action_id, **element},
    }


def choices(kind: str, action_id: str, *values: str) -> dict[str, Any]:
    element = {
        "type": kind,
        "action_id": action_id,
        "options": [{"text": plain(v), "value": v} for v in values],
    }
    return {"type": "input", "block_id": f"b-{action_id}", "label": plain("choose"), "element": element}


def button(action_id: str, value: str = "v") -> dict[str, Any]:
    element = {"type": "button", "action_id": action_id, "value": value, "text": plain("Press")}
    return {"type": "actions", "block_id": f"b-{action_id}", "elements": [element]}
