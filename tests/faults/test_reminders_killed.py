"""Kill -9 while digests are sent: after the restart each is in Slack exactly once."""

from pathlib import Path

from tests.support.reminding.killed import die, kills

PEOPLE = 3


def test_whatever_the_moment_of_death_each_digest_is_there_once(current_sqlite: Path, tmp_path: Path) -> None:
    deaths = kills(3, 4, PEOPLE)
    there, wanted, lives = die(tmp_path, current_sqlite, deaths, PEOPLE)
    assert there == wanted
    assert lives == 1 + len(deaths)
