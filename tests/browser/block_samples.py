"""Blocks of every kind that a message takes, by name. A table, nothing else."""

from typing import Any

from tests.emulator.helpers import plain, section

Json = dict[str, Any]
PICTURE = "https://pictures.example.com/rate.png"


def options(*names: str) -> list[Json]:
    return [{"text": plain(name), "value": name.lower()} for name in names]


def button(text: str, **more: Any) -> Json:
    return {"type": "button", "text": plain(text), "action_id": f"press-{text}", **more}


def picture(alt: str = "The error rate") -> Json:
    return {"type": "image", "image_url": PICTURE, "alt_text": alt}


def runs(*elements: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(elements)}


def text(words: str, *styles: str) -> Json:
    return {"type": "text", "text": words} | ({"style": dict.fromkeys(styles, True)} if styles else {})


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def chart(kind: str) -> Json:
    series = [{"name": "EU", "data": [{"label": "10:42", "value": 18}, {"label": "10:43", "value": 4}]}]
    axes = {"categories": ["10:42", "10:43"], "x_label": "Time", "y_label": "Percent"}
    made: Json = {"type": kind, "series": series, "axis_config": axes}
    if kind == "pie":
        made = {"type": kind, "segments": [{"label": "EU", "value": 3}, {"label": "US", "value": 1}]}
    return {"type": "data_visualization", "title": "Error rate", "chart": made}


RICH: Json = {
    "type": "rich_text",
    "elements": [
        runs(
            text("bold", "bold"), text(" "), text("both", "bold", "italic"), text(" "),
            text("gone", "strike"), text(" "),
            text("x = 1", "code"), text(" "), {"type": "link", "url": "https://example.com", "text": "link"}, text(" "),
            {"type": "user", "user_id": "U00000ADA"}, {"type": "channel", "channel_id": "C000000OPS"},
            {"type": "broadcast", "range": "here"}, {"type": "emoji", "name": "fire"},
            {"type": "date", "timestamp": 1795293000, "format": "{date_num}", "fallback": "then"},
            {"type": "color", "value": "#F405B3"}, {"type": "usergroup", "usergroup_id": "S00000001"},
        ),
        {"type": "rich_text_quote", "elements": [text("said\nby all")]},
        {"type": "rich_text_preformatted", "elements": [text("def f():\n    pass")], "border": 0},
        {"type": "rich_text_list", "style": "bullet", "indent": 0, "elements": [runs(text("one"))]},
        {"type": "rich_text_list", "style": "bullet", "indent": 1, "elements": [runs(text("within"))]},
        {"type": "rich_text_list", "style": "ordered", "offset": 2, "elements": [runs(text("three"))], "border": 1},
    ],
}  # fmt: skip
CELLS: list[list[Json]] = [
    [{"type": "raw_text", "text": "Region"}, {"type": "raw_text", "text": "Share"}],
    [{"type": "raw_text", "text": "EU"}, {"type": "raw_number", "value": 18, "text": "18 %"}],
    [{"type": "raw_text", "text": "US"}, {"type": "raw_number", "value": 0.4}],
]
RICH_CELLS: list[list[Json]] = [
    CELLS[0],
    [CELLS[1][0], {"type": "rich_text", "elements": [runs(text("18 %", "bold"))]}],
]
CONFIRM = {"title": plain("Sure?"), "text": plain("It is told."), "confirm": plain("Yes"), "deny": plain("No")}
CHOSEN = {"initial_option": options("Two")[0]}

