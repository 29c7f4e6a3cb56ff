"""What a field was set to, however the page says it: a plain value, or Slack's own state object."""

from typing import Any

from bot.emulator.errors import Refused
from bot.emulator.held import Choice

HELD = ("value", "files", "rich_text_value")


def choice_of(given: Any) -> Choice:
    """The choice as the emulator takes it: a text, a list of texts, a number, a rich_text block, or nothing.

    Files are known by their ids. Refused for anything else.
    """
    if isinstance(given, dict):
        return _of_state(given)
    if isinstance(given, list):
        return [_text(one) for one in given]
    if given is None or isinstance(given, (str, int)):
        return given
    raise Refused("This is no value for a field.")


def _of_state(state: dict[str, Any]) -> Choice:
    if state.get("type") == "rich_text":
        return state
    if "text" in state and "type" not in state:
        return _text(state)
    held = [value for name, value in state.items() if name in HELD or name.startswith("selected_")]
    return choice_of(held[0]) if held else None


def _text(one: Any) -> str:
    """A text, the id of a file, or the value of an option; one without a value is known by its text."""
    if isinstance(one, str):
        return one
    if isinstance(one, dict) and isinstance(one.get("id"), str):
        return str(one["id"])
    if isinstance(one, dict) and isinstance(one.get("text"), dict):
        return str(one.get("value") or one["text"].get("text"))
    raise Refused("This is no value for a field.")
