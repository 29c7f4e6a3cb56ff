"""Interactive elements: which they are, what they start with, and what a user's choice becomes in a payload."""

from collections.abc import Iterator

from bot.emulator.errors import Refused
from bot.emulator.records import Json

Choice = str | list[str] | int | None

# What each element calls its value in `state.values` and in an action, and its initial value in a view.
VALUE_KEYS = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "overflow": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
}
INTERACTIVE = frozenset({*VALUE_KEYS, "button"})


def elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every (block, element) pair that a user can act on, from top to bottom."""
    for block in blocks:
        inside = [block.get("accessory"), block.get("element"), *block.get("elements", [])]
        yield from ((block, e) for e in inside if isinstance(e, dict) and e.get("type") in INTERACTIVE)


def with_ids(blocks: list[Json], new_id: Iterator[str]) -> list[Json]:
    """The blocks, with a block_id and action_ids wherever the app gave none."""
    named = []
    for block in blocks:
        block = {"block_id": next(new_id), **block} if not block.get("block_id") else dict(block)
        for key in ("accessory", "element"):
            if isinstance(block.get(key), dict):
                block[key] = _with_action_id(block[key], new_id)
        if block.get("type") in ("actions", "context_actions"):
            block["elements"] = [_with_action_id(e, new_id) for e in block["elements"]]
        named.append(block)
    return named


def _with_action_id(element: Json, new_id: Iterator[str]) -> Json:
    if element.get("type") not in INTERACTIVE or element.get("action_id"):
        return element
    return {**element, "action_id": next(new_id)}


def initial_state(element: Json) -> Json:
    """What an untouched element holds, as `state.values` prints it."""
    key, initial = VALUE_KEYS[element["type"]]
    empty: object = [] if key.endswith("s") else None
    return {"type": element["type"], key: element.get(initial, empty)}


def chosen_state(element: Json, choice: Choice) -> Json:
    """What the element holds after `choice`; Refused when it does not offer that."""
    kind = element["type"]
    if kind == "button":
        return {"type": kind, "value": element.get("value")}
    key, _ = VALUE_KEYS[kind]
    if choice is None or choice == "":
        return {"type": kind, key: [] if key.endswith("s") else None}
    if key.startswith("selected_option"):
        options = [_option(element, value) for value in _as_list(choice)]
        return {"type": kind, key: options if key.endswith("s") else options[0]}
    if kind == "datetimepicker":
        if not str(choice).isdecimal():
            raise Refused(f"{choice!r} is no time in seconds since 1970")
        return {"type": kind, key: int(str(choice))}
    return {"type": kind, key: _as_list(choice) if key.endswith("s") else choice}


def _as_list(choice: Choice) -> list[str]:
    return choice if isinstance(choice, list) else [str(choice)]


def _option(element: Json, value: str) -> Json:
    offered = [*element.get("options", []), *(o for g in element.get("option_groups", []) for o in g["options"])]
    for option in offered:
        if value in (option.get("value"), option["text"]["text"]):
            return dict(option)
    raise Refused(f"{element.get('action_id')!r} offers no option {value!r}")


def is_empty(state: Json) -> bool:
    """Whether an element holds nothing, so that a required input is not filled in."""
    key, _ = VALUE_KEYS[state["type"]]
    held = state.get(key)
    return held is None or held in ("", [])
