"""What goes wrong on purpose: Slack's answers to a bad call, and what a Slack client will not let a person do."""

from typing import Any


class SlackError(Exception):
    """The Web API answers `ok: false` with `code`, and with `extra` fields beside it."""

    def __init__(self, code: str, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra

    def answer(self) -> dict[str, Any]:
        """The JSON body of the refusal."""
        return {"ok": False, "error": self.code, **self.extra}


class Refused(Exception):
    """A person cannot do this in Slack: look at the user, channel or view named in the message."""


def invalid_arguments(*messages: str) -> SlackError:
    """`invalid_arguments` with one `[ERROR] …` line for each message, as Slack words them."""
    return SlackError("invalid_arguments", response_metadata={"messages": [f"[ERROR] {m}" for m in messages]})
