"""Answers that no form has room for: the form opens all the same, and what it cannot show stays as it is."""

from tests.acceptance.test_asking_answers import declared, modal, texts
from tests.acceptance.test_bad_answers import keep
from tests.acceptance.test_thread_answers import asked, question_of, reply
from tests.support.stage import Scene
from tests.support.stage_reading import view_lines


def test_a_long_list_of_names_leaves_the_form_usable(shared_scene: Scene) -> None:
    names = "\n".join(f"Person {number} of the long list" for number in range(200))
    where = declared(shared_scene)
    keep(shared_scene, where, "attendees", names)
    shared_scene.type("ada", "answer followup", where)
    shared_scene.submit("ada", {"review_on": "2026-03-09"})
    assert texts(shared_scene, where, "attendees") == [names]
    assert texts(shared_scene, where, "review_on") == ["2026-03-09"]


def test_whoever_met_a_very_long_answer_is_shown_its_beginning(shared_scene: Scene) -> None:
    key, _ = asked(shared_scene, "what_happened")
    shared_scene.type("ada", f"answer {key} cause")
    for number in range(4):
        reply(shared_scene, question_of(shared_scene, key), f"{number} " + "word < & > " * 3500)
    shared_scene.submit("ada", {"what_happened": "The pool ran empty"})
    lines = view_lines(shared_scene, modal(shared_scene))
    assert lines[0] == f"= {key}: two answers"
    assert any(line.endswith("characters; all of it is kept.") for line in lines)


def test_many_long_answers_met_at_once_fit_into_one_form(shared_scene: Scene) -> None:
    where, keys = declared(shared_scene), ("logs", "metrics", "screenshots", "runbook_updates", "technical_details")
    shared_scene.type("ada", "answer data", where)
    for key in keys:
        keep(shared_scene, where, key, "ü" * 12_000)
    shared_scene.submit("ada", dict.fromkeys(keys, "ä" * 3000))
    assert modal(shared_scene)["title"]["text"].endswith("two answers")
