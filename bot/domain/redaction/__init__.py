"""Takes secrets out of text before it is stored or logged; a mark stands where each one was."""

from bot.domain.redaction.deliveries import TAKEN_OUT, count_kinds, redact_delivery
from bot.domain.redaction.own import read_patterns
from bot.domain.redaction.payload import redact_payload
from bot.domain.redaction.redactor import redact, use_own
from bot.domain.redaction.values import Finding, Redacted, mark

__all__ = [
    "TAKEN_OUT",
    "Finding",
    "Redacted",
    "count_kinds",
    "mark",
    "read_patterns",
    "redact",
    "redact_delivery",
    "redact_payload",
    "use_own",
]
