"""Fifty kills at seeded moments, two in each of twenty-five incidents: always the same draft and log."""

import random
from collections.abc import Sequence

import pytest

from tests.support.killing import AFTER, BEFORE
from tests.support.killing_play import POINTS, Kill, Played, play

INCIDENTS, KILLS_EACH = 25, 2
LEAD, NOTE, DETECTED, MITIGATED, ACTION, RESOLVE, FIRST_SUBMIT = 3, 5, 8, 18, 20, 21, 22
FIRST_COMMIT_IS_ANSWERED = (NOTE, ACTION)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return play(tmp_path_factory.mktemp("undisturbed"))


def kills(seed: int, commits: Sequence[int]) -> list[Kill]:
    """Return the kills of one incident. What is typed again after its answer was lost is another proof's matter."""
    chance = random.Random(seed)
    cues = chance.sample(range(FIRST_SUBMIT), KILLS_EACH)
    return [_kill(chance, cue, commits[cue]) for cue in cues]


def _kill(chance: random.Random, cue: int, commits: int) -> Kill:
    point = chance.choice(POINTS)
    if point not in (BEFORE, AFTER):
        return Kill(cue=cue, point=point, number=chance.randint(1, 2))
    first = 2 if cue in FIRST_COMMIT_IS_ANSWERED and point == AFTER else 1
    return Kill(cue=cue, point=point, number=chance.randint(first, max(first, commits)))


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(INCIDENTS))
def test_kills_at_any_moment_change_nothing(
    seed: int, undisturbed: Played, tmp_path_factory: pytest.TempPathFactory
) -> None:
    disturbed = play(tmp_path_factory.mktemp("disturbed"), kills(seed, undisturbed.commits))
    assert (disturbed.log, disturbed.said) == (undisturbed.log, undisturbed.said)
    assert disturbed.draft == undisturbed.draft


@pytest.mark.soak
def test_a_command_typed_again_after_its_answer_was_lost_changes_nothing(
    undisturbed: Played, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A note and an action item are not among these: typed again, they are there twice."""
    deaths = [Kill(cue=cue, point=AFTER) for cue in (LEAD, DETECTED, MITIGATED, RESOLVE)]
    disturbed = play(tmp_path_factory.mktemp("disturbed"), deaths)
    assert len(disturbed.retried) >= len(deaths)
    assert (disturbed.draft, disturbed.log, disturbed.said) == (undisturbed.draft, undisturbed.log, undisturbed.said)
