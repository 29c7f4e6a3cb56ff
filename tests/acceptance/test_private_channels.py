"""A private channel is taken into a log only for somebody who is in it, whatever link or name others come by."""

from collections.abc import Iterator

import pytest

from tests.support.stage import Scene, running_scene
from tests.support.stage_reading import direct, log_of, message_lines

WAR_ROOM, SAID = "G0000ROOM", "A bucket is public"


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """Ada and Ben speak in a private channel that the scribe is in; Cleo, outside, and Ben have incidents of theirs."""
    with running_scene(tmp_path_factory.mktemp("closed") / "scribe.db") as running:
        running.control.add_channel(
            "room", channel_id=WAR_ROOM, members=[running.ada, running.ben, running.scribe_id], is_private=True
        )
        running.type("ada", "start here Customer data", "room")
        running.say("ben", WAR_ROOM, "in the room", thread_ts=running.say("ada", WAR_ROOM, SAID))
        running.wait(minutes=1)
        running.declare("Tea is cold", "cleo")
        running.declare("Coffee is cold", "ben")
        yield running


def asked(scene: Scene, who: str, number: int, line: str) -> list[str]:
    """Ask for the room, or its thread; return what the log of INC-`number` holds of it then."""
    [ts] = [said["ts"] for said in scene.control.history(WAR_ROOM) if said["text"] == SAID]
    link = f"https://example.slack.com/archives/{WAR_ROOM}/p{ts.replace('.', '')}"
    scene.type(who, line.format(number=number, link=link, room=f"<#{WAR_ROOM}>"))
    return [one.text for one in log_of(scene, number) if one.channel_id == WAR_ROOM and one.subtype is None]


ASKS = ("watch INC-{number} {link}", "import INC-{number} {room} from 10:30", "watch INC-{number} {room}")


@pytest.mark.parametrize("line", ASKS)
def test_who_is_outside_gets_nothing_of_it(scene: Scene, line: str) -> None:
    assert asked(scene, "cleo", 2, line) == []
    assert "I took nothing" in message_lines(scene, direct(scene, "cleo")[-1])[0]


def test_who_is_in_it_brings_a_thread_along(scene: Scene) -> None:
    assert asked(scene, "ben", 3, ASKS[0]) == [SAID, "in the room"]


def test_who_is_outside_neither_learns_that_it_is_watched_nor_stops_it(scene: Scene) -> None:
    room = f"<#{WAR_ROOM}>"
    scene.type("ben", f"watch INC-3 {room}")
    assert "already" not in (scene.type("cleo", f"watch INC-3 {room}").text or "")
    scene.type("cleo", f"watch INC-3 stop {room}")
    assert "I changed nothing" in message_lines(scene, direct(scene, "cleo")[-1])[0]
    scene.wait(minutes=1)
    scene.say("ada", WAR_ROOM, "still kept")
    scene.type("ben", f"watch INC-3 stop {room}")
    scene.wait(minutes=1)
    scene.say("ada", WAR_ROOM, "stopped by a member")
    texts = [one.text for one in log_of(scene, 3)]
    assert ("still kept" in texts, "stopped by a member" in texts) == (True, False)


def test_what_is_refused_leaves_the_answer_to_a_draft_alone(scene: Scene) -> None:
    scene.type("cleo", "draft INC-2 json")
    sent = [file["id"] for said in direct(scene, "cleo") for file in said.get("files") or ()]
    assert sent
    assert not any(SAID.encode() in scene.control.file(file_id) for file_id in sent)


def test_a_conversation_with_the_scribe_is_no_channel(scene: Scene) -> None:
    answer = scene.type("cleo", f"import INC-2 <#{scene.control.dm(scene.ada)}> from 09:00").text
    assert answer.startswith("Which channel")


def test_an_incident_that_is_closed_watches_nothing_more(scene: Scene) -> None:
    scene.type("cleo", "resolve INC-2")
    scene.control.close_view(scene.cleo)
    scene.wait(minutes=3)
    scene.type("cleo", "close INC-2 It is warm")
    assert "nothing more is recorded" in scene.type("cleo", f"watch INC-2 <#{scene.general}>").text
