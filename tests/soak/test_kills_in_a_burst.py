"""Fifty kills, at random points of five bursts of five hundred events: nothing is lost, and nothing is there twice."""

from pathlib import Path

import pytest

from tests.support.killing_burst import burst_with_kills
from tests.support.killing_calls import process_stage


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(5))
def test_a_burst_with_kills_in_it_is_kept_whole(seed: int, tmp_path: Path) -> None:
    with process_stage(tmp_path) as stage:
        burst_with_kills(stage, seed, events=500, kills=10)
