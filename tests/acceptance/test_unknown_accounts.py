"""Whoever Slack has not described yet is asked about where it matters, however they came: none is refused for good."""

from pathlib import Path

import sqlalchemy as sa

from bot.domain.ids import UserId
from bot.domain.people import Account
from bot.storage.tables import person
from bot.usecases.admitting import AccountUnknown
from tests.support.stage import Scene, running_scene

ASKING = str(AccountUnknown())


def test_an_admin_whom_slack_has_not_described_yet_may_the_second_time(tmp_path: Path) -> None:
    with running_scene(tmp_path / "scribe.db", SCRIBE_PERMISSIONS="change=lead+admins") as scene:
        scene.declare()
        assert scene.type("dana", "severity INC-1 sev1").text == ASKING
        assert "SEV-1 now" in scene.type("dana", "severity INC-1 sev1").text


def test_whoever_is_no_admin_is_told_who_may_the_second_time(tmp_path: Path) -> None:
    with running_scene(tmp_path / "scribe.db", SCRIBE_PERMISSIONS="change=lead+admins") as scene:
        scene.declare()
        assert scene.type("ben", "severity INC-1 sev1").text == ASKING
        refused = f"Only <@{scene.ada}> and admins of this workspace may change INC-1. Nothing was changed."
        assert scene.type("ben", "severity INC-1 sev1").text == refused


def test_a_mention_has_slack_asked_as_well(tmp_path: Path) -> None:
    with running_scene(tmp_path / "scribe.db", SCRIBE_PERMISSIONS="guests=nowhere") as scene:
        scene.say("ben", scene.general, f"<@{scene.scribe_id}> list")
        with scene.stage.app.store.read() as tx:
            assert tx.people.get(scene.stage.app.scribe.workspace.team_id, UserId(scene.ben)) is not None


def test_people_described_by_an_older_version_are_asked_about_at_the_start(tmp_path: Path) -> None:
    with running_scene(tmp_path / "scribe.db") as scene:
        where = scene.declare()
        scene.people["gus"] = scene.control.add_user("gus", is_stranger=True)
        scene.enter("gus", scene.name_of(where))
        scene.say("gus", where, "The pool is exhausted")
        _forget_accounts(scene)
        scene.restart()
        assert scene.type("gus", "note Rolled back", "inc-1").text.startswith("Only members of this workspace")


def _forget_accounts(scene: Scene) -> None:
    with scene.stage.app.store.write() as tx:
        known = tx.people.get(scene.stage.app.scribe.workspace.team_id, UserId(scene.people["gus"]))
        assert known is not None and known.account is Account.EXTERNAL
        tx.connection.execute(sa.update(person).values(account=None))
