"""What each kind of input holds when the modal is submitted."""

from typing import Any

import pytest

from bot.emulator import Refused
from tests.emulator.helpers import choices, text_input
from tests.emulator.stage import Stage


@pytest.mark.parametrize(
    ("block", "choice", "held"),
    [
        (choices("radio_buttons", "x", "a", "b"), "b", ["selected_option", "value", "b"]),
        (choices("checkboxes", "x", "a", "b"), ["a", "b"], ["selected_options", 1, "value", "b"]),
    ],
)
def test_options_are_held_whole(stage: Stage, block: dict[str, Any], choice: Any, held: list[Any]) -> None:
    stage.open(block)
    stage.control.submit(stage.cast.ada, {"x": choice})
    value = stage.seen[-1]["view"]["state"]["values"]["b-x"]["x"]
    for step in held[:-1]:
        value = value[step]
    assert value == held[-1]


@pytest.mark.parametrize(
    ("kind", "choice", "key", "held"),
    [
        ("users_select", "U00000BEN", "selected_user", "U00000BEN"),
        ("multi_users_select", ["U00000BEN"], "selected_users", ["U00000BEN"]),
        ("conversations_select", "C000000OPS", "selected_conversation", "C000000OPS"),
        ("datepicker", "2026-11-21", "selected_date", "2026-11-21"),
        ("timepicker", "10:42", "selected_time", "10:42"),
        ("datetimepicker", "1700000000", "selected_date_time", 1_700_000_000),
    ],
)
def test_pickers_hold_what_was_picked(stage: Stage, kind: str, choice: Any, key: str, held: Any) -> None:
    block = text_input("x") | {"element": {"type": kind, "action_id": "x"}}
    stage.open(block)
    stage.control.submit(stage.cast.ada, {"x": choice})
    assert stage.seen[-1]["view"]["state"]["values"]["b-x"]["x"][key] == held


def test_no_more_can_be_chosen_than_the_input_takes(stage: Stage) -> None:
    block = choices("multi_static_select", "x", "a", "b", "c")
    block["element"]["max_selected_items"] = 2
    stage.open(block)
    with pytest.raises(Refused):
        stage.control.submit(stage.cast.ada, {"x": ["a", "b", "c"]})


def test_an_option_that_is_not_offered_cannot_be_chosen(stage: Stage) -> None:
    stage.open(choices("static_select", "severity", "sev1"))
    with pytest.raises(Refused):
        stage.control.submit(stage.cast.ada, {"severity": "sev9"})
