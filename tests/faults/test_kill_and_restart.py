"""Kill -9 in the middle of an incident, then a restart: the same draft, the same log, each message once.

Three kills here; `tests/soak/test_kills.py` has fifty.
"""

from pathlib import Path

from tests.support.killing import AFTER, BEFORE
from tests.support.killing_play import ANSWER_LOST, Kill, play

IN_START, IN_MITIGATED, IN_LAST_WHY = 2, 18, 23
DEATHS = [
    Kill(cue=IN_START, point=AFTER),
    Kill(cue=IN_MITIGATED, point=BEFORE, number=5),
    Kill(cue=IN_LAST_WHY, point=ANSWER_LOST, method="files.completeUploadExternal"),
]


def test_a_bot_killed_and_restarted_sends_the_same_draft(tmp_path: Path) -> None:
    undisturbed, disturbed = play(tmp_path / "undisturbed"), play(tmp_path / "disturbed", DEATHS)
    assert disturbed.lives == 1 + len(DEATHS)
    assert (disturbed.log, disturbed.said) == (undisturbed.log, undisturbed.said)
    assert disturbed.draft == undisturbed.draft
