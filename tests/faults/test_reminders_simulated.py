"""Sixty days, both changes of clocks, holidays and restarts: no reminder is lost, none comes twice or out of hours."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.reminding.broken import WithoutKey
from tests.support.reminding.story import BEGIN, Story, tell
from tests.support.reminding.verdict import judge
from tests.support.reminding.world import Seen, play

ITEMS, PEOPLE, INCIDENTS = 10, 5, 2


@pytest.fixture(scope="module")
def story() -> Story:
    return tell(11, items=ITEMS, people=PEOPLE, incidents=INCIDENTS)


@pytest.fixture(scope="module")
def seen(story: Story, current_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Seen]:
    database = tmp_path_factory.mktemp("simulated") / "scribe.db"
    return play(story, Path(shutil.copy(current_sqlite, database)))


def test_the_reference_and_the_workspace_agree_on_every_line(story: Story, seen: list[Seen]) -> None:
    verdict = judge(story, seen)
    assert verdict.is_clean, verdict
    assert verdict.right > 100


def test_a_digest_that_is_missing_shows(story: Story, seen: list[Seen]) -> None:
    assert judge(story, seen[1:]).lost


def test_a_digest_sent_again_shows(story: Story, seen: list[Seen]) -> None:
    assert judge(story, [*seen, seen[0]]).twice


def test_a_digest_of_the_night_shows(story: Story, seen: list[Seen]) -> None:
    at_night = replace(seen[0], posted_at=seen[0].posted_at - timedelta(hours=8))
    assert judge(story, [at_night, *seen[1:]]).out_of_hours


def test_without_keys_the_simulation_goes_red(story: Story, current_sqlite: Path, tmp_path: Path) -> None:
    week = replace(story, end=BEGIN + timedelta(days=12))
    database = Path(shutil.copy(current_sqlite, tmp_path / "scribe.db"))
    seen = play(week, database, WithoutKey)
    assert judge(week, seen).twice
