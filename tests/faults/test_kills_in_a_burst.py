"""Kill -9 at random points of a burst of events: after the restarts the log is Slack's, nothing lost, nothing twice.

Small here; `tests/soak/test_kills_in_a_burst.py` has five hundred events and fifty kills.
"""

import pytest

from tests.support.bot_process_stage import ProcessStage
from tests.support.killing_burst import burst_with_kills


@pytest.mark.parametrize("seed", [6])
def test_a_burst_with_kills_in_it_is_kept_whole(process_stage: ProcessStage, seed: int) -> None:
    burst_with_kills(process_stage, seed, events=60, kills=2)
