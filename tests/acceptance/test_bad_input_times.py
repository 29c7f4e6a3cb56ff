"""Times that make no sense together, an incident of three weeks, and one of which nothing is known."""

import pytest

from tests.support.stage import Scene
from tests.support.stage_markdown import visible_text
from tests.support.stage_reading import draft, sent_files, words


def opened(scene: Scene) -> str:
    """Declare INC-1 and return its channel's name."""
    return scene.name_of(scene.declare())


def resolved(scene: Scene, where: str) -> str:
    """Resolve INC-1 and return its first draft."""
    scene.type("ada", "resolve", where)
    scene.control.close_view(scene.ada)
    return draft(scene, "ada", "INC-1-r1.md")


def test_whoever_marks_an_end_before_the_start_is_asked_first(scene: Scene) -> None:
    where = opened(scene)
    scene.type("ada", "mark started 10:55", where)
    said = words(scene, scene.type("ada", "mark mitigated 10:20", where).text)
    assert said == (
        "Nothing is stored yet: `mitigated` at 2026-03-02 09:20 UTC would be before `started` (2026-03-02 09:55 UTC). "
        "Is that right? Typing the same again within a minute keeps it, too."
    )


def test_whoever_marks_the_start_after_an_end_is_asked_first(scene: Scene) -> None:
    where = opened(scene)
    scene.type("ada", "mark detected 10:20", where)
    said = words(scene, scene.type("ada", "mark started 10:55", where).text)
    assert "would be after `detected` (2026-03-02 09:20 UTC)" in said


def test_whoever_marks_it_in_order_hears_nothing_of_it(scene: Scene) -> None:
    where = opened(scene)
    scene.type("ada", "mark started 10:20", where)
    assert "Nothing is stored" not in scene.type("ada", "mark detected 10:20", where).text


@pytest.fixture
def backwards(scene: Scene) -> str:
    """The draft of an incident whose recovery is marked 45 minutes before its start."""
    where = opened(scene)
    scene.type("ada", "mark started 10:55", where)
    resolved(scene, where)
    for _ in ("asked", "insisted"):
        scene.type("ada", "mark resolved 10:10", where)
    scene.type("ada", "draft", where)
    return draft(scene, "ada", "INC-1-r2.md")


def test_a_recovery_before_the_start_gives_no_duration_but_a_question(backwards: str) -> None:
    question = (
        "“Full recovery” (2026-03-02 09:10 UTC) is recorded before “First symptoms observed” (2026-03-02 09:55 UTC). "
        "Which of the two is wrong?"
    )
    assert f"Duration: Open question for ada, who reported the incident: {question}" in visible_text(backwards)
    assert "-" not in visible_text(backwards).split("Duration:")[1][:5]


def test_both_times_stay_on_the_timeline(backwards: str) -> None:
    assert "| 09:10 | **Full recovery** |" in backwards
    assert "| 09:55 | **First symptoms observed** |" in backwards


def test_the_summary_says_that_the_times_contradict_each_other(backwards: str) -> None:
    assert "is resolved, though the times recorded contradict each other" in backwards


def test_an_incident_of_which_nothing_was_noted_has_its_document(scene: Scene) -> None:
    text = resolved(scene, opened(scene))
    assert "| 10:00 | **Incident declared** — Checkout fails |" in text
    assert sent_files(scene, "ada") == ["INC-1-r1.md", "INC-1-r1.png"]


def test_an_incident_of_three_weeks_has_dates_in_its_rows_and_days_in_its_length(scene: Scene) -> None:
    where = opened(scene)
    scene.type("ada", "mark started 10:50", where)
    for day in range(1, 22):
        scene.wait(days=1)
        scene.type("ben", f"note Still slow, day {day}", where)
    text = resolved(scene, where)
    assert "**Duration:** 21 days 10 minutes" in text
    assert [f"Still slow, day {day} |" in text for day in range(1, 22)] == [True] * 21
    assert "| 2026-03-23 10:00 | ben: Still slow, day 21 |" in text
