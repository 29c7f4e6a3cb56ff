"""Interactive elements: which they are, and where they stand in blocks; what they hold is told in `held.py`."""

from collections.abc import Iterator

from bot.emulator.records import Json

# What each element calls its value in `state.values` and in an action, and its initial value in a view.
VALUE_KEYS = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "external_select": ("selected_option", "initial_option"),
    "multi_external_select": ("selected_options", "initial_options"),
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
    "rich_text_input": ("rich_text_value", "initial_value"),
    "file_input": ("files", "initial_files"),
}
STATEFUL = frozenset({*VALUE_KEYS} - {"overflow"})  # those that `state.values` tells of
BUTTONS = frozenset({"button", "icon_button", "feedback_buttons"})
INTERACTIVE = frozenset({*VALUE_KEYS, *BUTTONS})
INSIDE = {"container": "child_blocks", "carousel": "elements"}  # blocks that hold blocks


def elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every (block, element) pair that a user can act on, from top to bottom; each of two feedback buttons is one."""
    for block in blocks:
        yield from elements(block.get(INSIDE.get(block.get("type", ""), ""), []))
        inside = [block.get("accessory"), block.get("element"), *block.get("elements", []), *block.get("actions", [])]
        for element in inside:
            if isinstance(element, dict) and element.get("type") == "feedback_buttons":
                yield from ((block, one) for one in _feedback(element))
            elif isinstance(element, dict) and element.get("type") in INTERACTIVE:
                yield block, element


def _feedback(element: Json) -> list[Json]:
    both = (element["positive_button"], element["negative_button"])
    return [{**one, "type": element["type"], "action_id": element["action_id"]} for one in both]


def with_ids(blocks: list[Json], new_id: Iterator[str]) -> list[Json]:
    """The blocks, with a block_id and action_ids wherever the app gave none."""
    return [_with_ids(block, new_id) for block in blocks]


def _with_ids(block: Json, new_id: Iterator[str]) -> Json:
    named = dict(block) if block.get("block_id") else {"block_id": next(new_id), **block}
    within = INSIDE.get(block.get("type", ""))
    if within:
        named[within] = with_ids(block.get(within, []), new_id)
    for key in ("accessory", "element"):
        if isinstance(block.get(key), dict):
            named[key] = _with_action_id(block[key], new_id)
    for key in ("elements", "actions"):
        if key != within and isinstance(block.get(key), list):
            named[key] = [_with_action_id(element, new_id) for element in block[key]]
    return named


def _with_action_id(element: Json, new_id: Iterator[str]) -> Json:
    if element.get("type") not in INTERACTIVE or element.get("action_id"):
        return element
    return {**element, "action_id": next(new_id)}
