"""Two incidents that record one channel."""

from handlers.events import EVENTS
from tests.support.stage import Scene
from tests.support.stage_reading import log_of, words


def said(scene: Scene, number: int) -> list[str]:
    return [message.text for message in log_of(scene, number) if message.subtype is None]


def test_what_is_said_in_a_channel_that_two_watch_is_in_both_logs(scene: Scene) -> None:
    for number in (1, 2):
        scene.declare(f"Checkout fails {number}")
        scene.type("ada", f"watch INC-{number} <#{scene.general}>")
    scene.say("ben", scene.general, "db-3 is down")
    assert [said(scene, number) for number in (1, 2)] == [["db-3 is down"], ["db-3 is down"]]


def test_a_mark_there_is_on_both_timelines_once(scene: Scene) -> None:
    for number in (1, 2):
        scene.declare(f"Checkout fails {number}")
        scene.type("ada", f"watch INC-{number} <#{scene.general}>")
    scene.react("ada", scene.general, scene.say("ben", scene.general, "db-3 is down"))
    for number in (1, 2):
        assert words(scene, scene.type("ada", f"timeline INC-{number}").text).count("db-3 is down") == 1


def test_an_incident_started_in_a_channel_that_another_watches_leaves_that_watch(scene: Scene) -> None:
    scene.declare()
    scene.type("ada", f"watch INC-1 <#{scene.general}>")
    scene.type("ben", "start here Cart is empty")
    scene.say("ben", scene.general, "both of it is the pool")
    assert [said(scene, number) for number in (1, 2)] == [["both of it is the pool"], ["both of it is the pool"]]


def test_a_new_incident_takes_the_channel_over_from_one_resolved_there(scene: Scene) -> None:
    scene.type("ada", "start here Checkout fails")
    scene.say("ben", scene.general, "of the first")
    scene.type("ada", "resolve")
    scene.wait(minutes=40)
    scene.type("ben", "start here Cart is empty")
    scene.say("ben", scene.general, "of the second")
    assert [said(scene, number) for number in (1, 2)] == [["of the first"], ["of the second"]]


def test_a_person_renamed_or_deactivated_later_goes_by_the_name_at_the_time_of_the_document(scene: Scene) -> None:
    channel_id = scene.declare()
    scene.react("ada", channel_id, scene.say("ben", channel_id, "pool"))
    scene.control.change_user(scene.ben, name="benjamin", deleted=True)
    scene.finish()
    assert "benjamin: pool" in words(scene, scene.type("ada", "timeline INC-1").text)


def test_somebody_of_another_company_is_known_by_name(scene: Scene) -> None:
    channel_id = scene.declare()
    guest = scene.control.add_user("gus", is_stranger=True)
    scene.react("ada", channel_id, scene.control.say(guest, channel_id, "we see it too"))
    user = {"id": guest, "team_id": "T0ELSEWHERE", "name": "gus", "profile": {"display_name": "Gus of Acme"}}
    EVENTS["user_change"](scene.stage.app.scribe, {"type": "user_change", "user": user})
    assert "Gus of Acme: we see it too" in words(scene, scene.type("ada", "timeline INC-1").text)


def test_a_guest_and_a_workflow_are_named_as_they_are_called(scene: Scene) -> None:
    channel_id = scene.declare()
    guest = scene.control.add_user("gus", is_restricted=True, is_stranger=True)
    scene.control.join(guest, channel_id)
    ts = scene.control.say(guest, channel_id, "we see it too")
    form = scene.control.say(
        scene.ada, channel_id, "Paged: Ada", subtype="bot_message", username="On-call form", bot_id="B0FLOW"
    )
    for one in (ts, form):
        scene.react("ada", channel_id, one)
    answer = words(scene, scene.type("ada", "timeline INC-1").text)
    assert "gus: we see it too" in answer
    assert "On-call form: Paged: Ada" in answer
