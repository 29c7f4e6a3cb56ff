"""Fixtures of the acceptance tests: a running bot in a furnished workspace, which remarks on what Slack passes over."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.stage import Scene, running_scene


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """A scene of the test's own."""
    with running_scene(tmp_path / "scribe.db") as running:
        yield running
        assert running.control.remarks() == []


@pytest.fixture(scope="module")
def shared_scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """A scene for all tests of a module: each declares an incident of its own in it."""
    with running_scene(tmp_path_factory.mktemp("scene") / "scribe.db") as running:
        yield running
        assert running.control.remarks() == []
