"""The log and the timeline: what is said, edited, deleted, and marked."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.support.stage import Scene
from tests.support.stage_reading import log_of, words

Mark = Callable[[Scene, str, str], None]


def said_in(scene: Scene, channel_id: str) -> list[str]:
    """Return the texts of the people's messages in the log of the channel's incident."""
    number = int(scene.name_of(channel_id).split("-")[1])
    return [message.text for message in log_of(scene, number) if message.subtype is None]


def timeline_of(scene: Scene, channel_id: str) -> str:
    return words(scene, scene.type("ada", "timeline", scene.name_of(channel_id)).text)


def test_a_message_is_in_the_log(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    shared_scene.say("ben", channel_id, "Pool exhausted on db-3")
    assert said_in(shared_scene, channel_id) == ["Pool exhausted on db-3"]


def test_a_reply_in_a_thread_is_in_the_log(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "Pool exhausted")
    shared_scene.say("dana", channel_id, "Restarting it in the thread", thread_ts=ts)
    assert said_in(shared_scene, channel_id) == ["Pool exhausted", "Restarting it in the thread"]


def test_an_edited_message_shows_its_last_text(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "Pool exhausted on db-3")
    shared_scene.control.edit(shared_scene.ben, channel_id, ts, "Pool exhausted on db-4")
    shared_scene.finish()
    assert said_in(shared_scene, channel_id) == ["Pool exhausted on db-4"]


def test_a_deleted_message_leaves_no_text_behind(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "the password is hunter2")
    shared_scene.control.delete(shared_scene.ben, channel_id, ts)
    shared_scene.finish()
    assert said_in(shared_scene, channel_id) == [""]


def react(scene: Scene, channel_id: str, ts: str) -> None:
    scene.control.react(scene.ada, channel_id, ts, "pushpin")


def unreact(scene: Scene, channel_id: str, ts: str) -> None:
    scene.control.unreact(scene.ada, channel_id, ts, "pushpin")


def pin(scene: Scene, channel_id: str, ts: str) -> None:
    scene.control.pin(scene.ada, channel_id, ts)


def unpin(scene: Scene, channel_id: str, ts: str) -> None:
    scene.control.unpin(scene.ada, channel_id, ts)


MARKS = pytest.mark.parametrize(("mark", "unmark"), [(react, unreact), (pin, unpin)], ids=["pushpin", "pin"])


@MARKS
def test_a_mark_puts_a_message_on_the_timeline_at_its_own_time(shared_scene: Scene, mark: Mark, unmark: Mark) -> None:
    channel_id = shared_scene.declare()
    said_at = shared_scene.stage.clock.now().replace(second=0, microsecond=0) + timedelta(minutes=1)
    shared_scene.wait_until(said_at)
    ts = shared_scene.say("ben", channel_id, "Pool exhausted")
    shared_scene.wait(minutes=7)
    mark(shared_scene, channel_id, ts)
    shared_scene.finish()
    assert f"` {said_at:%Y-%m-%d %H:%M} UTC ben: Pool exhausted" in timeline_of(shared_scene, channel_id)


@MARKS
def test_taking_the_mark_off_takes_the_message_off_the_timeline(shared_scene: Scene, mark: Mark, unmark: Mark) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "Pool exhausted")
    for deed in (mark, unmark):
        deed(shared_scene, channel_id, ts)
        shared_scene.finish()
    assert "Pool exhausted" not in timeline_of(shared_scene, channel_id)


def test_a_message_stays_while_somebody_else_still_marks_it(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "Pool exhausted")
    react(shared_scene, channel_id, ts)
    pin(shared_scene, channel_id, ts)
    unreact(shared_scene, channel_id, ts)
    shared_scene.finish()
    assert "Pool exhausted" in timeline_of(shared_scene, channel_id)


def test_another_reaction_marks_nothing(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    shared_scene.react("ada", channel_id, shared_scene.say("ben", channel_id, "Pool exhausted"), "eyes")
    assert "Pool exhausted" not in timeline_of(shared_scene, channel_id)


def test_a_deleted_message_leaves_the_timeline(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "Pool exhausted")
    react(shared_scene, channel_id, ts)
    shared_scene.control.delete(shared_scene.ben, channel_id, ts)
    shared_scene.finish()
    assert "Pool exhausted" not in timeline_of(shared_scene, channel_id)


def test_the_timeline_shows_what_an_edited_message_says_now(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "Pool exhausted on db-3")
    react(shared_scene, channel_id, ts)
    shared_scene.control.edit(shared_scene.ben, channel_id, ts, "Pool exhausted on db-4")
    shared_scene.finish()
    assert "ben: Pool exhausted on db-4" in timeline_of(shared_scene, channel_id)


def test_an_alert_on_the_timeline_names_the_integration_that_spoke(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say(
        "ben", channel_id, "Pool at 95 %", subtype="bot_message", username="Grafana", bot_id="B0GRAFANA"
    )
    shared_scene.react("ada", channel_id, ts)
    assert "Grafana: Pool at 95 %" in timeline_of(shared_scene, channel_id)


def test_what_is_said_by_somebody_known_costs_no_call_of_slacks(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    shared_scene.say("ben", channel_id, "Pool exhausted on db-3")
    before = len(shared_scene.control.api_calls())
    for number in range(20):
        shared_scene.say("ben", channel_id, f"Restarted worker {number}")
    assert len(shared_scene.control.api_calls()) == before
