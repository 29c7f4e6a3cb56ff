"""One of two replicas dies, ten times: the other one finishes what it had in hand, and nothing is there twice."""

from pathlib import Path

import pytest

from tests.support.killing_replicas import lose_one_of_two


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_what_a_killed_replica_had_in_hand_is_done_by_the_other(postgres_url: str, tmp_path: Path, seed: int) -> None:
    lose_one_of_two(postgres_url, tmp_path, seed, events=500)
