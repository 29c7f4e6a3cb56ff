"""App Home shows nothing of a private incident to who is not in its channel, whatever they own."""

import pytest

from tests.support.stage import Scene
from tests.support.stage_home import open_home, said


@pytest.fixture
def where(shared_scene: Scene) -> str:
    """A private channel with Ada, Ben and the scribe, where an incident of the test's own runs; Dana owns an item."""
    scene = shared_scene
    name = f"secret-{len(scene.control.channels())}"
    channel_id = scene.control.add_channel(name, members=[scene.ada, scene.ben, scene.scribe_id], is_private=True)
    scene.type("ada", "start here sev1 Breach of the vault", name)
    scene.type("ada", f"action Rotate the keys of {channel_id} @dana by friday", name)
    return channel_id


def is_found(scene: Scene, who: str, where: str) -> bool:
    """Whether somebody who looks at their Home finds the item of this channel's incident."""
    open_home(scene, who)
    return f"Rotate the keys of {where}" in said(scene, who)


def test_an_owner_outside_finds_only_how_many_there_are(shared_scene: Scene, where: str) -> None:
    assert not is_found(shared_scene, "dana", where)
    assert "1 item of a private incident is not shown here" in said(shared_scene, "dana")
    assert where not in said(shared_scene, "dana")


def test_a_member_finds_the_item(shared_scene: Scene, where: str) -> None:
    shared_scene.control.join(shared_scene.dana, where)
    assert is_found(shared_scene, "dana", where)


def test_leaving_the_channel_takes_it_away_at_once(shared_scene: Scene, where: str) -> None:
    shared_scene.control.join(shared_scene.dana, where)
    assert is_found(shared_scene, "dana", where)
    shared_scene.control.leave(shared_scene.dana, where)
    shared_scene.finish()
    assert where not in said(shared_scene, "dana")


def test_what_becomes_private_goes_from_the_homes_of_others(shared_scene: Scene) -> None:
    scene = shared_scene
    where = scene.declare("sev1 Leak of addresses")
    scene.type("ada", "action Ask the lawyers @cleo by friday", scene.name_of(where))
    open_home(scene, "cleo")
    assert "Ask the lawyers" in said(scene, "cleo")
    scene.control.convert_channel(scene.ada, where, is_private=True)
    scene.finish()
    assert "Ask the lawyers" not in said(scene, "cleo")


def test_a_lead_outside_finds_nothing_of_the_incident(shared_scene: Scene, where: str) -> None:
    open_home(shared_scene, "cleo")
    shared_scene.type("ada", "lead @cleo", shared_scene.name_of(where))
    shared_scene.control.leave(shared_scene.cleo, where)
    open_home(shared_scene, "cleo")
    assert where not in said(shared_scene, "cleo")


def test_while_nobody_can_be_asked_nothing_is_shown(shared_scene: Scene, where: str) -> None:
    shared_scene.control.join(shared_scene.dana, where)
    shared_scene.control.fail("conversations.members", error="channel_not_found", times=20)
    try:
        assert not is_found(shared_scene, "dana", where)
    finally:
        shared_scene.control.heal()
