"""What Slack delivers, without secrets. Each message by itself, so that it reads the same however it came."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.redaction.payload import redact_payload
from bot.domain.redaction.values import Finding, mark

Json = dict[str, Any]
# Beside a message's own fields: how many secrets of each kind it held. Slack has no field of this name.
TAKEN_OUT = "scribe_redacted"
# A secret known from one message must not be looked for in another one: a sweep does not show the two together.
_APART = ("event", "item", "message", "previous_message", "root")


def redact_delivery(payload: Mapping[str, Any]) -> tuple[Json, tuple[Finding, ...]]:
    """Return a payload, or a message as history shows it, without secrets.

    Messages tell under `TAKEN_OUT` what they lost, as {kind: count}; what was found outside of messages is returned.
    """
    apart = {key: payload[key] for key in _APART if isinstance(payload.get(key), Mapping)}
    unfurled = [one for one in _attachments(payload) if _is_unfurled(one)]
    own = {key: part for key, part in payload.items() if key not in apart and key != TAKEN_OUT}
    if unfurled:
        own["attachments"] = [one for one in _attachments(payload) if not _is_unfurled(one)]
    redacted, found = redact_payload(own)
    if unfurled:
        redacted["attachments"] += redact_payload(unfurled)[0]
    if found and "ts" in payload:
        redacted[TAKEN_OUT] = _counted(own, redacted, found)
    return redacted | {key: redact_delivery(part)[0] for key, part in apart.items()}, found


def count_kinds(found: Sequence[Finding]) -> dict[str, int]:
    """Return how many secrets of each kind were found."""
    kinds = [finding.kind for finding in found]
    return {kind: kinds.count(kind) for kind in sorted(set(kinds))}


def _counted(before: Json, after: Json, found: Sequence[Finding]) -> dict[str, int]:
    """Count the marks that are new in the text, which blocks repeat; what stood elsewhere only counts as one."""
    said, left = (str(one.get("text") or "") for one in (before, after))
    return {kind: max(1, left.count(mark(kind)) - said.count(mark(kind))) for kind in count_kinds(found)}


def _attachments(payload: Mapping[str, Any]) -> list[Any]:
    shown = payload.get("attachments")
    return shown if isinstance(shown, list) else []


def _is_unfurled(attachment: Any) -> bool:
    """Whether Slack put it below the message some time later, to show where a link leads: that is no edit."""
    return isinstance(attachment, dict) and ("from_url" in attachment or "original_url" in attachment)
