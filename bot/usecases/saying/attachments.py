"""Reads attachments: what alerts say in them, and what somebody forwarded; previews of links are nobody's words."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from bot.usecases.saying.blocks import in_blocks, wire

Attachment = Mapping[str, Any]

_OF_A_PREVIEW = ("from_url", "original_url", "app_unfurl_url", "is_app_unfurl", "is_msg_unfurl")


def attached(attachment: Attachment) -> str:
    """Return the words of one attachment, line by line as Slack shows them; empty for a preview of a link."""
    if _is_preview(attachment):
        return ""
    lines = [
        attachment.get("pretext"), attachment.get("author_name"), _title(attachment), attachment.get("text"),
        in_blocks(attachment.get("blocks") or ()),
        *(_field(field) for field in attachment.get("fields") or ()),
    ]  # fmt: skip
    said = [line for line in lines if line] or [attachment.get("fallback")]
    return "\n".join(line for line in [*said, _footer(attachment)] if line)


def forwarded(attachments: Iterable[Attachment]) -> str:
    """Return the words of what a person forwarded, or of an attachment that came without any text."""
    return "\n".join(text for one in attachments if (text := attached(one)))


def _is_preview(attachment: Attachment) -> bool:
    return not attachment.get("is_share") and any(attachment.get(name) for name in _OF_A_PREVIEW)


def _title(attachment: Attachment) -> str | None:
    title, link = attachment.get("title"), attachment.get("title_link")
    return f"<{link}|{wire(title)}>" if title and link else title


def _field(field: Mapping[str, Any]) -> str:
    return ": ".join(part for part in (str(field.get("title") or ""), str(field.get("value") or "")) if part)


def _footer(attachment: Attachment) -> str:
    parts = (attachment.get("footer"), _moment(str(attachment.get("ts") or "")))
    return " | ".join(part for part in parts if part)


def _moment(ts: str) -> str:
    """The time that an attachment names, as each reader's own; Slack takes whole seconds and a ts alike."""
    seconds = ts.partition(".")[0]
    if not (seconds.isascii() and seconds.isdecimal() and len(seconds) <= 11):
        return ""
    fallback = f"{datetime.fromtimestamp(int(seconds), UTC):%Y-%m-%d %H:%M:%S} UTC"
    return f"<!date^{seconds}^{{date_num}} {{time_secs}}|{fallback}>"
