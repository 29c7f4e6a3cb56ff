"""The whys as a tree: more than five, other reasons, and what becomes of them in the document."""

from itertools import count

from tests.support.stage import Json, Scene
from tests.support.stage_reading import draft, drafts, held, view_lines

TIMES = count(1)


def opened(scene: Scene) -> str:
    """Declare an incident, open its wizard, and return the channel's name."""
    where = scene.name_of(scene.declare(f"sev2 Search fails, {next(TIMES)}"))
    scene.type("ada", "whys", where)
    return where


def seen(scene: Scene, who: str = "ada") -> list[str]:
    """Return the lines of the modal that stands open."""
    return view_lines(scene, modal(scene, who))


def modal(scene: Scene, who: str = "ada") -> Json:
    view = scene.view(who)
    assert view is not None
    return view


def say(scene: Scene, *answers: str, **choices: list[str]) -> None:
    """Answer one why after the other; `choices` go with the last."""
    for answer in answers[:-1]:
        scene.submit("ada", {"answer": answer})
    scene.submit("ada", {"answer": answers[-1], **choices})


def test_the_fifth_why_may_go_on(shared_scene: Scene) -> None:
    opened(shared_scene)
    say(shared_scene, "One", "Two", "Three", "Four", "Five", more=["more"])
    assert seen(shared_scene)[1] == "*Why did “Five” happen?*"


def test_the_sixth_answer_ends_the_wizard(shared_scene: Scene) -> None:
    opened(shared_scene)
    say(shared_scene, "One", "Two", "Three", "Four", "Five", more=["more"])
    say(shared_scene, "Six")
    assert "The root cause is kept" in seen(shared_scene)[1]


def test_whoever_wanted_a_sixth_why_is_asked_it_later_too(shared_scene: Scene) -> None:
    where = opened(shared_scene)
    say(shared_scene, "One", "Two", "Three", "Four", "Five", more=["more"])
    shared_scene.control.close_view(shared_scene.ada)
    shared_scene.type("ada", "whys", where)
    assert seen(shared_scene)[1] == "*Why did “Five” happen?*"


def test_another_reason_answers_the_same_question(shared_scene: Scene) -> None:
    opened(shared_scene)
    say(shared_scene, "The pool ran empty")
    say(shared_scene, "A query held connections")
    shared_scene.click("ada", "why_back")
    shared_scene.click("ada", "why_branch")
    assert seen(shared_scene)[1:3] == ["*Why did “The pool ran empty” happen?*", "Beside: “A query held connections”"]


def test_another_reason_begins_empty_and_keeps_what_was_typed(shared_scene: Scene) -> None:
    opened(shared_scene)
    shared_scene.control.type(shared_scene.ada, "answer", "Typed, not submitted")
    shared_scene.click("ada", "why_branch")
    assert held(modal(shared_scene), "answer") == ""
    shared_scene.click("ada", "why_back")
    assert held(modal(shared_scene), "answer") == "Typed, not submitted"


def test_a_third_reason_has_a_place_of_its_own(shared_scene: Scene) -> None:
    opened(shared_scene)
    shared_scene.control.type(shared_scene.ada, "answer", "The pool ran empty")
    for reason in ("A rollout went out", "A cache was cold"):
        shared_scene.click("ada", "why_branch")
        assert held(modal(shared_scene), "answer") == ""
        shared_scene.control.type(shared_scene.ada, "answer", reason)
    shared_scene.click("ada", "why_back")
    assert "Beside: “A rollout went out”, “A cache was cold”" in seen(shared_scene)


def test_another_reason_needs_a_first_one(shared_scene: Scene) -> None:
    opened(shared_scene)
    shared_scene.click("ada", "why_branch")
    assert seen(shared_scene)[1] == ":warning: Write the first reason, then add another one."


def test_a_branch_that_ends_leads_back_to_what_is_open(shared_scene: Scene) -> None:
    opened(shared_scene)
    say(shared_scene, "The pool ran empty")
    shared_scene.click("ada", "why_back")
    shared_scene.click("ada", "why_branch")
    say(shared_scene, "A rollout went out", stop=["root_cause"])
    assert seen(shared_scene)[1] == "*Why did “The pool ran empty” happen?*"


