"""A lead who cannot be written to: the draft comes to somebody all the same, who is told why."""

import pytest

from tests.support.stage import Scene
from tests.support.stage_reading import direct, draft, drafts, message_lines, posts


def led_by(scene: Scene, who: str) -> str:
    """Declare INC-1 as Ada, let Ben speak in it, make `who` the lead, and return its channel's name."""
    channel_id = scene.declare()
    where = scene.name_of(channel_id)
    scene.enter("ben", where)
    scene.say("ben", channel_id, "I am on it")
    scene.type("ada", f"lead @{who}", where)
    return where


def leave(scene: Scene, *people: str) -> None:
    for who in people:
        scene.control.change_user(scene.people[who], deleted=True)
    scene.finish()


def first_lines(scene: Scene, who: str) -> list[str]:
    return [message_lines(scene, said)[0] for said in direct(scene, who)]


def test_the_reporter_gets_the_draft_of_a_lead_who_has_left(scene: Scene) -> None:
    where = led_by(scene, "dana")
    leave(scene, "dana")
    scene.type("ben", "resolve", where)
    assert {who: drafts(scene, who) for who in scene.people if drafts(scene, who)} == {"ada": ["INC-1-r1.md"]}


def test_the_reporter_is_told_why_before_the_questions_come(scene: Scene) -> None:
    where = led_by(scene, "dana")
    leave(scene, "dana")
    scene.type("ben", "resolve", where)
    told = first_lines(scene, "ada")
    assert told[0] == (
        "INC-1: I cannot write to @dana directly (Slack said `user_disabled`), so the questions and the draft come "
        "to you. `/incident lead INC-1 @name` sends them to somebody else."
    )
    assert told[1].startswith("*INC-1 is resolved:*")


def test_it_is_told_once_however_many_drafts_follow(scene: Scene) -> None:
    where = led_by(scene, "dana")
    leave(scene, "dana")
    scene.type("ben", "resolve", where)
    scene.submit("ben", {"answer": "No timeout", "stop": ["root_cause"]})
    assert drafts(scene, "ada") == ["INC-1-r1.md", "INC-1-r2.md"]
    assert sum("I cannot write to" in line for line in first_lines(scene, "ada")) == 1


def test_a_lead_from_another_workspace_is_stood_in_for_too(scene: Scene) -> None:
    scene.people["eve"] = scene.control.add_user("eve", is_stranger=True)
    where = led_by(scene, "eve")
    scene.type("ben", "resolve", where)
    assert drafts(scene, "ada") == ["INC-1-r1.md"]
    assert "(Slack said `user_not_visible`)" in first_lines(scene, "ada")[0]


def test_whoever_resolved_gets_it_where_the_reporter_has_left_too(scene: Scene) -> None:
    where = led_by(scene, "dana")
    leave(scene, "dana", "ada")
    scene.type("ben", "resolve", where)
    assert drafts(scene, "ben") == ["INC-1-r1.md"]
    assert "I cannot write to @dana directly" in first_lines(scene, "ben")[0]


def test_the_channel_is_told_where_nobody_can_be_written_to(scene: Scene) -> None:
    where = led_by(scene, "dana")
    scene.control.fail("conversations.open", error="user_disabled", times=100)
    scene.type("ben", "resolve", where)
    [told] = [lines for said in posts(scene, scene.channel(where)) if "nobody has" in (lines := said["text"])]
    assert "`/incident draft INC-1` sends it to whoever asks" in told


def test_a_lead_who_has_left_holds_up_nothing_of_the_record(scene: Scene) -> None:
    where = led_by(scene, "dana")
    leave(scene, "dana")
    scene.type("ben", "resolve Rolled back", where)
    text = draft(scene, "ada", "INC-1-r1.md")
    assert "**Incident Lead:** dana" in text
    assert "Rolled back" in text


@pytest.mark.parametrize("who", ["ben", "ada"])
def test_a_new_lead_gets_what_the_one_before_could_not(scene: Scene, who: str) -> None:
    where = led_by(scene, "dana")
    leave(scene, "dana")
    scene.type("ben", "resolve", where)
    scene.type("ada", f"lead INC-1 @{who}", where)
    assert drafts(scene, who)[-1] == "INC-1-r2.md"
