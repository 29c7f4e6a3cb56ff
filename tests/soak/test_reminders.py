"""The proofs of the reminders at their full sizes."""

import shutil
from pathlib import Path

import pytest

from tests.support.reminding.at_once import by_processes, by_threads
from tests.support.reminding.killed import die, kills
from tests.support.reminding.many import wanted
from tests.support.reminding.story import tell
from tests.support.reminding.verdict import judge
from tests.support.reminding.world import play

MANY, PROCESSES, DEATHS, MORTALS = 2000, 4, 50, 4


@pytest.mark.soak
@pytest.mark.parametrize("seed", [1, 2])
def test_sixty_days_of_two_hundred_items_and_forty_people(seed: int, current_sqlite: Path, tmp_path: Path) -> None:
    story = tell(seed, days=60, items=200, people=40)
    seen = play(story, Path(shutil.copy(current_sqlite, tmp_path / "scribe.db")))
    verdict = judge(story, seen)
    assert verdict.is_clean, verdict
    assert verdict.right > 2000


@pytest.mark.soak
def test_four_processes_on_one_postgresql_send_two_thousand_once(postgres_url: str, tmp_path: Path) -> None:
    assert by_processes(postgres_url, tmp_path, people=MANY, processes=PROCESSES) == wanted(MANY)


@pytest.mark.soak
def test_several_threads_on_sqlite_send_two_thousand_once(sqlite_url: str) -> None:
    assert by_threads(sqlite_url, people=MANY) == wanted(MANY)


@pytest.mark.soak
def test_fifty_deaths_change_nothing(current_sqlite: Path, tmp_path: Path) -> None:
    deaths = kills(5, DEATHS, MORTALS)
    there, everything, lives = die(tmp_path, current_sqlite, deaths, MORTALS)
    assert there == everything
    assert lives == 1 + DEATHS
