"""Block Kit: all that Slack takes is taken, all that it refuses is refused, and the limits are those it lists."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.emulator.blockkit.checking import check
from bot.emulator.blockkit.schemas import BY_TYPE, OBJECTS_BY_NAME, Kind
from bot.emulator.blockrules import block_complaints, object_complaints
from tests.emulator.oracle import SLACK, needs_oracle, recorded
from tests.emulator.oracles.invalid_blocks import INVALID

pytestmark = needs_oracle

VALID = SLACK / "limits/fixtures/valid"
OBJECTS = {
    "confirmation": "confirm", "conversation": "filter", "dispatch": "dispatch_action_config", "option": "option_plain",
    "input": "input_parameter", "trigger": "trigger", "workflow": "workflow",
}  # fmt: skip


def fixtures(folder: str) -> list[Path]:
    return sorted((VALID / folder).glob("*.json"))


def in_place(value: dict[str, Any]) -> list[dict[str, Any]]:
    """An element in the first place of a message or modal that takes it."""
    for place in ("accessory", "input", "actions", "context_actions", "sources", "rich", "inline"):
        if not list(check(Kind(name="place", of=place), value)):
            return []
    return [found._asdict() for found in check(Kind(name="place", of="accessory"), value)]


def named(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", fixtures("blocks"), ids=named)
def test_a_block_that_slack_takes_is_taken(path: Path) -> None:
    assert block_complaints([json.loads(path.read_text())]) == []


@pytest.mark.parametrize("path", [*fixtures("elements"), *fixtures("rich_text")], ids=named)
def test_an_element_that_slack_takes_is_taken(path: Path) -> None:
    value = json.loads(path.read_text())
    assert (block_complaints([value]) if value["type"] == "rich_text" else in_place(value)) == []


@pytest.mark.parametrize("path", fixtures("objects"), ids=named)
def test_an_object_that_slack_takes_is_taken(path: Path) -> None:
    first, second, *_ = path.stem.split("_")
    name = "option_group" if (first, second) == ("option", "group") else OBJECTS.get(first, "")
    kind = Kind(name="text", most=3000) if first == "text" else Kind(name="object", of=name)
    assert list(check(kind, json.loads(path.read_text()))) == []


@pytest.mark.parametrize("path", fixtures("views"), ids=named)
def test_a_view_that_slack_takes_is_taken(path: Path) -> None:
    view = json.loads(path.read_text())
    assert object_complaints(view["type"], view) == []


@pytest.mark.parametrize("path", [*fixtures("messages"), *fixtures("attachments")], ids=named)
def test_a_message_that_slack_takes_is_taken(path: Path) -> None:
    message = json.loads(path.read_text())
    attachments = message.get("attachments", []) if "messages" in path.parts else [message]
    assert object_complaints("message", {"blocks": message.get("blocks", []), "attachments": attachments}) == []


def test_every_case_of_the_list_is_tried() -> None:
    assert set(INVALID) == {case["id"] for case in recorded("limits/fixtures/invalid/manifest.json")["cases"]}


@pytest.mark.parametrize("case", INVALID)
def test_what_slack_refuses_is_refused(case: str) -> None:
    place, value = INVALID[case]
    found = object_complaints(place, value) if isinstance(value, dict) else block_complaints(value, place)
    assert found != []


@pytest.mark.parametrize("case", INVALID)
def test_it_is_refused_for_one_reason_alone(case: str) -> None:
    place, value = INVALID[case]
    found = object_complaints(place, value) if isinstance(value, dict) else block_complaints(value, place)
    assert len({complaint.pointer for complaint in found}) == 1


LIMITS = [
    (of, field, rule, most)
    for of, fields in (recorded("limits/block_kit.json") if SLACK.is_dir() else {}).items()
    for field, rules in fields.items()
    if isinstance(rules, dict)
    for rule, most in rules.items()
    if rule in ("max_length", "max_items", "min_items", "max", "min") and isinstance(most, int)
]
# Where the list of limits has a name of its own for what is a field elsewhere.
RENAMED = {"confirmation": "confirm", "url_source": "url", "select": "static_select", "view": "modal"}
ELSEWHERE = {
    ("data_table", "cell_text"): ("raw_text", "text"),
    ("data_visualization", "segments"): ("pie", "segments"),
    ("data_visualization", "series"): ("bar", "series"),
    ("data_visualization", "series_name"): ("series", "name"),
    ("data_visualization", "data"): ("series", "data"),
    ("data_visualization", "point_label"): ("point", "label"),
    ("data_visualization", "categories"): ("axis_config", "categories"),
    ("data_visualization", "axis_label"): ("axis_config", "x_label"),
}
# What the cases above try: limits of something that is no field.
WITHOUT_FIELD = {("data_table", "columns"), ("data_table", "content"), ("data_visualization", "category_label")}


@pytest.mark.parametrize(
    ("of", "field", "rule", "value"), [limit for limit in LIMITS if limit[:2] not in WITHOUT_FIELD]
)
def test_a_limit_is_the_one_that_slack_lists(of: str, field: str, rule: str, value: int) -> None:
    name, field = ELSEWHERE.get((of, field), (RENAMED.get(of, of), field))
    kind = {**BY_TYPE, **OBJECTS_BY_NAME}[name].fields[field]
    ours = kind.least if rule.startswith("min") else kind.most
    assert ours == value
