"""A kill before and after the effect of each call to Slack that `start` and `resolve` make: all is done, once."""

from pathlib import Path

import pytest

from tests.support.killing_calls import (
    DECLARE,
    ONLY_FIRST,
    RESOLVE,
    assert_finished_once,
    points_of,
    process_stage,
)
from tests.support.killing_play import ANSWER_LOST, CALL_LOST, Kill


@pytest.mark.soak
@pytest.mark.parametrize("text", [DECLARE, RESOLVE], ids=["start", "resolve"])
def test_a_death_at_any_call_leaves_nothing_undone_and_nothing_twice(text: str, tmp_path: Path) -> None:
    with process_stage(tmp_path) as stage:
        points = {each: points_of(stage, each.format(1)) for each in (DECLARE, RESOLVE)}
        for number, point in enumerate(points[text], start=2):
            assert_finished_once(stage, number, {text: point})


@pytest.mark.soak
@pytest.mark.parametrize("point", [CALL_LOST, ANSWER_LOST])
@pytest.mark.parametrize("method", ONLY_FIRST)
def test_a_death_at_a_call_that_only_the_first_incident_makes_does_no_harm(
    method: str, point: str, tmp_path: Path
) -> None:
    with process_stage(tmp_path) as stage:
        assert_finished_once(stage, 1, {DECLARE: Kill(method=method, point=point)})
