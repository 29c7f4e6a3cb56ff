"""Kill -9 while digests are sent: after the restart each is in Slack exactly once."""

from pathlib import Path

from tests.support.killing_play import ANSWER_LOST, Kill
from tests.support.reminding.killed import die, kills

PEOPLE = 3


def test_whatever_the_moment_of_death_each_digest_is_there_once(current_sqlite: Path, tmp_path: Path) -> None:
    deaths = kills(3, 4, PEOPLE)
    there, wanted, lives = die(tmp_path, current_sqlite, deaths, PEOPLE)
    assert there == wanted
    assert lives == 1 + len(deaths)


def test_where_messages_are_not_known_again_a_death_doubles_a_digest(current_sqlite: Path, tmp_path: Path) -> None:
    deaths = [Kill(point=ANSWER_LOST, number=2, method="chat.postMessage")]
    there, wanted, _ = die(tmp_path, current_sqlite, deaths, PEOPLE, is_known_again=False)
    assert set(there) == set(wanted)
    assert max(there.values()) == 2