SAMPLES: dict[str, Json] = {
    "section": section("*Ada* leads"),
    "fields": {"type": "section", "fields": [plain("one"), plain("two")]},
    "section with a button": section("Ready?", accessory=button("Go")),
    "section with a picture": section("Look", accessory=picture()),
    "section with a menu": section(
        "Ready?", accessory={"type": "overflow", "action_id": "x", "options": options("Now", "Later")}
    ),
    "section with a select": section(
        "Which?", accessory={"type": "static_select", "action_id": "x", "options": options("One", "Two"), **CHOSEN}
    ),
    "header": {"type": "header", "text": plain("What :fire: is known")},
    "divider": {"type": "divider"},
    "context": {"type": "context", "elements": [picture(), {"type": "mrkdwn", "text": "_by Ada_"}]},
    "image": picture() | {"title": plain("10:42")},
    "buttons": actions(
        button("Plain"),
        button("Good", style="primary"),
        button("Bad", style="danger", confirm=CONFIRM),
        button("Elsewhere", url="https://example.com"),
        button("x", accessibility_label="Put away"),
    ),
    "selects": actions(
        {"type": "users_select", "action_id": "a", "initial_user": "U00000ADA"},
        {"type": "channels_select", "action_id": "b", "initial_channel": "C000000OPS"},
        {"type": "conversations_select", "action_id": "c", "placeholder": plain("Where?")},
        {"type": "external_select", "action_id": "d", "placeholder": plain("Which service?")},
        {"type": "multi_static_select", "action_id": "e", "options": options("One", "Two")},
        {"type": "multi_users_select", "action_id": "f", "initial_users": ["U00000ADA", "U00000BEN"]},
        {"type": "multi_channels_select", "action_id": "g"},
        {"type": "multi_conversations_select", "action_id": "h"},
        {"type": "multi_external_select", "action_id": "i"},
    ),
    "pickers": actions(
        {"type": "datepicker", "action_id": "day", "initial_date": "2026-11-21"},
        {"type": "timepicker", "action_id": "hour", "initial_time": "10:42"},
        {"type": "datetimepicker", "action_id": "moment", "initial_date_time": 1795293000},
    ),
    "choices": actions(
        {
            "type": "checkboxes",
            "action_id": "boxes",
            "options": options("One", "Two"),
            "initial_options": options("Two"),
        },
        {"type": "radio_buttons", "action_id": "radios", "options": options("One", "Two"), **CHOSEN},
        {
            "type": "workflow_button",
            "action_id": "flow",
            "text": plain("Run"),
            "workflow": {"trigger": {"url": "https://x"}},
        },
    ),
    "input": {"type": "input", "label": plain("Why?"), "element": {"type": "plain_text_input", "action_id": "x"}},
    "context_actions": {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "said",
                "positive_button": {"text": plain("Good"), "value": "good"},
                "negative_button": {"text": plain("Bad"), "value": "bad", "accessibility_label": "No help"},
            },
            {"type": "icon_button", "icon": "trash", "text": plain("Delete"), "action_id": "away"},
        ],
    },
    "rich_text": RICH,
    "markdown": {"type": "markdown", "text": "# One\n**two**"},
    "table": {"type": "table", "rows": RICH_CELLS, "column_settings": [{"align": "left"}, {"align": "right"}]},
    "data_table": {
        "type": "data_table",
        "rows": CELLS,
        "page_size": 1,
        "caption": "Shares",
        "row_header_column_index": 0,
    },
    "bars": chart("bar"),
    "lines": chart("line"),
    "area": chart("area"),
    "pie": chart("pie"),
    "file": {"type": "file", "external_id": "F-1", "source": "remote"},
    "video": {
        "type": "video",
        "title": plain("How it failed"),
        "title_url": "https://example.com/v",
        "alt_text": "A film",
        "video_url": "https://example.com/v.mp4",
        "thumbnail_url": PICTURE,
        "author_name": "Ada",
        "provider_name": "Films",
        "description": plain("In a minute"),
    },
    "alert": {"type": "alert", "text": plain("Mind the gap"), "level": "warning"},
    "card": {"type": "card", "title": plain("A card"), "body": plain("with words"), "actions": [button("Take")]},
    "carousel": {
        "type": "carousel",
        "elements": [{"type": "card", "title": plain("First")}, {"type": "card", "title": plain("Last")}],
    },
    "container": {
        "type": "container",
        "title": plain("Deploys"),
        "child_blocks": [section("All fine"), actions(button("More of it"))],
    },
    "plan": {"type": "plan", "title": "Looking", "tasks": [{"task_id": "1", "title": "Logs", "status": "complete"}]},
    "task_card": {
        "type": "task_card",
        "task_id": "1",
        "title": "Logs",
        "status": "in_progress",
        "sources": [{"type": "url", "url": "https://example.com", "text": "the logs"}],
    },
}

ATTACHMENTS: dict[str, Json] = {
    "legacy": {
        "color": "#36a64f",
        "pretext": "Before it: *bold*",
        "author_name": "Ada",
        "author_link": "https://example.com/ada",
        "title": "Checkout fails",
        "title_link": "https://example.com/1",
        "text": "18 % of *all* requests\n&gt; since 10:42",
        "fields": [
            {"title": "Region", "value": "`EU`", "short": True},
            {"title": "Since", "value": "10:42", "short": True},
            {"title": "Why", "value": "The pool", "short": False},
        ],
        "image_url": PICTURE,
        "thumb_url": PICTURE,
        "footer": "Alerts",
        "ts": 1795257720,
        "fallback": "Checkout fails in EU",
    },
    "named colour": {"color": "danger", "text": "Down"},
    "no colour": {"text": "Up again"},
    "blocks": {"color": "#8800ff", "blocks": [section("*In* a frame"), actions(button("Take it"))]},
}
