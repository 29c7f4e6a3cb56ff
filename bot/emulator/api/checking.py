"""Whether a call's arguments are what its method takes: required ones, types, and names that Slack does not know."""

from typing import Any

from bot.emulator.api.parameters import PARAMETERS
from bot.emulator.errors import invalid_arguments
from bot.emulator.incoming import read_json
from bot.emulator.records import Json

PASSED_OVER = ("token", "team_id")  # of every call; the second is sent by Bolt, whatever the method
TRUTHS = ("0", "1", "true", "false", "")


def check(method: str, args: Json) -> None:
    """SlackError `invalid_arguments` for what is missing or of the wrong type."""
    parameters = PARAMETERS[method]
    found = [
        f"missing required field: {name}"
        for name in parameters.required
        if args.get(name) is None or (args[name] in ("", []) and name not in parameters.may_be_empty)
    ]
    found += [
        f"{words} [json-pointer:/{name}]"
        for name, value in args.items()
        if name in parameters.types and (words := _complaint(parameters.types[name], value))
    ]
    if found:
        raise invalid_arguments(*found)


def _complaint(kind: str, value: Any) -> str:
    """What is wrong with a value of an argument of this kind; empty for nothing."""
    if value is None:
        return ""
    if kind == "text":
        return "must be a string" if isinstance(value, list | dict) else ""
    if kind == "boolean":
        is_one = isinstance(value, bool | int) or (isinstance(value, str) and value.casefold() in TRUTHS)
        return "" if is_one else "must be a boolean"
    if kind == "number":
        return "" if _is_number(value) else "must be an integer"
    if kind == "list":
        return "must be an array" if isinstance(value, dict | bool) else ""
    return ""  # the method itself answers for an object, with an error of its own


def _is_number(value: Any) -> bool:
    try:
        return value == "" or (not isinstance(value, bool | list | dict) and int(value) is not None)
    except ValueError:
        return False


def unknown(method: str, args: Json) -> list[str]:
    """The arguments that Slack would not know, and would pass over in silence."""
    known = PARAMETERS[method].types
    return [name for name in args if name not in known and name not in PASSED_OVER]


def as_list(value: Any) -> list[str]:
    """A list argument: a JSON array, as text or not, or names parted by commas."""
    if isinstance(value, str):
        value = read_json(value) if value.startswith("[") else value.split(",")
    return [str(one).strip() for one in value or () if str(one).strip()]
