"""One payload for each case of Slack's list of what it refuses: (place, blocks), or (object's name, object)."""

from typing import Any

from tests.emulator.helpers import modal, plain, section

Json = dict[str, Any]


def text(length: int) -> Json:
    return {"type": "mrkdwn", "text": "x" * length}


def options(count: int) -> list[Json]:
    return [{"text": plain(f"o{i}"), "value": str(i)} for i in range(count)]


def accessory(**element: Any) -> tuple[str, list[Json]]:
    return "message", [section("x", accessory=element)]


def block(kind: str, **fields: Any) -> tuple[str, list[Json]]:
    return "message", [{"type": kind, **fields}]


def button(**fields: Any) -> tuple[str, list[Json]]:
    return accessory(**{"type": "button", "text": plain("x"), **fields})


def confirm(**parts: Any) -> tuple[str, list[Json]]:
    whole = {"title": plain("t"), "text": plain("x"), "confirm": plain("c"), "deny": plain("d")}
    return button(confirm=whole | parts)


def option(**fields: Any) -> tuple[str, list[Json]]:
    return accessory(type="static_select", options=[{"text": plain("x"), "value": "v"} | fields])


def groups(*entries: Json) -> tuple[str, list[Json]]:
    return accessory(type="static_select", option_groups=list(entries))


def group(count: int = 1, label: str = "g") -> Json:
    return {"label": plain(label), "options": options(count)}


def entry(**element: Any) -> tuple[str, list[Json]]:
    return "modal", [{"type": "input", "label": plain("x"), "element": element}]


def labelled(**fields: Any) -> tuple[str, list[Json]]:
    whole = {"type": "input", "label": plain("x"), "element": {"type": "plain_text_input"}}
    return "modal", [whole | fields]


def row(*texts: str) -> list[Json]:
    return [{"type": "raw_text", "text": text} for text in texts]


def data_table(*rows: list[Json], **fields: Any) -> tuple[str, list[Json]]:
    return block("data_table", rows=list(rows), **fields)


def card(**fields: Any) -> Json:
    return {"type": "card", "title": text(1), **fields}


def carousel(count: int) -> tuple[str, list[Json]]:
    return block("carousel", elements=[card()] * count)


def feedback(**fields: Any) -> tuple[str, list[Json]]:
    good, bad = {"text": plain("g"), "value": "g"}, {"text": plain("b"), "value": "b"}
    element = {"type": "feedback_buttons", "positive_button": good | fields, "negative_button": bad}
    return block("context_actions", elements=[element])


def icon(**fields: Any) -> Json:
    return {"type": "icon_button", "icon": "trash", "text": plain("x"), **fields}


def video(**fields: Any) -> tuple[str, list[Json]]:
    whole = {
        "alt_text": "a",
        "title": plain("t"),
        "video_url": "https://a.example",
        "thumbnail_url": "https://b.example",
    }
    return block("video", **(whole | fields))


def pie(*segments: Json, title: str = "t") -> tuple[str, list[Json]]:
    return block("data_visualization", title=title, chart={"type": "pie", "segments": list(segments)})


def segment(label: str = "s", value: float = 1) -> Json:
    return {"label": label, "value": value}


def bar(*series: Json, **axis: Any) -> tuple[str, list[Json]]:
    chart = {"type": "bar", "series": list(series), "axis_config": {"categories": ["c"]} | axis}
    return block("data_visualization", title="t", chart=chart)


def series(points: int = 1, name: str = "s", label: str = "p") -> Json:
    return {"name": name, "data": [{"label": label, "value": 1}] * points}


def view(**fields: Any) -> tuple[str, Json]:
    return "modal", modal(section("x")) | fields


def task_card(**source: Any) -> tuple[str, list[Json]]:
    return block("task_card", task_id="t", title="t", sources=[{"type": "url", "text": "x"} | source])


