"""App Home shows of private incidents what its reader owns or leads, and nothing else."""

import pytest

from tests.support.stage import Scene
from tests.support.stage_home import open_home, press, said


@pytest.fixture
def where(shared_scene: Scene) -> str:
    """A private channel with Ada, Ben and the scribe, where an incident of the test's own runs; Dana owns an item."""
    scene = shared_scene
    name = f"secret-{len(scene.control.channels())}"
    channel_id = scene.control.add_channel(name, members=[scene.ada, scene.ben, scene.scribe_id], is_private=True)
    scene.type("ada", "start here sev1 Breach of the vault", name)
    scene.type("ada", f"action Rotate the keys of {channel_id} @dana by friday", name)
    scene.type("ada", f"action Ask the lawyers about {channel_id} by friday", name)
    return channel_id


def shown(scene: Scene, who: str) -> str:
    open_home(scene, who)
    return said(scene, who)


def test_an_owner_outside_finds_their_item_and_no_other(shared_scene: Scene, where: str) -> None:
    home = shown(shared_scene, "dana")
    assert f"Rotate the keys of {where}" in home
    assert f"Ask the lawyers about {where}" not in home


def test_the_owner_may_finish_it(shared_scene: Scene, where: str) -> None:
    open_home(shared_scene, "dana")
    press(shared_scene, "dana", "done", f"Rotate the keys of {where}")
    assert f"Rotate the keys of {where}" not in shown(shared_scene, "dana")


def test_whoever_leads_finds_what_nobody_owns(shared_scene: Scene, where: str) -> None:
    assert f"Ask the lawyers about {where}" in shown(shared_scene, "ada")


def test_others_find_nothing(shared_scene: Scene, where: str) -> None:
    assert where not in shown(shared_scene, "cleo")
    assert where not in shown(shared_scene, "ben")
