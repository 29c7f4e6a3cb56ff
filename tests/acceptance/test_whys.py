"""The five whys: one modal, replaced step by step; nothing that was submitted is lost."""

from itertools import count

import pytest

from tests.support.stage import Json, Scene
from tests.support.stage_reading import all_texts, held, view_lines

TIMES = count(1)  # the same words typed again at the same moment would count as one declaration
HOSTILE = ["</script><!channel> *bold* | `code` {{ 7*7 }} & {% raw %}", "first line\nsecond “line”\n> quoted"]


def wizard(scene: Scene, who: str = "ada") -> Json:
    """Return the modal that stands open."""
    view = scene.view(who)
    assert view is not None
    return view


def opened(scene: Scene) -> str:
    """Declare an incident, open its wizard, and return the channel's name."""
    where = scene.name_of(scene.declare(f"sev2 Checkout fails, {next(TIMES)}"))
    scene.type("ada", "whys", where)
    return where


def question(view: Json) -> str:
    return str(view["blocks"][0]["text"]["text"])


def test_the_same_modal_shows_the_next_step(shared_scene: Scene) -> None:
    opened(shared_scene)
    before = wizard(shared_scene)["id"]
    shared_scene.submit("ada", {"answer": "The pool ran empty"})
    after = wizard(shared_scene)
    assert (after["id"], after["title"]["text"].split(": ")[1]) == (before, "why 2 of 5")


def test_each_question_quotes_the_answer_before(shared_scene: Scene) -> None:
    opened(shared_scene)
    for number in range(1, 5):
        shared_scene.submit("ada", {"answer": f"Cause {number}."})
        assert question(wizard(shared_scene)) == f"*Why did “Cause {number}” happen?*"


def test_the_fifth_answer_ends_the_wizard(shared_scene: Scene) -> None:
    opened(shared_scene)
    for number in range(1, 6):
        shared_scene.submit("ada", {"answer": f"Cause {number}"})
    assert view_lines(shared_scene, wizard(shared_scene))[0] == "= Five whys"


def test_a_new_step_is_empty(shared_scene: Scene) -> None:
    opened(shared_scene)
    shared_scene.submit("ada", {"answer": "The pool ran empty"})
    assert held(wizard(shared_scene), "answer") == ""


def test_back_shows_the_previous_answer(shared_scene: Scene) -> None:
    opened(shared_scene)
    shared_scene.submit("ada", {"answer": "The pool ran empty"})
    shared_scene.click("ada", "why_back")
    assert held(wizard(shared_scene), "answer") == "The pool ran empty"


def test_back_keeps_what_was_typed(shared_scene: Scene) -> None:
    opened(shared_scene)
    shared_scene.submit("ada", {"answer": "The pool ran empty"})
    shared_scene.control.type(shared_scene.ada, "answer", "A query held")
    shared_scene.click("ada", "why_back")
    shared_scene.submit("ada", {})
    assert held(wizard(shared_scene), "answer") == "A query held"


def test_a_changed_answer_changes_the_question_after_it(shared_scene: Scene) -> None:
    opened(shared_scene)
    shared_scene.submit("ada", {"answer": "The pool ran empty"})
    shared_scene.click("ada", "why_back")
    shared_scene.submit("ada", {"answer": "The pool was too small"})
    assert question(wizard(shared_scene)) == "*Why did “The pool was too small” happen?*"


def test_naming_the_root_cause_ends_the_wizard_early(shared_scene: Scene) -> None:
    opened(shared_scene)
    shared_scene.submit("ada", {"answer": "Nobody set a timeout", "stop": ["root_cause"]})
    assert "The root cause is kept" in "\n".join(view_lines(shared_scene, wizard(shared_scene)))


def test_after_closing_midway_the_wizard_goes_on_at_the_right_step(shared_scene: Scene) -> None:
    where = opened(shared_scene)
    for answer in ("The pool ran empty", "A query held connections"):
        shared_scene.submit("ada", {"answer": answer})
    shared_scene.control.close_view(shared_scene.ada)
    shared_scene.type("ada", "whys", where)
    assert question(wizard(shared_scene)) == "*Why did “A query held connections” happen?*"


def test_somebody_else_may_go_on(shared_scene: Scene) -> None:
    where = opened(shared_scene)
    shared_scene.submit("ada", {"answer": "The pool ran empty"})
    shared_scene.type("ben", "whys", where)
    assert question(wizard(shared_scene, "ben")) == "*Why did “The pool ran empty” happen?*"


def test_a_blank_answer_is_refused(shared_scene: Scene) -> None:
    opened(shared_scene)
    outcome = shared_scene.submit("ada", {"answer": "  \n "})
    assert "Write an answer" in next(iter(outcome.errors.values()))


@pytest.mark.parametrize("answer", HOSTILE)
def test_a_hostile_answer_comes_back_as_typed(shared_scene: Scene, answer: str) -> None:
    opened(shared_scene)
    shared_scene.submit("ada", {"answer": answer})
    shared_scene.click("ada", "why_back")
    assert held(wizard(shared_scene), "answer") == answer


def test_a_hostile_answer_mentions_nobody_where_it_is_quoted(shared_scene: Scene) -> None:
    opened(shared_scene)
    shared_scene.submit("ada", {"answer": f"{HOSTILE[0]} <@{shared_scene.cleo}>"})
    texts = "\n".join(all_texts(wizard(shared_scene)["blocks"]))
    assert "<!channel" not in texts
    assert f"<@{shared_scene.cleo}" not in texts