INVALID: dict[str, tuple[str, Any]] = {
    "text-empty": ("message", [section("")]),
    "text-too-long": block("context", elements=[text(3001)]),
    "button-action-id-too-long": button(action_id="x" * 256),
    "button-text-too-long": button(text=plain("x" * 76)),
    "button-url-too-long": button(url="x" * 3001),
    "button-value-too-long": button(value="x" * 2001),
    "confirmation-title-too-long": confirm(title=plain("x" * 101)),
    "confirmation-text-too-long": confirm(text=plain("x" * 301)),
    "confirmation-confirm-too-long": confirm(confirm=plain("x" * 31)),
    "confirmation-deny-too-long": confirm(deny=plain("x" * 31)),
    "option-text-too-long": option(text=plain("x" * 76)),
    "option-value-too-long": option(value="x" * 151),
    "option-url-too-long": option(url="\N{ROCKET}" * 3001),
    "option-description-too-long": option(description=plain("x" * 76)),
    "option-group-label-too-long": groups(group(label="x" * 76)),
    "option-group-empty": groups(group(0)),
    "option-group-too-many-options": groups(group(101)),
    "select-placeholder-too-long": accessory(type="users_select", placeholder=plain("x" * 151)),
    "select-too-many-options": accessory(type="static_select", options=options(101)),
    "select-too-many-option-groups": groups(*[group()] * 101),
    "overflow-empty": accessory(type="overflow", options=[]),
    "overflow-too-many-options": accessory(type="overflow", options=options(6)),
    "checkboxes-empty": accessory(type="checkboxes", options=[]),
    "checkboxes-too-many-options": accessory(type="checkboxes", options=options(11)),
    "radio-buttons-empty": accessory(type="radio_buttons", options=[]),
    "radio-buttons-too-many-options": accessory(type="radio_buttons", options=options(11)),
    "url-source-url-empty": task_card(url=""),
    "url-source-url-too-long": task_card(url="x" * 3001),
    "table-too-many-rows": block("table", rows=[row("x")] * 101),
    "table-ragged-rows": block("table", rows=[row("x"), row("x", "y")]),
    "table-column-settings-mismatch": block("table", rows=[row("x")], column_settings=[{}, {}]),
    "file-input-max-files-too-small": entry(type="file_input", max_files=0),
    "file-input-max-files-too-large": entry(type="file_input", max_files=11),
    "plain-text-input-max-length-too-large": entry(type="plain_text_input", max_length=3001),
    "actions-too-many-elements": block("actions", elements=[{"type": "button", "text": plain("x")}] * 26),
    "context-too-many-elements": block("context", elements=[text(1)] * 11),
    "header-text-too-long": block("header", text=plain("x" * 151)),
    "image-url-too-long": block("image", image_url="x" * 3001, alt_text="x"),
    "image-alt-text-too-long": block("image", image_url="x", alt_text="x" * 2001),
    "input-label-too-long": labelled(label=plain("x" * 2001)),
    "input-hint-too-long": labelled(hint=plain("x" * 2001)),
    "markdown-empty": block("markdown", text=""),
    "markdown-too-long": block("markdown", text="x" * 12_001),
    "section-text-too-long": ("message", [section("x" * 3001)]),
    "section-too-many-fields": block("section", fields=[text(1)] * 11),
    "section-field-too-long": block("section", fields=[text(2001)]),
    "video-alt-text-empty": video(alt_text=""),
    "video-alt-text-too-long": video(alt_text="x" * 201),
    "video-title-too-long": video(title=plain("x" * 201)),
    "video-author-name-too-long": video(author_name="x" * 51),
    "video-description-too-long": video(description=plain("x" * 201)),
    "video-provider-name-too-long": video(provider_name="x" * 51),
    "view-missing-blocks": view(blocks=[]),
    "view-too-many-blocks": view(blocks=[{"type": "divider"}] * 101),
    "view-private-metadata-too-long": view(private_metadata="x" * 3001),
    "view-callback-id-too-long": view(callback_id="x" * 256),
    "view-title-too-long": view(title=plain("x" * 25)),
    "view-close-too-long": view(close=plain("x" * 25)),
    "view-submit-too-long": view(submit=plain("x" * 25)),
    "section-missing-content": block("section"),
    "static-select-options-and-groups": accessory(type="static_select", options=options(1), option_groups=[group()]),
    "image-url-and-slack-file": block("image", image_url="x", slack_file={"id": "F1"}, alt_text="x"),
    "number-input-inverted-range": entry(type="number_input", is_decimal_allowed=False, min_value="2", max_value="1"),
    "context-invalid-element": block("context", elements=[{"type": "button", "text": plain("x")}]),
    "input-invalid-element": entry(type="button", text=plain("x")),
    "block-id-too-long": ("message", [section("x", block_id="x" * 256)]),
    "button-accessibility-label-too-long": button(accessibility_label="x" * 76),
    "alert-text-too-long": block("alert", text=text(201)),
    "card-title-too-long": ("message", [card(title=text(151))]),
    "card-subtitle-too-long": ("message", [card(subtitle=text(151))]),
    "card-body-too-long": ("message", [card(body=text(201))]),
    "card-too-many-actions": ("message", [card(actions=[{"type": "button", "text": plain("x")}] * 4)]),
    "card-subtext-too-long": ("message", [card(subtext=text(201))]),
    "carousel-empty": carousel(0),
    "carousel-too-many-cards": carousel(11),
    "container-title-too-long": block("container", title=plain("x" * 151), child_blocks=[section("x")]),
    "container-subtitle-too-long": block("container", subtitle=text(151), child_blocks=[section("x")]),
    "container-too-many-child-blocks": block("container", child_blocks=[section("x")] * 11),
    "context-actions-too-many-elements": block("context_actions", elements=[icon()] * 6),
    "feedback-button-text-too-long": feedback(text=plain("x" * 76)),
    "feedback-button-value-too-long": feedback(value="x" * 2001),
    "feedback-button-accessibility-label-too-long": feedback(accessibility_label="x" * 76),
    "icon-button-too-many-visible-users": block("context_actions", elements=[icon(visible_to_user_ids=["U1"] * 11)]),
    "data-table-too-few-rows": data_table(row("x")),
    "data-table-too-many-rows": data_table(*[row("x")] * 202),
    "data-table-too-few-columns": data_table([], []),
    "data-table-too-many-columns": data_table(*[row(*"x" * 21)] * 2),
    "data-table-page-size-too-small": data_table(row("x"), row("y"), page_size=0),
    "data-table-page-size-too-large": data_table(row("x"), row("y"), page_size=101),
    "data-table-cell-text-empty": data_table(row("x"), row("")),
    "data-table-content-too-long": data_table(row("x" * 10_001), row("y" * 10_001)),
    "data-visualization-title-too-long": pie(segment(), title="x" * 51),
    "pie-chart-empty": pie(),
    "pie-chart-too-many-segments": pie(*[segment()] * 13),
    "chart-segment-label-too-long": pie(segment("x" * 21)),
    "chart-segment-value-not-positive": pie(segment(value=0)),
    "chart-series-empty": bar(),
    "chart-too-many-series": bar(*[series()] * 13),
    "data-series-name-too-long": bar(series(name="x" * 21)),
    "data-series-empty": bar(series(0)),
    "data-series-too-many-points": bar(series(21)),
    "data-point-label-too-long": bar(series(label="x" * 21)),
    "axis-categories-empty": bar(series(), categories=[]),
    "axis-too-many-categories": bar(series(), categories=["c"] * 21),
    "axis-category-label-too-long": bar(series(), categories=["x" * 21]),
    "axis-label-too-long": bar(series(), x_label="x" * 51),
}
