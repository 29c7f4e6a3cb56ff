"""Every field that a modal can have: how a person fills it in, and what the app is then told. A table."""

from collections.abc import Callable
from typing import Any, NamedTuple

from playwright.sync_api import Locator

from tests.browser.block_samples import Json, options, runs, text
from tests.emulator.helpers import plain

Hand = Callable[[Locator], None]
ONE, TWO = options("One", "Two")


class Field(NamedTuple):
    """An element, what somebody does in its block, and its state without the `type`."""

    element: Json
    fill: Hand
    held: Json


def writes(words: str) -> Hand:
    def fill(block: Locator) -> None:
        block.get_by_role("textbox").fill(words)

    return fill


def picks(value: str) -> Hand:
    """Set one of the browser's own pickers."""

    def fill(block: Locator) -> None:
        block.locator("input").fill(value)

    return fill


def chooses(*names: str, typed: str = "") -> Hand:
    """Open a menu, type into it if need be, and choose from it."""

    def fill(block: Locator) -> None:
        block.get_by_role("combobox").click()
        for name in names:
            if typed:
                block.page.get_by_role("combobox", name="Find in").fill(typed)
            block.page.get_by_role("listbox").get_by_role("option", name=name, exact=True).click()
        if block.page.locator(".popover").count():
            block.page.keyboard.press("Escape")

    return fill


def ticks(*names: str) -> Hand:
    def fill(block: Locator) -> None:
        for name in names:
            block.get_by_label(name, exact=True).check()

    return fill


def attaches(block: Locator) -> None:
    block.locator("input[type=file]").set_input_files(
        {"name": "rate.csv", "mimeType": "text/csv", "buffer": b"minute,share\n10:42,18\n"}
    )
    block.get_by_text("rate.csv").wait_for()


def keeps(block: Locator) -> None:
    """Leave it as it is."""


def element(kind: str, **more: Any) -> Json:
    return {"type": kind, "action_id": "x", **more}


def rich(*parts: Json) -> Json:
    return {"rich_text_value": {"type": "rich_text", "elements": list(parts)}}


BOTH = {"options": [ONE, TWO]}
GROUPS = {"option_groups": [{"label": plain("First"), "options": [ONE]}, {"label": plain("Second"), "options": [TWO]}]}
BEFORE = runs(text("as before", "italic"))
QUOTE = {"type": "rich_text_quote", "elements": [text("said")]}
BULLETS = {"type": "rich_text_list", "style": "bullet", "indent": 0, "border": 0, "elements": [runs(text("one"))]}
FOUND = {"text": plain("checkout-api"), "value": "svc-checkout-api"}

FIELDS: dict[str, Field] = {
    "one line": Field(element("plain_text_input"), writes("a & <b>"), {"value": "a & <b>"}),
    "lines": Field(element("plain_text_input", multiline=True), writes("one\ntwo"), {"value": "one\ntwo"}),
    "initial": Field(element("plain_text_input", initial_value="as before"), keeps, {"value": "as before"}),
    "emptied": Field(element("plain_text_input", initial_value="as before"), writes(""), {"value": None}),
    "untouched": Field(element("plain_text_input"), keeps, {"value": None}),
    "email": Field(element("email_text_input"), writes("ada@example.com"), {"value": "ada@example.com"}),
    "address": Field(element("url_text_input"), writes("https://example.com"), {"value": "https://example.com"}),
    "number": Field(element("number_input", is_decimal_allowed=True), writes("1.5"), {"value": "1.5"}),
    "rich text": Field(
        element("rich_text_input"),
        writes("*bold* <b>\n> said\n- one"),
        rich(runs(text("bold", "bold"), text(" <b>")), QUOTE, BULLETS),
    ),
    "rich text kept": Field(
        element(
            "rich_text_input", initial_value={"type": "rich_text", "elements": [runs(text("as before", "italic"))]}
        ),
        keeps,
        rich(BEFORE),
    ),
    "select": Field(element("static_select", **BOTH), chooses("Two"), {"selected_option": TWO}),
    "select initial": Field(element("static_select", **BOTH, initial_option=ONE), keeps, {"selected_option": ONE}),
    "select untouched": Field(element("static_select", **BOTH), keeps, {"selected_option": None}),
    "select in groups": Field(element("static_select", **GROUPS), chooses("Two"), {"selected_option": TWO}),
    "selects": Field(element("multi_static_select", **BOTH), chooses("Two", "One"), {"selected_options": [TWO, ONE]}),
    "external": Field(
        element("external_select", min_query_length=2),
        chooses("checkout-api", typed="check"),
        {"selected_option": FOUND},
    ),
    "externals": Field(
        element("multi_external_select", min_query_length=0, initial_options=[ONE]),
        chooses("checkout-api", typed="check"),
        {"selected_options": [ONE, FOUND]},
    ),
    "person": Field(element("users_select"), chooses("ben Ben"), {"selected_user": "U00000BEN"}),
    "people": Field(
        element("multi_users_select", initial_users=["U00000ADA"]),
        chooses("ben Ben"),
        {"selected_users": ["U00000ADA", "U00000BEN"]},
    ),
    "channel": Field(element("channels_select"), chooses("#ops"), {"selected_channel": "C000000OPS"}),
    "channels": Field(element("multi_channels_select"), chooses("#ops"), {"selected_channels": ["C000000OPS"]}),
    "conversation": Field(
        element("conversations_select", filter={"include": ["public"]}),
        chooses("#ops"),
        {"selected_conversation": "C000000OPS"},
    ),
    "conversations": Field(
        element("multi_conversations_select"), chooses("#ops"), {"selected_conversations": ["C000000OPS"]}
    ),
    "current conversation": Field(
        element("conversations_select", default_to_current_conversation=True),
        keeps,
        {"selected_conversation": "C000000OPS"},
    ),
    "current conversations": Field(
        element("multi_conversations_select", default_to_current_conversation=True),
        keeps,
        {"selected_conversations": ["C000000OPS"]},
    ),
    "day": Field(element("datepicker"), picks("2026-11-21"), {"selected_date": "2026-11-21"}),
    "time": Field(element("timepicker"), picks("10:42"), {"selected_time": "10:42"}),
    "moment": Field(element("datetimepicker"), picks("2026-11-21T10:42"), {"selected_date_time": 1795257720}),
    "boxes": Field(element("checkboxes", **BOTH), ticks("Two", "One"), {"selected_options": [ONE, TWO]}),
    "boxes untouched": Field(element("checkboxes", **BOTH), keeps, {"selected_options": []}),
    "radio": Field(element("radio_buttons", **BOTH), ticks("Two"), {"selected_option": TWO}),
    "radio initial": Field(element("radio_buttons", **BOTH, initial_option=ONE), keeps, {"selected_option": ONE}),
}
