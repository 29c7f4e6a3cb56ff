"""A bot in a process of its own, in an emulated workspace with the standing cast."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.integration.usecases.world import peopled
from tests.support.bot_process_stage import ProcessStage

START = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def process_stage(tmp_path: Path) -> Iterator[ProcessStage]:
    stage = ProcessStage(START, tmp_path)
    try:
        peopled(stage.emulator)
        stage.start()
        yield stage
    finally:
        stage.close()
