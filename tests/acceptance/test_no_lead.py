"""Word that nobody leads: once somebody does, by whatever way, it says who and since when, in its place."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.support.stage import Scene
from tests.support.stage_reading import message_lines, posts

Deed = Callable[[Scene, str], object]
CALL = "has no lead yet"


def nudged(scene: Scene) -> str:
    """An incident that had no lead for five minutes: its channel."""
    channel_id = scene.declare()
    scene.wait(minutes=6)
    assert any(CALL in line for line in lines(scene, channel_id))
    return channel_id


def lines(scene: Scene, channel_id: str) -> list[str]:
    return [line for one in posts(scene, channel_id) for line in message_lines(scene, one)]


def by_form(scene: Scene, channel_id: str) -> None:
    scene.click("ada", "menu_form:role", channel=channel_id)
    scene.submit("ada", {"role": "incident_lead"})


WAYS: dict[str, Deed] = {
    "command": lambda scene, channel_id: scene.type("ada", "lead me", scene.name_of(channel_id)),
    "role": lambda scene, channel_id: scene.type("ada", "role lead me", scene.name_of(channel_id)),
    "handoff": lambda scene, channel_id: scene.type("ben", "handoff @ada", scene.name_of(channel_id)),
    "button": lambda scene, channel_id: scene.click("ada", "menu_claim:lead", channel=channel_id),
    "mention": lambda scene, channel_id: scene.say("ada", channel_id, f"<@{scene.scribe_id}> lead me"),
    "form": by_form,
}


@pytest.mark.parametrize("way", WAYS)
def test_it_says_who_leads_since_when_and_asks_for_nobody_any_more(scene: Scene, way: str) -> None:
    channel_id = nudged(scene)
    before = [one["ts"] for one in posts(scene, channel_id) if CALL in str(one["text"])]
    WAYS[way](scene, channel_id)
    [after] = [one for one in posts(scene, channel_id) if one["ts"] in before]
    assert message_lines(scene, after) == ["INC-1: @ada leads since 2026-03-02 10:06 UTC."]
    assert not any(CALL in line for line in lines(scene, channel_id))


@pytest.mark.parametrize(("deed", "over"), [("resolve Fixed", "resolved"), ("cancel Was a drill", "canceled")])
def test_once_it_is_over_it_asks_for_nobody_any_more(scene: Scene, deed: str, over: str) -> None:
    channel_id = nudged(scene)
    scene.type("ada", deed, scene.name_of(channel_id))
    assert not any(CALL in line for line in lines(scene, channel_id))
    assert f"INC-1 was {over} without a lead." in lines(scene, channel_id)


def test_it_follows_a_later_lead(scene: Scene) -> None:
    channel_id = nudged(scene)
    for who in ("ada", "ben"):
        scene.type(who, "lead me", scene.name_of(channel_id))
    assert any("INC-1: @ben leads since" in line for line in lines(scene, channel_id))


def test_it_does_so_after_a_restart(scene: Scene) -> None:
    channel_id = nudged(scene)
    scene.restart(away=timedelta(minutes=1))
    scene.type("ada", "lead me", scene.name_of(channel_id))
    assert any("@ada leads since" in line for line in lines(scene, channel_id))


def test_nothing_new_is_posted_for_it(scene: Scene) -> None:
    channel_id = nudged(scene)
    before = len(posts(scene, channel_id))
    scene.type("ada", "lead me", scene.name_of(channel_id))
    assert len(posts(scene, channel_id)) == before
