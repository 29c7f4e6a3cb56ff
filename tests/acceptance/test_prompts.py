"""The prompts: what each section has, kept up to date in place, and a way into every section."""

from tests.acceptance.test_asking import prompts, resolved
from tests.support.stage import Json, Scene
from tests.support.stage_reading import direct, message_lines


def message(scene: Scene, key: str) -> Json:
    """Return the message with the prompts of an incident."""
    said = direct(scene, "ada")
    return next(one for one in said if message_lines(scene, one)[0].startswith(f"*{key} is resolved:*"))


def line(scene: Scene, key: str, title: str) -> str:
    return next(one for one in prompts(scene, key) if f" {title}:" in one)


def test_a_section_tells_what_is_answered_from_the_record_and_open(shared_scene: Scene) -> None:
    key = resolved(shared_scene)
    shared_scene.type("ada", f"mark {key} mitigated Rolled back")
    shared_scene.type("ada", f"answer {key} resolution")
    shared_scene.submit("ada", {"steps_taken": "Looked\nRolled back"})
    expected = ":white_circle: Resolution: 1 of 3 answered, 1 from the record, 1 open"
    assert line(shared_scene, key, "Resolution") == expected


def test_what_only_the_record_changes_is_counted_too(shared_scene: Scene) -> None:
    key = resolved(shared_scene)
    before = line(shared_scene, key, "Resolution")
    shared_scene.type("ada", f"mark {key} verified Orders went through")
    assert "from the record" in line(shared_scene, key, "Resolution")
    assert line(shared_scene, key, "Resolution") != before


def test_the_prompts_are_edited_in_place(shared_scene: Scene) -> None:
    key = resolved(shared_scene)
    before = message(shared_scene, key)["ts"]
    shared_scene.type("ada", f"answer {key} impact")
    shared_scene.submit("ada", {"users_affected": "1,200"})
    assert message(shared_scene, key)["ts"] == before


def test_an_emptied_answer_is_open_again(shared_scene: Scene) -> None:
    key = resolved(shared_scene)
    for text in ("1,200", None):
        shared_scene.type("ada", f"answer {key} impact")
        shared_scene.submit("ada", {"users_affected": text})
    assert line(shared_scene, key, "Impact") == ":white_circle: Impact: 0 of 7 answered, 7 open"


def test_a_section_that_is_done_can_be_opened_again(shared_scene: Scene) -> None:
    key = resolved(shared_scene)
    shared_scene.type("ada", f"answer {key} summary")
    shared_scene.submit("ada", {"executive_summary": "Search failed."})
    assert line(shared_scene, key, "Summary") == ":white_check_mark: Summary: 1 of 1 answered"
    shared_scene.click("ada", "prompt:summary", channel=shared_scene.control.dm(shared_scene.ada))
    view = shared_scene.view("ada")
    assert view is not None
    assert view["blocks"][0]["element"]["initial_value"] == "Search failed."


def test_every_section_has_a_button(shared_scene: Scene) -> None:
    said = message(shared_scene, resolved(shared_scene))
    rows = [block["elements"] for block in said["blocks"] if block["type"] == "actions"]
    assert len([one for row in rows for one in row if one["action_id"].startswith("prompt:")]) == 11
