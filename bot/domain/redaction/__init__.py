"""Takes secrets out of text before it is stored or logged; a mark stands where each one was."""

from bot.domain.redaction.payload import redact_payload
from bot.domain.redaction.redactor import redact
from bot.domain.redaction.values import Finding, Redacted, mark

__all__ = ["Finding", "Redacted", "mark", "redact", "redact_payload"]
