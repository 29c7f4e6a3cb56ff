"""Roles as a team sets them: which there are, what they are called, and what becomes of those in use no more."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.stage import Scene, running_scene
from tests.support.stage_reading import message_lines, posts, view_lines, words

ROLES = "deputy, communications lead=comms boss, database expert=DBA"


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """A scene whose team has roles of its own."""
    database: Path = tmp_path_factory.mktemp("team") / "scribe.db"
    with running_scene(database, SCRIBE_ROLES=ROLES) as running:
        yield running
        assert running.control.remarks() == []


def said(scene: Scene, text: str, where: str) -> str:
    return words(scene, scene.type("ada", text, where).text)


def test_the_teams_roles_are_listed_by_its_own_words(team: Scene) -> None:
    where = team.name_of(team.declare())
    team.type("ada", "role dba @ben", where)
    assert said(team, "role", where).splitlines()[1:] == [
        "• Incident lead: nobody yet", "• Deputy: nobody yet", "• Comms boss: nobody yet", "• DBA: @ben",
    ]  # fmt: skip


def test_a_role_is_given_by_the_teams_word_and_by_the_usual_one(team: Scene) -> None:
    where = team.name_of(team.declare())
    assert "@ben is comms boss in INC-" in said(team, "role comms boss @ben", where)
    assert "@dana is comms boss in INC-" in said(team, "role communications lead @dana", where)


def test_a_role_that_the_team_does_not_use_is_not_known(team: Scene) -> None:
    where = team.name_of(team.declare())
    answer = said(team, "role product owner @ben", where)
    assert "The roles are `incident lead`, `deputy`, `comms boss`, `DBA`. Try `/incident role deputy @ben`." in answer


def test_the_card_and_its_form_show_the_teams_roles(team: Scene) -> None:
    channel_id = team.declare()
    team.click("ada", "menu_form:role", channel=channel_id)
    view = team.view("ada")
    assert view is not None
    assert "Which role?: Incident lead / Deputy / Comms boss / DBA" in view_lines(team, view)
    team.submit("ada", {"role": "database_expert"})
    team.control.close_view(team.ada)
    assert "DBA: @ada" in message_lines(team, posts(team, channel_id)[0])


def test_the_timeline_tells_of_a_role_in_the_teams_words(team: Scene) -> None:
    where = team.name_of(team.declare())
    team.type("ada", "role dba @ben", where)
    assert "@ben is DBA" in said(team, "timeline", where)


def test_a_role_of_before_stays_with_who_has_it_when_the_team_uses_others(tmp_path: Path) -> None:
    with running_scene(tmp_path / "scribe.db", SCRIBE_ROLES=ROLES) as scene:
        where = scene.name_of(scene.declare())
        scene.type("ada", "role dba @ben", where)
        scene.restart()  # with the usual settings
        assert said(scene, "role", where).splitlines()[-1] == "• Database expert: @ben"
