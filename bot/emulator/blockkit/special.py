"""The rules of Block Kit that are about several fields at once."""

from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Any

from bot.emulator.blockkit.complaints import Complaint, missing, too_long
from bot.emulator.records import Json

Rule = Callable[[Json, str], Iterator[Complaint]]
TABLE_CHARACTERS = 20_000
MOST_COLUMNS = 20
SECONDS_DIGITS = 10


def _either(*names: str) -> Rule:
    """At least one of these fields."""

    def rule(value: Json, at: str) -> Iterator[Complaint]:
        if all(not value.get(name) for name in names):
            words = " or ".join(f"`{name}`" for name in names)
            yield Complaint(at, f"must define either {words}", "required", list(names))

    return rule


def _only_one(*names: str) -> Rule:
    """Exactly one of these fields."""

    def rule(value: Json, at: str) -> Iterator[Complaint]:
        given = [name for name in names if value.get(name) is not None]
        if len(given) != 1:
            words = " or ".join(f"`{name}`" for name in names)
            yield Complaint(at, f"must define exactly one of {words}", "one_of", list(names))

    return rule


def _actions(value: Json, at: str) -> Iterator[Complaint]:
    elements = _dicts(value.get("elements"))
    ids = [element["action_id"] for element in elements if element.get("action_id")]
    for doubled in sorted({one for one in ids if ids.count(one) > 1}):
        yield Complaint(at, f"`action_id` {doubled} already exists", "unique", doubled)


def _static_select(value: Json, at: str) -> Iterator[Complaint]:
    yield from _only_one("options", "option_groups")(value, at)
    yield from _initial(value, at)


def _initial(value: Json, at: str) -> Iterator[Complaint]:
    """What is chosen at the start must be one of what can be chosen."""
    grouped = [option for group in _dicts(value.get("option_groups")) for option in _dicts(group.get("options"))]
    offered = [*_dicts(value.get("options")), *grouped]
    for key in ("initial_option", "initial_options"):
        chosen = value.get(key)
        for option in chosen if isinstance(chosen, list) else [chosen]:
            if option is not None and option not in offered:
                yield Complaint(f"{at}/{key}", f"`{key}` must be one of the options", "enum")


def _number_input(value: Json, at: str) -> Iterator[Complaint]:
    least, most = _number(value.get("min_value")), _number(value.get("max_value"))
    if least is not None and most is not None and least > most:
        yield Complaint(f"{at}/min_value", "must be less than or equal to `max_value`", "maximum", str(most))


def _plain_text_input(value: Json, at: str) -> Iterator[Complaint]:
    least, most = value.get("min_length"), value.get("max_length")
    if isinstance(least, int) and isinstance(most, int) and least > most:
        yield Complaint(f"{at}/max_length", "must be more than `min_length`", "minimum", least)
    initial = value.get("initial_value")
    if isinstance(initial, str) and isinstance(most, int) and len(initial) > most:
        yield too_long(most, f"{at}/initial_value")


def _starts_with(key: str, words: str, reads: Callable[[str], bool]) -> Rule:
    """What a picker starts with must be in Slack's one form of it, and be there at all: there is no 30 February."""

    def rule(value: Json, at: str) -> Iterator[Complaint]:
        given = value.get(key)
        if isinstance(given, str) and not _is_read(reads, given):
            yield Complaint(f"{at}/{key}", f"must be in the format {words}", "format", words)

    return rule


def _is_read(reads: Callable[[str], bool], given: str) -> bool:
    try:
        return reads(given)
    except ValueError:
        return False


def _day(given: str) -> bool:
    return date.fromisoformat(given).isoformat() == given


def _time(given: str) -> bool:
    return time.fromisoformat(given).isoformat("minutes") == given


def _date_time(value: Json, at: str) -> Iterator[Complaint]:
    moment = value.get("initial_date_time")
    if isinstance(moment, int) and len(str(moment)) != SECONDS_DIGITS:
        yield Complaint(f"{at}/initial_date_time", "must be 10 digits of seconds", "format", SECONDS_DIGITS)


def _table(value: Json, at: str) -> Iterator[Complaint]:
    rows = [row for row in value.get("rows") or [] if isinstance(row, list)]
    widths = {len(row) for row in rows}
    if len(widths) > 1:
        yield Complaint(f"{at}/rows", "must have the same number of columns in each row", "all_of")
    if widths and max(widths) > MOST_COLUMNS:
        yield Complaint(f"{at}/rows", f"no more than {MOST_COLUMNS} columns allowed", "max_items", MOST_COLUMNS)
    settings = value.get("column_settings")
    if isinstance(settings, list) and widths and len(settings) > max(widths):
        yield Complaint(f"{at}/column_settings", "must not have more items than there are columns", "all_of")


def _data_table(value: Json, at: str) -> Iterator[Complaint]:
    yield from _table(value, at)
    rows = [row for row in value.get("rows") or [] if isinstance(row, list)]
    if any(not row for row in rows):
        yield Complaint(f"{at}/rows", "no less than 1 columns allowed", "min_items", 1)
    if sum(len(str(cell.get("text", ""))) for row in rows for cell in _dicts(row)) > TABLE_CHARACTERS:
        yield too_long(TABLE_CHARACTERS, f"{at}/rows")


def _segment(value: Json, at: str) -> Iterator[Complaint]:
    number = value.get("value")
    if isinstance(number, int | float) and number <= 0:
        yield Complaint(f"{at}/value", "must be more than 0", "exclusive_minimum", 0)


def _modal(value: Json, at: str) -> Iterator[Complaint]:
    blocks = _dicts(value.get("blocks"))
    if any(block.get("type") == "input" for block in blocks) and value.get("submit") is None:
        yield missing("submit", f"{at}/blocks")
    yield from doubled_ids(blocks, f"{at}/blocks")


def _home(value: Json, at: str) -> Iterator[Complaint]:
    yield from doubled_ids(_dicts(value.get("blocks")), f"{at}/blocks")


def doubled_ids(blocks: list[Json], at: str) -> Iterator[Complaint]:
    """Blocks that carry the same `block_id`."""
    ids = [block["block_id"] for block in blocks if block.get("block_id")]
    for doubled in sorted({str(one) for one in ids if ids.count(one) > 1}):
        yield Complaint(at, f"`block_id` already exists : {doubled}", "unique", doubled)


def _dicts(value: Any) -> list[Json]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _number(value: Any) -> float | None:
    try:
        return None if value is None else float(value)
    except (TypeError, ValueError):
        return None


SPECIAL: dict[str, Rule] = {
    "actions": _actions,
    "checkboxes": _initial,
    "data_table": _data_table,
    "datepicker": _starts_with("initial_date", "YYYY-MM-DD", _day),
    "datetimepicker": _date_time,
    "home": _home,
    "image": _only_one("image_url", "slack_file"),
    "modal": _modal,
    "multi_static_select": _static_select,
    "number_input": _number_input,
    "plain_text_input": _plain_text_input,
    "radio_buttons": _initial,
    "section": _either("text", "fields"),
    "segment": _segment,
    "static_select": _static_select,
    "table": _table,
    "timepicker": _starts_with("initial_time", "HH:mm", _time),
}
