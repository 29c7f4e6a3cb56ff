"""`/incident close`: what is open is listed, the reason is kept, and the channel is recorded no longer."""

import pytest

from tests.support.stage import Scene
from tests.support.stage_reading import log_of, message_lines, posts, stored, view_lines


@pytest.fixture
def where(scene: Scene) -> str:
    """The channel of a resolved incident with one action item."""
    name = scene.name_of(scene.declare())
    scene.type("ada", "action Alert on pool use @ben by friday", name)
    scene.type("ada", "resolve", name)
    scene.control.close_view(scene.ada)
    return name


def test_without_a_reason_it_lists_what_is_open_and_asks(scene: Scene, where: str) -> None:
    scene.type("ada", "close", where)
    view = scene.view("ada")
    assert view is not None
    lines = view_lines(scene, view)
    assert lines[1] == "*Still open:*"
    assert "Impact (7)" in lines[2]
    assert lines[3] == "• Action item 1: Alert on pool use (@ben)"
    assert lines[4].startswith("Why can it be closed?")


def test_asking_closes_nothing(scene: Scene, where: str) -> None:
    before = stored(scene)
    scene.type("ada", "close", where)
    assert stored(scene) == before


def test_a_reason_written_in_the_form_closes(scene: Scene, where: str) -> None:
    scene.type("ada", "close", where)
    scene.submit("ada", {"reason": "Moved to the team's board"})
    card = posts(scene, scene.channel(where))[0]
    assert "*Closed*" in message_lines(scene, card)[1]


def test_the_form_says_how_to_undo_it(scene: Scene, where: str) -> None:
    scene.type("ada", "close", where)
    scene.submit("ada", {"reason": "Moved to the team's board"})
    view = scene.view("ada")
    assert view is not None
    assert "To undo: `/incident reopen INC-1`" in view_lines(scene, view)


def test_a_blank_reason_is_refused(scene: Scene, where: str) -> None:
    scene.type("ada", "close", where)
    outcome = scene.submit("ada", {"reason": " \n "})
    assert "Write down why" in next(iter(outcome.errors.values()))


def test_the_missing_signatures_of_a_review_are_listed(scene: Scene, where: str) -> None:
    scene.type("ada", "review @dana", where)
    said = scene.type("ada", "close Nobody has time", where).text
    assert "• Sign-offs: incident lead, engineering manager" in said


def test_what_is_said_afterwards_is_not_kept(scene: Scene, where: str) -> None:
    scene.say("ben", scene.channel(where), "before")
    scene.wait(minutes=1)
    scene.type("ada", "close All done", where)
    scene.wait(minutes=1)
    scene.say("ben", scene.channel(where), "afterwards")
    said = [message.text for message in log_of(scene, 1) if message.subtype is None]
    assert said == ["before"]


def test_what_is_deleted_afterwards_is_wiped_from_the_log(scene: Scene, where: str) -> None:
    ts = scene.say("ben", scene.channel(where), "a secret")
    scene.wait(minutes=1)
    scene.type("ada", "close All done", where)
    scene.control.delete(scene.ben, scene.channel(where), ts)
    scene.finish()
    [message] = [one for one in log_of(scene, 1) if one.ts == ts]
    assert (message.is_deleted, message.text) == (True, "")


def test_a_closed_incident_is_not_read_again_on_restart(scene: Scene, where: str) -> None:
    scene.wait(minutes=1)
    scene.type("ada", "close All done", where)
    scene.wait(minutes=1)
    scene.say("ben", scene.channel(where), "afterwards")
    scene.restart()
    assert "afterwards" not in [message.text for message in log_of(scene, 1)]


def test_another_incident_may_use_the_channel(scene: Scene, where: str) -> None:
    scene.type("ada", "close All done", where)
    assert scene.type("ada", "start here Again", where).text.startswith("INC-2 is declared")


@pytest.mark.parametrize(
    "text", ["close INC-1 again", "close INC-1", "resolve INC-1", "note INC-1 x", "mark INC-1 paged"]
)
def test_a_closed_incident_refuses_kindly(scene: Scene, where: str, text: str) -> None:
    scene.type("ada", "close All done", where)
    before = stored(scene)
    assert scene.type("ada", text, where).text.startswith("INC-1 is closed")
    assert stored(scene) == before


def test_a_responder_may_not_close(scene: Scene, where: str) -> None:
    scene.say("ben", scene.channel(where), "on it")
    before = stored(scene)
    for text in ("close", "close All done"):
        assert scene.type("ben", text, where).text.startswith("Only <@")
    assert (stored(scene), scene.view("ben")) == (before, None)


def test_an_open_incident_is_resolved_before_it_is_closed(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    assert "`/incident resolve` comes first" in scene.type("ada", "close All done", where).text


def test_its_documents_are_still_sent(scene: Scene, where: str) -> None:
    scene.type("ada", "close All done", where)
    assert "on its way to you" in scene.type("ada", "draft INC-1").text
