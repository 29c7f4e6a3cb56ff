"""The on-call group of a severity is in the channel as soon as an incident is that bad, and nobody waits for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.stage import Scene, running_scene
from tests.support.stage_reading import direct, message_lines


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """A scene in which the worst incidents call @backend-oncall: Ben and Dana."""
    with running_scene(tmp_path / "scribe.db", SCRIBE_ONCALL_GROUPS="sev1=@backend-oncall, sev2=@none") as running:
        running.control.add_usergroup("backend-oncall", [running.ben, running.dana])
        yield running


def members(scene: Scene, channel_id: str) -> set[str]:
    [found] = [channel["members"] for channel in scene.control.channels() if channel["id"] == channel_id]
    return set(found)


def invitations(scene: Scene, where: str) -> list[str]:
    """The lines of the timeline that tell of a group."""
    text = scene.type("ada", "timeline", where).text or ""
    return [line.split(" UTC> ")[-1] for line in text.split("\n") if "on-call group" in line]


def troubles(scene: Scene, who: str) -> list[str]:
    return [line for said in direct(scene, who) for line in message_lines(scene, said) if "group" in line]


def test_a_group_is_invited_when_an_incident_is_declared_at_its_severity(scene: Scene) -> None:
    channel_id = scene.declare("sev1 Checkout fails")
    assert members(scene, channel_id) == {scene.ada, scene.ben, scene.dana, scene.scribe_id}
    assert invitations(scene, scene.name_of(channel_id)) == ["Invited the on-call group @backend-oncall: 2 people"]


def test_a_group_is_invited_when_the_severity_rises_to_its_own(scene: Scene) -> None:
    channel_id = scene.declare("sev3 Checkout fails")
    assert members(scene, channel_id) == {scene.ada, scene.scribe_id}
    scene.type("ada", "severity sev1", scene.name_of(channel_id))
    assert members(scene, channel_id) == {scene.ada, scene.ben, scene.dana, scene.scribe_id}


def test_a_milder_severity_invites_nobody(scene: Scene) -> None:
    channel_id = scene.declare("sev1 Checkout fails")
    scene.type("ada", "severity sev2", scene.name_of(channel_id))
    assert troubles(scene, "ada") == []


def test_whoever_left_is_not_invited_again(scene: Scene) -> None:
    channel_id = scene.declare("sev1 Checkout fails")
    scene.control.leave(scene.dana, channel_id)
    scene.finish()
    for severity in ("sev3", "sev1"):
        scene.type("ada", f"severity {severity}", scene.name_of(channel_id))
    assert scene.dana not in members(scene, channel_id)


def test_nobody_gets_a_role_by_it(scene: Scene) -> None:
    where = scene.name_of(scene.declare("sev1 Checkout fails"))
    assert scene.ben not in (scene.type("ada", "role", where).text or "")


def test_one_that_came_in_by_start_here_has_its_group_too(scene: Scene) -> None:
    scene.control.invite(scene.ada, scene.checkout, scene.scribe_id)
    scene.control.leave(scene.ben, scene.checkout)
    scene.wait(minutes=1)
    scene.type("ada", "start here sev1 Checkout fails", "checkout")
    assert scene.ben in members(scene, scene.checkout)


@pytest.mark.parametrize("flag", ["--test", "--private"])
def test_a_test_and_a_private_one_call_nobody_in(scene: Scene, flag: str) -> None:
    channel_id = scene.declare(f"{flag} sev1 Checkout fails")
    assert members(scene, channel_id) == {scene.ada, scene.scribe_id}


def test_of_a_group_that_is_not_there_the_reporter_is_told_once(scene: Scene) -> None:
    channel_id = scene.declare("sev2 Checkout fails")
    for severity in ("sev3", "sev2"):
        scene.type("ada", f"severity {severity}", scene.name_of(channel_id))
    assert troubles(scene, "ada") == [
        "INC-1: there is no user group `@none`, so I invited nobody. `/invite @name` in its channel asks people "
        "in; an admin can correct the setting by `/incident config`."
    ]


def test_of_a_group_that_is_disabled_or_empty_the_reporter_is_told(scene: Scene) -> None:
    group = scene.control.add_usergroup("none")
    scene.declare("sev2 Checkout fails")
    scene.control.disable_usergroup(group)
    scene.declare("sev2 Search fails")
    assert [line.split(",")[0] for line in troubles(scene, "ada")] == [
        "INC-1: nobody is in the user group `@none`", "INC-2: the user group `@none` is disabled",
    ]  # fmt: skip


def test_whom_slack_refuses_holds_up_nobody_and_the_lead_is_told(scene: Scene) -> None:
    gone = scene.control.add_user("gone")
    scene.control.add_usergroup("none", [scene.ben, gone, scene.dana])
    scene.control.change_user(gone, deleted=True)
    channel_id = scene.declare("sev2 Checkout fails")
    assert {scene.ben, scene.dana} < members(scene, channel_id)
    assert invitations(scene, scene.name_of(channel_id)) == [
        "Invited the on-call group @none: 2 people; 1 could not be invited"
    ]
    assert f"let me invite <@{gone}> (`user_not_found`)" in troubles(scene, "ada")[0].replace(gone, f"<@{gone}>")


def test_a_hundred_and_fifty_people_come_in_two_calls(scene: Scene) -> None:
    many = [scene.control.add_user(f"person{number}") for number in range(150)]
    scene.control.add_usergroup("none", many)
    channel_id = scene.declare("sev2 Checkout fails")
    assert set(many) < members(scene, channel_id)
    assert invitations(scene, scene.name_of(channel_id)) == ["Invited the on-call group @none: 150 people"]


def test_a_channel_where_nobody_can_be_invited_ends_it(scene: Scene) -> None:
    scene.control.fail("usergroups.list", error="missing_scope", times=1)
    where = scene.name_of(scene.declare("sev1 Checkout fails"))
    assert "Slack said `missing_scope`" in troubles(scene, "ada")[0]
    assert "Noted in INC-1" in (scene.type("ada", "note Still at it", where).text or "")
