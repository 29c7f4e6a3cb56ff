"""A bot in a process of its own, in an emulated workspace with the standing cast."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.bot_process_stage import ProcessStage
from tests.support.killing_calls import process_stage as stage_in


@pytest.fixture
def process_stage(tmp_path: Path) -> Iterator[ProcessStage]:
    with stage_in(tmp_path) as stage:
        yield stage
