"""What Slack refuses in blocks and views."""

import json
from typing import Any

import pytest

from bot.emulator.blockrules import complaints
from bot.emulator.errors import SlackError
from bot.emulator.viewrules import check_view
from tests.emulator.helpers import button, choices, modal, plain, section, text_input
from tests.emulator.oracle import SLACK, needs_oracle, recorded

VALID = sorted((SLACK / "limits/fixtures/valid/blocks").glob("*.json"))
DIVIDER = {"type": "divider"}


def label(text: str) -> dict[str, Any]:
    return {**button("x"), "elements": [{"type": "button", "action_id": "x", "text": plain(text)}]}


def option(text: str, value: str = "v") -> dict[str, Any]:
    element = {"type": "static_select", "action_id": "x", "options": [{"text": plain(text), "value": value}]}
    return section("choose", accessory=element)


def picker(kind: str, **element: Any) -> list[dict[str, Any]]:
    return [section("when", accessory={"type": kind, "action_id": "x", **element})]


@pytest.mark.parametrize(
    ("kind", "key", "fine", "wrong"),
    [
        ("datepicker", "initial_date", "2028-02-29", ["29.2.2028", "20280229", "2026-02-29", ""]),
        ("timepicker", "initial_time", "09:05", ["9:05", "09:05:00", "24:00", "soon"]),
    ],
)
def test_a_picker_starts_with_a_day_or_time_that_there_is(kind: str, key: str, fine: str, wrong: list[str]) -> None:
    assert complaints(picker(kind, **{key: fine}), in_view=False) == []
    assert all(complaints(picker(kind, **{key: one}), in_view=False) for one in wrong)


@pytest.mark.parametrize(("moment", "is_fine"), [(1_795_257_720, True), (1_795_257_720_000, False), (0, False)])
def test_a_moment_is_ten_digits_of_seconds(moment: int, is_fine: bool) -> None:
    block = text_input("x") | {"element": {"type": "datetimepicker", "action_id": "x", "initial_date_time": moment}}
    assert (complaints([block], in_view=True) == []) is is_fine


@pytest.mark.parametrize(
    ("fine", "too_much"),
    [
        ([section("x" * 3000)], [section("x" * 3001)]),
        ([{"type": "header", "text": plain("x" * 150)}], [{"type": "header", "text": plain("x" * 151)}]),
        ([label("x" * 75)], [label("x" * 76)]),
        ([option("x" * 75)], [option("x" * 76)]),
        ([option("x", "v" * 150)], [option("x", "v" * 151)]),
        ([DIVIDER] * 50, [DIVIDER] * 51),
        ([section("x", fields=[plain("y")] * 10)], [section("x", fields=[plain("y")] * 11)]),
        (
            [{"type": "context", "elements": [plain("y")] * 10}],
            [{"type": "context", "elements": [plain("y")] * 11}],
        ),
        ([section("x", block_id="b" * 255)], [section("x", block_id="b" * 256)]),
        (
            [choices("checkboxes", "x", *map(str, range(10)))],
            [choices("checkboxes", "x", *map(str, range(11)))],
        ),
        (
            [choices("static_select", "x", *map(str, range(100)))],
            [choices("static_select", "x", *map(str, range(101)))],
        ),
        ([text_input("x", max_length=3000)], [text_input("x", max_length=3001)]),
        ([{"type": "markdown", "text": "x" * 12_000}], [{"type": "markdown", "text": "x" * 12_001}]),
    ],
)
def test_each_limit_is_exact(fine: list[Any], too_much: list[Any]) -> None:
    assert complaints(fine, in_view=False) == []
    assert complaints(too_much, in_view=False) != []


@pytest.mark.parametrize(
    "wrong",
    [
        "no list",
        [{"type": "nonsense"}],
        [{"type": "section"}],
        [section("")],
        [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
        [{"type": "actions", "elements": []}],
        [section("x", block_id="same"), section("y", block_id="same")],
        [{"type": "actions", "elements": [{"type": "button", "text": {"type": "mrkdwn", "text": "x"}}]}],
        [{"type": "input", "label": plain("x")}],
        [{"type": "image", "image_url": "https://example.com/x.png"}],
        [choices("static_select", "x")],
    ],
)
def test_malformed_blocks_are_refused(wrong: Any) -> None:
    assert complaints(wrong, in_view=False) != []


@pytest.mark.parametrize(
    "wrong",
    [
        modal(text_input("x"), title=plain("t" * 25)),
        modal(text_input("x"), submit=plain("s" * 25)),
        modal(text_input("x"), submit=None),
        modal(text_input("x"), private_metadata="m" * 3001),
        modal(text_input("x"), callback_id="c" * 256),
        modal(*[DIVIDER] * 101),
        modal(text_input("x"), type="page"),
        modal({"type": "file", "external_id": "x", "source": "remote"}),
        None,
    ],
)
def test_a_view_outside_the_rules_is_refused(wrong: Any) -> None:
    with pytest.raises(SlackError, match="invalid_arguments"):
        check_view(wrong)


def test_a_view_of_a_hundred_blocks_is_fine() -> None:
    assert check_view(modal(*[DIVIDER] * 100))


def test_a_huge_view_is_too_large() -> None:
    with pytest.raises(SlackError, match="view_too_large"):
        check_view(modal(*[section("x" * 3000)] * 90))


def test_a_complaint_points_at_the_place() -> None:
    with pytest.raises(SlackError) as caught:
        check_view(modal(DIVIDER, section("x" * 3001)))
    (complaint,) = caught.value.extra["response_metadata"]["messages"]
    assert complaint == "[ERROR] must be less than 3001 characters [json-pointer:/view/blocks/1/text/text]"


@needs_oracle
@pytest.mark.parametrize("path", VALID, ids=lambda p: p.stem)
def test_valid_blocks_are_taken(path: Any) -> None:
    loaded = json.loads(path.read_text())
    assert complaints(loaded if isinstance(loaded, list) else [loaded], in_view=False) == []


@needs_oracle
def test_a_valid_modal_is_taken() -> None:
    assert check_view(recorded("limits/fixtures/valid/views/modal_with_blocks.json"))
