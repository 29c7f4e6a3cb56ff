"""The questions' modals: two people in the same one, and answers longer than a field."""

from itertools import count

import pytest

from bot.postmortem.record import Answer
from tests.support.stage import Json, Scene
from tests.support.stage_reading import held, view_lines

TIMES = count(1)


def declared(scene: Scene) -> str:
    """Declare an incident and return its channel's name."""
    return scene.name_of(scene.declare(f"sev2 Search fails, {next(TIMES)}"))


def modal(scene: Scene, who: str = "ada") -> Json:
    view = scene.view(who)
    assert view is not None
    return view


def history(scene: Scene, where: str, question: str) -> list[Answer]:
    """Return every revision of one answer."""
    scribe = scene.stage.app.scribe
    with scribe.store.read() as tx:
        number = int(where.split("-")[1])
        incident = tx.incidents.numbered(scribe.workspace.team_id, number)
        assert incident is not None
        return [one for one in tx.answers.history(incident.id) if one.question == question]


def texts(scene: Scene, where: str, question: str) -> list[str]:
    return [one.text for one in history(scene, where, question)]


def both_open(scene: Scene, where: str, section: str = "impact") -> None:
    """Let Ada and Ben have the same section open."""
    for who in ("ada", "ben"):
        scene.type(who, f"answer {section}", where)


def test_the_later_of_two_is_shown_both_texts(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    both_open(shared_scene, where)
    shared_scene.submit("ben", {"symptoms": "Empty pages"})
    shared_scene.submit("ada", {"symptoms": "Errors 500"})
    lines = view_lines(shared_scene, modal(shared_scene))
    assert any(line.startswith("@ben changed this on ") for line in lines)
    assert "Empty pages" in lines
    assert held(modal(shared_scene), "symptoms") == "Errors 500"


def test_both_texts_are_kept_and_the_later_one_counts(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    both_open(shared_scene, where)
    shared_scene.submit("ben", {"symptoms": "Empty pages"})
    shared_scene.submit("ada", {"symptoms": "Errors 500"})
    assert texts(shared_scene, where, "symptoms") == ["Empty pages", "Errors 500"]


def test_what_is_put_together_becomes_the_next_revision(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    both_open(shared_scene, where)
    shared_scene.submit("ben", {"symptoms": "Empty pages"})
    shared_scene.submit("ada", {"symptoms": "Errors 500"})
    shared_scene.submit("ada", {"symptoms": "Errors 500 and empty pages"})
    assert texts(shared_scene, where, "symptoms")[2:] == ["Errors 500 and empty pages"]
    assert shared_scene.view("ada") is None


def test_a_field_left_alone_does_not_undo_what_somebody_else_wrote(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    shared_scene.type("ada", "answer impact", where)
    shared_scene.submit("ada", {"symptoms": "Errors 500"})
    both_open(shared_scene, where)
    shared_scene.submit("ben", {"symptoms": "Errors 500 in EU"})
    shared_scene.submit("ada", {"users_affected": "1,200"})
    assert texts(shared_scene, where, "symptoms") == ["Errors 500", "Errors 500 in EU"]
    assert shared_scene.view("ada") is None


def test_two_who_write_the_same_are_not_warned(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    both_open(shared_scene, where)
    shared_scene.submit("ben", {"symptoms": "Errors 500"})
    shared_scene.submit("ada", {"symptoms": "Errors 500"})
    assert texts(shared_scene, where, "symptoms") == ["Errors 500"]
    assert shared_scene.view("ada") is None


def test_what_was_emptied_meanwhile_is_told(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    shared_scene.type("ada", "answer impact", where)
    shared_scene.submit("ada", {"symptoms": "Errors 500"})
    both_open(shared_scene, where)
    shared_scene.submit("ben", {"symptoms": None})
    shared_scene.submit("ada", {"symptoms": "Errors 500 in EU"})
    assert "(nothing: they emptied it)" in view_lines(shared_scene, modal(shared_scene))


def test_choices_that_met_are_shown_by_their_labels(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    both_open(shared_scene, where, "detection")
    shared_scene.submit("ben", {"detected_by": ["user"]})
    shared_scene.submit("ada", {"detected_by": ["monitoring"]})
    assert "User report" in view_lines(shared_scene, modal(shared_scene))


def test_hostile_text_of_another_mentions_nobody(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    both_open(shared_scene, where)
    shared_scene.submit("ben", {"symptoms": "<!channel> *bold*"})
    shared_scene.submit("ada", {"symptoms": "Errors 500"})
    shown = [block["text"] for block in modal(shared_scene)["blocks"] if block["type"] == "section"]
    assert {"type": "plain_text", "text": "<!channel> *bold*"}.items() <= shown[1].items()


def test_a_field_filled_to_the_brim_is_followed_by_another(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    shared_scene.type("ada", "answer cause", where)
    shared_scene.submit("ada", {"what_happened": "a" * 3000})
    labels = [block["label"]["text"] for block in modal(shared_scene)["blocks"] if block["type"] == "input"]
    assert labels == ["What happened, technically? (part 1 of 2)", "What happened, technically? (part 2 of 2)"]


def test_the_parts_of_a_long_answer_are_one_text(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    shared_scene.type("ada", "answer cause", where)
    shared_scene.submit("ada", {"what_happened": "a" * 3000})
    shared_scene.submit("ada", {"what_happened#2": "b" * 2000})
    assert texts(shared_scene, where, "what_happened")[-1] == "a" * 3000 + "\n" + "b" * 2000


def test_a_long_answer_saved_again_untouched_stays_as_it_is(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    shared_scene.type("ada", "answer cause", where)
    shared_scene.submit("ada", {"what_happened": "one & two " * 300})
    shared_scene.submit("ada", {"what_happened": "four & five " * 150, "what_happened#2": "three four " * 250})
    before = history(shared_scene, where, "what_happened")
    shared_scene.type("ada", "answer cause", where)
    shared_scene.submit("ada", {})
    assert history(shared_scene, where, "what_happened") == before


@pytest.mark.parametrize("beyond", [0, 1])
def test_twelve_thousand_characters_fit_and_no_more(shared_scene: Scene, beyond: int) -> None:
    where = declared(shared_scene)
    shared_scene.type("ada", "answer cause", where)
    shared_scene.submit("ada", {"what_happened": "a" * 3000})
    for number in (2, 3):
        shared_scene.submit("ada", {f"what_happened#{number}": "a" * 3000})
    outcome = shared_scene.submit("ada", {"what_happened#4": "a" * (2997 + beyond)})
    said = (
        "This answer has 12,001 characters; 12,000 fit here. "
        "Please shorten it, or answer in a thread: “Ask someone”, and choose yourself."
    )
    assert list(outcome.errors.values()) == [said] * beyond
