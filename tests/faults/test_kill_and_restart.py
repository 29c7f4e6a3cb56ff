"""Kill -9 in the middle of an incident, then a restart: the same draft, the same log, each message once."""

import pytest

from tests.support.killing import AFTER, BEFORE
from tests.support.killing_play import ANSWER_LOST, Kill, Played, play

IN_START, IN_NOTE, IN_MITIGATED, IN_ACTION, IN_RESOLVE, IN_LAST_WHY = 2, 5, 18, 20, 21, 23

DEATHS = {
    "while sweeping, before a note is stored, inside resolve": [
        Kill(cue=IN_START, point=ANSWER_LOST, method="conversations.history"),
        Kill(cue=IN_NOTE, point=BEFORE),
        Kill(cue=IN_RESOLVE, point=BEFORE),
    ],
    "after start was stored, amid a milestone, between upload and settle": [
        Kill(cue=IN_START, point=AFTER),
        Kill(cue=IN_MITIGATED, point=AFTER, number=5),
        Kill(cue=IN_LAST_WHY, point=ANSWER_LOST, method="files.completeUploadExternal"),
    ],
}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return play(tmp_path_factory.mktemp("undisturbed"))


@pytest.mark.parametrize("deaths", DEATHS.values(), ids=DEATHS)
def test_a_bot_killed_and_restarted_sends_the_same_draft(
    deaths: list[Kill], undisturbed: Played, tmp_path_factory: pytest.TempPathFactory
) -> None:
    disturbed = play(tmp_path_factory.mktemp("disturbed"), deaths)
    assert disturbed.lives == 1 + len(deaths)
    assert (disturbed.log, disturbed.said) == (undisturbed.log, undisturbed.said)
    assert disturbed.draft == undisturbed.draft
