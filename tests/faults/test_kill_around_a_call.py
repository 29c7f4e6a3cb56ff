"""Killed at a call to Slack within `start` or `resolve`: after the restart all of it is done, once.

Two calls that must not be made twice, and two chosen by a seed; `tests/soak/test_kills_at_calls.py` has all of them.
"""

from tests.support.bot_process_stage import ProcessStage
from tests.support.killing_calls import DECLARE, RESOLVE, assert_finished_once, points_of, some
from tests.support.killing_play import ANSWER_LOST, Kill

SEED = 11
NEVER_TWICE = {
    DECLARE: Kill(point=ANSWER_LOST, method="conversations.create"),
    RESOLVE: Kill(point=ANSWER_LOST, method="files.completeUploadExternal"),
}


def test_a_declaration_and_a_draft_interrupted_by_death_are_finished_once(process_stage: ProcessStage) -> None:
    others = {text: some(points_of(process_stage, text.format(1)), SEED, 1)[0] for text in (DECLARE, RESOLVE)}
    assert_finished_once(process_stage, 2, NEVER_TWICE)
    assert_finished_once(process_stage, 3, others)
