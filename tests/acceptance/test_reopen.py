"""What is recorded once an incident was canceled, closed or reopened."""

import pytest

from tests.support.stage import Scene
from tests.support.stage_reading import direct, drafts, log_of, message_lines


def said(scene: Scene) -> list[str]:
    return [one.text for one in log_of(scene, 1) if one.subtype is None and one.user_id != scene.scribe_id]


def over(scene: Scene, how: str) -> tuple[str, str]:
    """Declare, say something, end the incident, and say something more; return its channel and that one's name."""
    channel_id = scene.declare()
    where = scene.name_of(channel_id)
    scene.say("ada", channel_id, "before")
    if how == "close":
        scene.type("ada", "resolve", where)
        scene.control.close_view(scene.ada)
    scene.type("ada", f"{how} That was it", where)
    scene.wait(minutes=1)
    scene.say("ada", channel_id, "meanwhile")
    scene.wait(minutes=1)
    return channel_id, where


@pytest.mark.parametrize("how", ["cancel", "close"])
def test_what_is_said_after_the_end_is_not_kept(scene: Scene, how: str) -> None:
    over(scene, how)
    assert said(scene) == ["before"]


@pytest.mark.parametrize("how", ["cancel", "close"])
def test_reopened_it_keeps_what_is_said_from_then_on_and_what_it_had(scene: Scene, how: str) -> None:
    channel_id, where = over(scene, how)
    scene.type("ada", "reopen", where)
    scene.wait(minutes=1)
    scene.say("ada", channel_id, "afterwards")
    assert said(scene) == ["before", "afterwards"]


def test_what_is_edited_after_reopening_shows_in_what_was_kept_before(scene: Scene) -> None:
    channel_id = scene.declare()
    where = scene.name_of(channel_id)
    ts = scene.say("ada", channel_id, "before")
    scene.type("ada", "cancel That was it", where)
    scene.wait(minutes=1)
    scene.type("ada", "reopen", where)
    scene.control.edit(scene.ada, channel_id, ts, "before, corrected")
    scene.finish()
    assert said(scene) == ["before, corrected"]


def test_an_incident_whose_channel_another_one_took_is_not_reopened(scene: Scene) -> None:
    _, where = over(scene, "cancel")
    scene.type("ada", "start here Payments time out", where)
    assert scene.type("ada", "reopen INC-1", where).text == (
        "INC-2 is running in the channel of INC-1 now: resolve that one first. Nothing was changed."
    )


def test_resolved_again_the_draft_comes_again(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    for deed in ("resolve", "reopen", "resolve"):
        scene.type("ada", deed, where)
        if deed == "resolve":
            scene.control.close_view(scene.ada)
        scene.wait(minutes=3)
    assert drafts(scene, "ada") == ["INC-1-r1.md", "INC-1-r2.md"]


def test_the_questions_already_sent_say_that_it_goes_on_again(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    scene.type("ada", "resolve", where)
    scene.control.close_view(scene.ada)
    for deed, status in (("reopen", "active"), ("status mitigated", "mitigated")):
        scene.type("ada", deed, where)
        assert message_lines(scene, direct(scene, "ada")[0])[0] == f"*INC-1 is {status}:* Checkout fails"


def test_reopened_it_keeps_its_own_channel_and_leaves_out_one_that_somebody_stopped(scene: Scene) -> None:
    channel_id = scene.declare()
    where = scene.name_of(channel_id)
    scene.type("ada", f"watch <#{scene.general}>", where)
    scene.type("ada", "resolve", where)
    scene.control.close_view(scene.ada)
    scene.type("ada", "start here Payments time out", where)
    scene.wait(minutes=1)
    scene.type("ada", f"watch INC-1 stop <#{scene.general}>", where)
    scene.type("ada", "cancel INC-2 It was the first one", where)
    scene.wait(minutes=1)
    scene.type("ada", "close INC-1 That was it", where)
    scene.wait(minutes=1)
    scene.type("ada", "reopen INC-1", where)
    scene.wait(minutes=1)
    scene.say("ben", scene.general, "lunch?")
    scene.say("ada", channel_id, "it fails again")
    assert said(scene) == ["it fails again"]


def test_reopened_while_only_resolved_it_leaves_out_a_channel_that_somebody_stopped(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    for command in (f"watch <#{scene.general}>", f"watch stop <#{scene.general}>", "resolve"):
        scene.type("ada", command, where)
        scene.wait(minutes=1)
    scene.control.close_view(scene.ada)
    scene.type("ada", "reopen", where)
    scene.wait(minutes=1)
    scene.say("ben", scene.general, "lunch?")
    assert said(scene) == []
