"""blocks.validate: what is wrong with blocks, a message or a view, without sending them anywhere."""

from collections.abc import Callable
from typing import Any

from bot.emulator.blockkit.complaints import Complaint
from bot.emulator.blockrules import block_complaints, object_complaints
from bot.emulator.errors import SlackError
from bot.emulator.incoming import read_json
from bot.emulator.records import Json
from bot.emulator.viewrules import view_complaints

CHECKS: dict[str, Callable[[Any], list[Complaint]]] = {
    "blocks": block_complaints,
    "message": lambda message: object_complaints("message", message),
    "view": lambda view: view_complaints(view if isinstance(view, dict) else {}, "modal", "home"),
}


def validate(args: Json) -> Json:
    """blocks.validate: exactly one of the three; SlackError `invalid_blocks`, `invalid_message`, `invalid_view`."""
    given = [name for name in CHECKS if args.get(name) not in (None, "")]
    if len(given) != 1:
        words = "must provide exactly one of `blocks`, `view`, or `message`"
        raise SlackError("invalid_arguments", response_metadata={"messages": [words]})
    name = given[0]
    found = CHECKS[name](_parsed(args[name], name))
    if found:
        raise SlackError(f"invalid_{name}", errors=[complaint.entry() for complaint in found])
    return {}


def _parsed(value: Any, name: str) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return read_json(value)
    except ValueError:
        raise SlackError(f"invalid_{name}", errors=[Complaint("", "must be JSON", "type").entry()]) from None
