"""What an interactive element holds: at the start, and after a choice, in the shapes that Slack sends."""

from bot.emulator.elements import BUTTONS, VALUE_KEYS
from bot.emulator.errors import Refused
from bot.emulator.records import Json

Choice = str | list[str] | int | Json | None


def initial_state(element: Json) -> Json:
    """What an untouched element holds, as `state.values` prints it."""
    key, initial = VALUE_KEYS[element["type"]]
    return {"type": element["type"], key: element.get(initial, _empty(key))}


def _empty(key: str) -> list[Json] | None:
    return [] if key.endswith("s") else None


def chosen_state(element: Json, choice: Choice) -> Json:
    """What the element holds after `choice`; Refused when it does not offer that."""
    kind = element["type"]
    if kind in BUTTONS:
        return {"type": kind, "value": element.get("value")}
    key, _ = VALUE_KEYS[kind]
    if choice is None or choice == "":
        return {"type": kind, key: _empty(key)}
    if isinstance(choice, list) and len(choice) > element.get("max_selected_items", len(choice)):
        raise Refused(f"{element.get('action_id')!r} takes {element['max_selected_items']} at most")
    if kind == "rich_text_input":
        return {"type": kind, key: _rich(choice)}
    if key.startswith("selected_option"):
        options = [_option(element, value) for value in _as_list(choice)]
        return {"type": kind, key: options if key.endswith("s") else options[0]}
    if kind == "datetimepicker":
        if not str(choice).isdecimal():
            raise Refused(f"{choice!r} is no time in seconds since 1970")
        return {"type": kind, key: int(str(choice))}
    if "offered" in element:
        _check_offered(element, _as_list(choice))
    return {"type": kind, key: _as_list(choice) if key.endswith("s") else choice}


def _check_offered(element: Json, conversations: list[str]) -> None:
    """Refused for a conversation that the element does not list; what it starts with can always be kept."""
    initial = element.get(VALUE_KEYS[element["type"]][1])
    offered = [*element["offered"], *(initial if isinstance(initial, list) else [initial])]
    for one in conversations:
        if one not in offered:
            raise Refused(f"{element.get('action_id')!r} does not list {one!r}")


def _rich(choice: Choice) -> Json:
    """A rich_text block: as it was given, or of a plain text."""
    if isinstance(choice, dict) and choice.get("type") == "rich_text" and isinstance(choice.get("elements"), list):
        return choice
    if not isinstance(choice, str):
        raise Refused("this is no rich text")
    section: Json = {"type": "rich_text_section", "elements": [{"type": "text", "text": choice}]}
    return {"type": "rich_text", "elements": [section]}


def _as_list(choice: Choice) -> list[str]:
    return choice if isinstance(choice, list) else [str(choice)]


def _option(element: Json, value: str) -> Json:
    for option in options_of(element):
        if value in (option.get("value"), option["text"]["text"]):
            return dict(option)
    raise Refused(f"{element.get('action_id')!r} offers no option {value!r}")


def options_of(element: Json) -> list[Json]:
    """All that a select offers, in groups or not, and what it starts with, which an external one may offer no more."""
    grouped = [option for group in element.get("option_groups", []) for option in group["options"]]
    start = [element.get("initial_option"), *element.get("initial_options", [])]
    return [*element.get("options", []), *grouped, *(option for option in start if option)]


def is_empty(state: Json) -> bool:
    """Whether an element holds nothing, so that a required input is not filled in."""
    key, _ = VALUE_KEYS[state["type"]]
    held = state.get(key)
    return held is None or held in ("", [])
