"""What became of something a user did: acknowledged or not, and what came back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.emulator.records import Json


@dataclass(kw_only=True)
class Outcome:
    """`error` is what the user was shown: `operation_timeout`, `dispatch_failed`, `required_field`, …

    `payload` is the acknowledgement's payload, `errors` the form's errors by block_id.
    """

    acknowledged: bool = False
    error: str | None = None
    payload: Json | None = None
    errors: dict[str, str] = field(default_factory=dict)
    find_messages: Callable[[], list[Json]] = field(default=list, repr=False)

    @property
    def text(self) -> str:
        """The text of the acknowledgement, or of the first message that came instead."""
        return str(self._said("text") or "")

    @property
    def blocks(self) -> list[Json]:
        """The blocks of the acknowledgement, or of the first message that came instead."""
        return list(self._said("blocks") or [])

    @property
    def response_action(self) -> str | None:
        """`errors`, `update`, `push`, `clear`, or None for a plain acknowledgement."""
        return (self.payload or {}).get("response_action")

    @property
    def messages(self) -> list[Json]:
        """Ephemeral messages and response posts that have come so far."""
        return self.find_messages()

    def _said(self, key: str) -> Any:
        if self.payload and self.payload.get(key):
            return self.payload[key]
        return next((m[key] for m in self.messages if m.get(key)), None)

    def to_json(self) -> Json:
        """The outcome as a JSON object."""
        return {
            "acknowledged": self.acknowledged,
            "error": self.error,
            "payload": self.payload,
            "errors": self.errors,
            "text": self.text,
            "blocks": self.blocks,
            "response_action": self.response_action,
            "messages": self.messages,
        }
