"""A command typed again because its answer was lost counts once; one meant again counts again."""

import pytest

from tests.support.stage import Scene
from tests.support.stage_reading import stored

TYPED = ["note Rolled back the deploy", "action Alert on pool usage @ben by friday"]


@pytest.mark.parametrize("text", TYPED)
def test_the_same_words_of_the_same_person_at_once_count_once(scene: Scene, text: str) -> None:
    where = scene.name_of(scene.declare())
    first = scene.type("ada", text, where)
    before = stored(scene)
    again = scene.type("ada", text, where)
    assert again.text == first.text
    assert stored(scene) == before


@pytest.mark.parametrize("text", TYPED)
def test_the_same_words_of_somebody_else_count_again(scene: Scene, text: str) -> None:
    where = scene.name_of(scene.declare())
    scene.type("ada", text, where)
    before = stored(scene)
    scene.enter("ben", where)
    scene.type("ben", text, where)
    assert stored(scene) != before


@pytest.mark.parametrize("text", TYPED)
def test_the_same_words_two_minutes_later_count_again(scene: Scene, text: str) -> None:
    where = scene.name_of(scene.declare())
    scene.type("ada", text, where)
    before = stored(scene)
    scene.wait(minutes=2)
    scene.type("ada", text, where)
    assert stored(scene) != before


def test_an_incident_declared_twice_in_a_moment_is_one(scene: Scene) -> None:
    first = scene.type("ada", "start sev2 Checkout fails")
    again = scene.type("ada", "start sev2 Checkout fails")
    assert "INC-1" in first.text
    assert again.text.split(" is ")[0] == "INC-1"
    scene.finish()
    assert stored(scene)["incident"] == 1
