"""The rules for interactive elements and their options: required fields, lengths and counts."""

from collections.abc import Iterator
from typing import Any

from bot.emulator.elements import INTERACTIVE, VALUE_KEYS
from bot.emulator.records import Json

ALSO_ALLOWED = {"image", "rich_text_input", "file_input", "external_select", "multi_external_select"}
ALSO_ALLOWED |= {"workflow_button", "feedback_buttons", "icon_button"}
OPTION_LIMITS = {"checkboxes": 10, "radio_buttons": 10, "overflow": 5}


def too_long(text: Any, limit: int, at: str) -> Iterator[str]:
    """A complaint when `text` has more than `limit` characters."""
    if isinstance(text, str) and len(text) > limit:
        yield f"must be less than {limit + 1} characters [json-pointer:{at}]"


def check_element(element: Any, at: str) -> Iterator[str]:
    """Complaints about one element."""
    kind = element.get("type") if isinstance(element, dict) else None
    if kind not in INTERACTIVE and kind not in ALSO_ALLOWED:
        yield f"unsupported type: {kind} [json-pointer:{at}/type]"
        return
    yield from too_long(element.get("action_id"), 255, f"{at}/action_id")
    placeholder = element.get("placeholder")
    if isinstance(placeholder, dict):
        yield from too_long(placeholder.get("text"), 150, f"{at}/placeholder/text")
    if kind == "button":
        yield from _button(element, at)
    elif kind == "plain_text_input":
        yield from _text_input(element, at)
    elif kind in VALUE_KEYS and VALUE_KEYS[kind][0].startswith("selected_option"):
        yield from _options(element, at)


def _button(element: Json, at: str) -> Iterator[str]:
    label = element.get("text")
    if not isinstance(label, dict) or label.get("type") != "plain_text" or not label.get("text"):
        yield f"missing required field: text [json-pointer:{at}]"
        return
    yield from too_long(label["text"], 75, f"{at}/text/text")
    yield from too_long(element.get("value"), 2000, f"{at}/value")
    yield from too_long(element.get("url"), 3000, f"{at}/url")
    if element.get("style") not in (None, "primary", "danger"):
        yield f"invalid style [json-pointer:{at}/style]"
    yield from _confirmation(element.get("confirm"), f"{at}/confirm")


def _confirmation(confirm: Any, at: str) -> Iterator[str]:
    for key, limit in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
        part = confirm.get(key) if isinstance(confirm, dict) else None
        if isinstance(part, dict):
            yield from too_long(part.get("text"), limit, f"{at}/{key}/text")


def _text_input(element: Json, at: str) -> Iterator[str]:
    lowest, highest = element.get("min_length", 0), element.get("max_length", 3000)
    if not 0 <= lowest <= 3000:
        yield f"must be less than 3001 [json-pointer:{at}/min_length]"
    if not max(1, lowest) <= highest <= 3000:
        yield f"must be less than 3001 [json-pointer:{at}/max_length]"
    yield from too_long(element.get("initial_value"), min(highest, 3000), f"{at}/initial_value")


def _options(element: Json, at: str) -> Iterator[str]:
    groups = element.get("option_groups")
    options = element.get("options") or [o for g in groups or [] for o in g.get("options", [])]
    limit = OPTION_LIMITS.get(element["type"], 100)
    if not options:
        yield f"missing required field: options [json-pointer:{at}]"
    if len(element.get("options") or groups or []) > limit:
        yield f"no more than {limit} items allowed [json-pointer:{at}/options]"
    for i, option in enumerate(options):
        yield from _option(option, f"{at}/options/{i}")
    yield from _initial(element, options, at)


def _option(option: Json, at: str) -> Iterator[str]:
    label = option.get("text") or {}
    if not label.get("text"):
        yield f"missing required field: text [json-pointer:{at}]"
    yield from too_long(label.get("text"), 75, f"{at}/text/text")
    yield from too_long(option.get("value"), 150, f"{at}/value")
    yield from too_long((option.get("description") or {}).get("text"), 75, f"{at}/description/text")


def _initial(element: Json, options: list[Json], at: str) -> Iterator[str]:
    key = VALUE_KEYS[element["type"]][1]
    chosen = element.get(key)
    for option in chosen if isinstance(chosen, list) else [chosen]:
        if option is not None and option not in options:
            yield f"`{key}` must be one of the options [json-pointer:{at}/{key}]"
