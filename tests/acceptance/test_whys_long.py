"""Whys of any length, and with names in them: passing by them in the wizard changes nothing."""

import pytest

from tests.acceptance.test_asking_answers import declared, modal, texts
from tests.acceptance.test_bad_answers import keep
from tests.support.stage import Scene
from tests.support.stage_reading import held, view_lines

LONG = "\n".join(f"line {number} of a long reason" for number in range(300))
TOO_LONG = LONG * 3


def at_first_why(scene: Scene, text: str) -> str:
    """Have the first why answered with `text`, open the wizard and go back to it; return the channel's name."""
    where = declared(scene)
    keep(scene, where, "whys.1", text)
    scene.type("ada", "whys", where)
    scene.click("ada", "why_back")
    return where


def test_a_long_why_stands_in_several_parts(shared_scene: Scene) -> None:
    at_first_why(shared_scene, LONG)
    parts = [held(modal(shared_scene), name) for name in ("answer", "answer#2", "answer#3")]
    assert "\n".join(parts) == LONG


@pytest.mark.parametrize("text", [LONG, TOO_LONG])
def test_a_long_why_passed_by_stays_as_it_is(shared_scene: Scene, text: str) -> None:
    where = at_first_why(shared_scene, text)
    shared_scene.submit("ada", {})
    assert texts(shared_scene, where, "whys.1") == [text]
    assert modal(shared_scene)["title"]["text"].endswith("why 2 of 5")


def test_a_long_why_changed_in_one_part_keeps_the_others(shared_scene: Scene) -> None:
    where = at_first_why(shared_scene, LONG)
    first = held(modal(shared_scene), "answer")
    shared_scene.submit("ada", {"answer": first.replace("line 0 of", "the first line of")})
    assert texts(shared_scene, where, "whys.1") == [LONG, LONG.replace("line 0 of", "the first line of")]


def test_a_why_too_long_for_the_form_is_shown_by_its_beginning(shared_scene: Scene) -> None:
    at_first_why(shared_scene, TOO_LONG)
    assert any("There is no room for it here" in line for line in view_lines(shared_scene, modal(shared_scene)))


def test_a_line_may_end_at_a_why_too_long_for_the_form(shared_scene: Scene) -> None:
    where = at_first_why(shared_scene, TOO_LONG)
    shared_scene.submit("ada", {"stop": ["root_cause"]})
    assert texts(shared_scene, where, "whys.depth") == ["1"]


def test_going_back_over_a_why_that_mentions_somebody_leaves_it_alone(shared_scene: Scene) -> None:
    said = f"<@{shared_scene.ada}> deployed <https://ci.example.com/7|the release>"
    where = at_first_why(shared_scene, said)
    assert held(modal(shared_scene), "answer").startswith("@ada deployed the release")
    shared_scene.submit("ada", {})
    assert texts(shared_scene, where, "whys.1") == [said]


def test_the_question_names_people_as_others_do(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    keep(shared_scene, where, "whys.1", f"<@{shared_scene.ada}> deployed")
    shared_scene.type("ada", "whys", where)
    assert "*Why did “@ada deployed” happen?*" in view_lines(shared_scene, modal(shared_scene))
