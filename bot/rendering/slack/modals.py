"""What every modal is built from."""

import json
from collections.abc import Mapping
from typing import Any

import slackblocks as sb

from bot.rendering.mrkdwn import truncate
from bot.rendering.slack.parts import Payload, context, payload

_OURS = ("type", "title", "callback_id", "private_metadata", "submit", "close")


def modal(
    title: str, callback_id: str, submit: str | None, blocks: list[Payload], metadata: Mapping[str, Any]
) -> Payload:
    """Return a modal; `metadata` comes back with what is submitted. Without `submit` it only shows."""
    view = sb.ModalView(
        title=plain(truncate(title, 24)), blocks=[sb.DividerBlock()], callback_id=callback_id,
        submit=plain(submit) if submit else None, close=plain("Close"),
        private_metadata=json.dumps(metadata, sort_keys=True),
    )  # fmt: skip
    return payload(view) | {"blocks": blocks}


def input_block(
    label: str, element: Any, block_id: str, *, hint: str | None = None, is_optional: bool = False
) -> Payload:
    """Return a field with its label, of 2,000 characters at most, as is the hint below it."""
    block = sb.InputBlock(
        plain(label), element, block_id=block_id, hint=plain(hint) if hint else None, optional=is_optional
    )
    return payload(block)


def plain(text: str) -> Any:
    return sb.Text(text, type_=sb.TextType.PLAINTEXT)


def asked_again(view: Mapping[str, Any], why: str, metadata: Mapping[str, Any], *, asks_to_keep: bool) -> Payload:
    """Return a form as it stands, with a question on top, and, where asked for, a box that says it is meant."""
    asked = with_refusal(view, why)
    blocks = [block for block in asked["blocks"] if block["block_id"] != "keep"]
    if asks_to_keep:
        option = sb.Option(plain("Keep it anyway"), value="keep")
        blocks.append(
            input_block(
                "Is that right?", sb.CheckboxGroup(action_id="keep", options=[option]), "keep", is_optional=True
            )
        )
    remembered = json.loads(view.get("private_metadata") or "{}") | metadata
    return {**asked, "blocks": blocks, "private_metadata": json.dumps(remembered, sort_keys=True)}


def with_refusal(view: Mapping[str, Any], why: str) -> Payload:
    """Return a modal as it stands, with what was wrong on top; what was typed stays."""
    kept = {key: view[key] for key in _OURS if view.get(key)}
    blocks = [block for block in view["blocks"] if block["block_id"] != "refusal"]
    return {**kept, "blocks": [context(f":warning: {why}", "refusal"), *blocks]}