def test_a_branch_is_reached_from_the_reason_beside_it(shared_scene: Scene) -> None:
    where = opened(shared_scene)
    say(shared_scene, "The pool ran empty", stop=["root_cause"])
    shared_scene.type("ada", "whys", where)
    shared_scene.click("ada", "why_branch")
    say(shared_scene, "A rollout went out", stop=["root_cause"])
    shared_scene.type("ada", "whys", where)
    shared_scene.click("ada", "why_go:whys.1b.1")
    assert held(modal(shared_scene), "answer") == "A rollout went out"


def test_a_stop_taken_back_goes_on(shared_scene: Scene) -> None:
    where = opened(shared_scene)
    say(shared_scene, "The pool ran empty", stop=["root_cause"])
    shared_scene.type("ada", "whys", where)
    shared_scene.submit("ada", {"stop": []})
    assert seen(shared_scene)[1] == "*Why did “The pool ran empty” happen?*"


def test_the_document_draws_branches_as_a_tree_with_a_root_cause_each(scene: Scene) -> None:
    where = opened(scene)
    say(scene, "The pool ran empty", "No timeout", stop=["root_cause"])
    scene.type("ada", "whys", where)
    scene.click("ada", "why_branch")
    say(scene, "A rollout went out", "No canary", stop=["root_cause"])
    scene.type("ada", "resolve", where)
    text = draft(scene, "ada", drafts(scene, "ada")[-1])
    assert "- **Why did the incident occur?**\n  - The pool ran empty\n    - **Why did “The pool ran empty”" in text
    assert "  - A rollout went out\n    - **Why did “A rollout went out” happen?**\n      - No canary\n" in text
    assert "**Root causes:**\n\n- No timeout\n- No canary\n" in text


def test_the_document_numbers_the_whys_where_nothing_branches(scene: Scene) -> None:
    where = opened(scene)
    say(scene, "The pool ran empty", "No timeout", stop=["root_cause"])
    scene.type("ada", "resolve", where)
    text = draft(scene, "ada", drafts(scene, "ada")[-1])
    assert "2. **Why did “The pool ran empty” happen?**\n   - No timeout" in text
    assert "**Root cause:** No timeout" in text


def test_an_answer_that_ends_at_a_person_gets_a_hint_at_the_next_step(shared_scene: Scene) -> None:
    opened(shared_scene)
    say(shared_scene, "Ben forgot to run the migration")
    assert "This answer ends at a person." in seen(shared_scene)[2]


def test_an_answer_about_the_system_gets_no_hint(shared_scene: Scene) -> None:
    opened(shared_scene)
    say(shared_scene, "The migration was not run")
    assert not any("ends at a person" in line for line in seen(shared_scene))


def test_a_root_cause_that_ends_at_a_person_is_kept_with_a_hint(shared_scene: Scene) -> None:
    opened(shared_scene)
    say(shared_scene, "Human error", stop=["root_cause"])
    lines = "\n".join(seen(shared_scene))
    assert "The root cause is kept" in lines
    assert "This answer ends at a person." in lines


def test_two_who_answer_the_same_why_see_both_texts(shared_scene: Scene) -> None:
    where = opened(shared_scene)
    shared_scene.type("ben", "whys", where)
    shared_scene.submit("ben", {"answer": "A full disk"})
    say(shared_scene, "The pool ran empty")
    lines = "\n".join(seen(shared_scene))
    assert "@ben changed this on" in lines
    assert "A full disk" in lines
    assert held(modal(shared_scene), "answer") == "The pool ran empty"


def test_after_two_texts_met_the_wizard_goes_on(shared_scene: Scene) -> None:
    where = opened(shared_scene)
    shared_scene.type("ben", "whys", where)
    shared_scene.submit("ben", {"answer": "A full disk"})
    say(shared_scene, "The pool ran empty", "A full disk, and so an empty pool")
    assert seen(shared_scene)[1] == "*Why did “A full disk, and so an empty pool” happen?*"
