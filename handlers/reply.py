"""What a handler answers: words for the person who acted, a modal for them, or both."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.errors import Refusal
from bot.rendering.slack.parts import Payload, SlackMessage


@dataclass(frozen=True, kw_only=True, slots=True)
class Replacement:
    """What takes the place of a private message, which only its response `url` reaches."""

    url: str
    message: SlackMessage


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """The private answer to a command or a click. `view` is opened (or, from a modal, put in its place).

    `opens` makes the view to open where that takes a while: it is called after the acknowledgement. `blocks` are shown
    in place of the text, `replaces` in place of the message that was clicked on.
    """

    text: str = ""
    blocks: tuple[Payload, ...] = ()
    view: Mapping[str, Any] | None = None
    opens: Callable[[], Mapping[str, Any]] | None = None
    replaces: Replacement | None = None


def undo(command: str) -> str:
    """Return the line that says how to undo what was just done; words with code in them stand in a block of code."""
    if "`" in command:
        return f"\nTo undo:\n```\n/incident {command}\n```"
    return f"\nTo undo: `/incident {command}`"


class AskAgain(Refusal):
    """Nothing is stored yet. Submit this again if it is right."""

    # `metadata` takes the place of what the form remembered; `asks_to_keep`: a box has to be ticked as well.
    def __init__(
        self, message: str | None = None, *, metadata: Mapping[str, Any] | None = None, asks_to_keep: bool = False
    ) -> None:
        super().__init__(message)
        self.metadata = metadata or {}
        self.asks_to_keep = asks_to_keep


class BadFields(Refusal):
    """What stands in these fields cannot be taken."""

    def __init__(self, errors: Mapping[str, str] | None = None) -> None:
        self.errors = dict(errors or {})
        super().__init__(" ".join(self.errors.values()))


class BadField(BadFields):
    """What stands in this field cannot be taken."""

    def __init__(self, message: str | None = None, block_id: str = "") -> None:
        super().__init__({block_id: message} if message else None)
