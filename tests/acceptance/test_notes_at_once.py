"""Several notes from one pasted text: shown as understood, and kept once that is confirmed."""

import pytest

from tests.support.stage import Scene
from tests.support.stage_reading import stored, view_lines, words

PASTED = "10:42 First errors\n- 10:45: Paged @ben\n\n10:51 Rolled back & watched"


def paste(scene: Scene, text: str) -> str:
    """Ada declares an incident at 11:55 in Berlin and pastes a text; return the name of the channel."""
    where = scene.name_of(scene.declare())
    scene.wait(minutes=55)
    scene.type("ada", f"note {text}", where)
    return where


def shown(scene: Scene) -> list[str]:
    view = scene.view("ada")
    return view_lines(scene, view) if view else []


def test_what_was_understood_is_shown_before_anything_is_kept(scene: Scene) -> None:
    paste(scene, PASTED)
    assert stored(scene)["timeline event"] == 1
    assert shown(scene)[:5] == [
        "= INC-1: notes",
        "I understood 3 notes for INC-1; nothing is kept yet:",
        "• 2026-03-02 09:42 UTC First errors",
        "• 2026-03-02 09:45 UTC Paged @ben",
        "• 2026-03-02 09:51 UTC Rolled back & watched",
    ]


def test_confirmed_they_are_kept_each_at_its_time(scene: Scene) -> None:
    where = paste(scene, PASTED)
    held = next(iter(scene.view("ada")["state"]["values"]["lines"].values()))["value"]  # type: ignore[index]
    scene.submit("ada", {"lines": held})
    assert shown(scene)[0] == "= Noted"
    lines = words(scene, scene.type("ada", "timeline", where).text).split("\n")
    assert [line.split("UTC ")[1] for line in lines[1:4]] == [
        "ada: First errors", "ada: Paged @ben", "ada: Rolled back & watched"
    ]  # fmt: skip


def test_what_was_changed_in_the_form_is_what_is_kept(scene: Scene) -> None:
    where = paste(scene, PASTED)
    scene.submit("ada", {"lines": "10:43 First errors\n10:44 More of them"})
    assert "10:43" not in words(scene, scene.type("ada", "timeline", where).text)  # shown in UTC
    assert "09:43 UTC ada: First errors" in words(scene, scene.type("ada", "timeline", where).text)


def test_a_line_that_cannot_be_placed_is_named_and_nothing_is_kept(scene: Scene) -> None:
    paste(scene, PASTED)
    outcome = scene.submit("ada", {"lines": "10:43 First errors\nthen more of them"})
    assert list(outcome.errors.values()) == [
        "Line 2 begins with no time. Each one is a note: `10:42 Rolled back the deploy`."
    ]
    assert stored(scene)["timeline event"] == 1


def test_confirmed_twice_they_are_kept_once(scene: Scene) -> None:
    where = paste(scene, PASTED)
    scene.submit("ada", {"lines": PASTED})
    before = stored(scene)["timeline event"]
    scene.control.close_view(scene.ada)
    scene.type("ada", f"note {PASTED}", where)
    scene.submit("ada", {"lines": PASTED})
    assert stored(scene)["timeline event"] == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("10:42 First\n10:43 Second\nand then a third", "Line 3 begins with no time."),
        ("10:42 First\n10:43\n10:44 Third", "Line 2 has no words behind its time."),
        ("10:42 First\n25:99 Second\n10:44 Third", "I can't place “25:99”"),
    ],
)
def test_a_paste_with_a_bad_line_is_refused(scene: Scene, text: str, said: str) -> None:
    where = scene.name_of(scene.declare())
    scene.wait(minutes=55)
    assert said in scene.type("ada", f"note {text}", where).text
    assert scene.view("ada") is None


def test_a_note_of_several_lines_with_one_time_is_one_note(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    said = scene.type("ada", "note Rolled back:\nfirst Europe\nthen the rest", where).text
    assert "Noted in INC-1" in said
    assert stored(scene)["timeline event"] == 2
