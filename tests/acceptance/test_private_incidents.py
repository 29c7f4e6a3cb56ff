"""An incident in a private channel is there for its members only, by whatever way somebody else asks for it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain.ids import IncidentId, UserId
from bot.usecases.lookup import NoSuchIncident, incident_for
from handlers.registry import COMMANDS
from tests.support.stage import Scene, running_scene
from tests.support.stage_reading import posts

NEWS, WAR_ROOM, TITLE = "C00000NEWS", "G0000ROOM", "Customer data on a public page"
# What stands behind the incident's name, so that each would do something if it were there.
TYPED = {
    "note": "It is contained", "mark": "mitigated", "severity": "sev1", "lead": "me", "update": "It is contained",
    "watch": "#general", "import": "#general from 09:00 to 09:30", "action": "Tell the lawyers @ada by friday",
    "answer": "impact", "review": "@cleo", "close": "It is over", "status": "mitigated", "role": "deputy me",
    "handoff": "me", "impact": "Nobody can pay", "edit": "1 Something else", "retract": "1", "cancel": "It was none",
    "rename": "Something else",
}  # fmt: skip
FREE = {"start", "help", "list", "search", "config"}  # they name no incident


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """Ada and Ben have an incident in a private channel; Cleo and Dana are outside, and news has its own channel."""
    database = tmp_path_factory.mktemp("private") / "scribe.db"
    with running_scene(database, SCRIBE_ANNOUNCEMENTS_CHANNEL=NEWS) as running:
        control, scribe = running.control, running.scribe_id
        control.add_channel("news", channel_id=NEWS, members=[running.cleo, scribe])
        control.add_channel("room", channel_id=WAR_ROOM, members=[running.ada, running.ben, scribe], is_private=True)
        running.type("ada", f"start here sev1 {TITLE}", "room")
        running.type("ada", "lead me", "room")
        yield running


def typed(scene: Scene, who: str, line: str, where: str = "general") -> str:
    """Type it, and return what the person sees: the answer and the modal that opened."""
    outcome = scene.type(who, line, where)
    view = scene.view(who)
    if view is not None:
        scene.control.close_view(scene.people[who])
    return f"{outcome.text}{json.dumps(view or {})}"


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - FREE))
def test_who_is_outside_is_told_what_is_told_of_an_incident_that_never_was(scene: Scene, name: str) -> None:
    there = typed(scene, "cleo", f"{name} INC-1 {TYPED.get(name, '')}")
    assert there.replace("INC-1", "INC-9") == typed(scene, "cleo", f"{name} INC-9 {TYPED.get(name, '')}")
    assert "There is no INC-1." in there
    assert TITLE not in there


def test_a_member_names_it_from_elsewhere(scene: Scene) -> None:
    assert "Noted in INC-1" in typed(scene, "ben", "note INC-1 It is contained")


def test_whoever_leaves_the_channel_is_outside(scene: Scene) -> None:
    scene.control.invite(scene.ada, WAR_ROOM, scene.dana)
    scene.finish()
    assert "Timeline of INC-1" in typed(scene, "dana", "timeline INC-1")
    scene.control.leave(scene.dana, WAR_ROOM)
    scene.finish()
    assert "There is no INC-1." in typed(scene, "dana", "timeline INC-1")


def test_the_list_of_what_is_open_leaves_it_out(scene: Scene) -> None:
    assert "INC-1" in typed(scene, "ben", "timeline", "news")
    assert "INC-1" not in typed(scene, "cleo", "timeline", "news")


def test_a_public_channel_that_it_records_does_not_lead_to_it(scene: Scene) -> None:
    scene.type("ada", "watch INC-1 #checkout")
    scene.control.invite(scene.ada, scene.checkout, scene.scribe_id)
    scene.finish()
    assert "INC-1" not in typed(scene, "cleo", "timeline", "checkout")
    assert "INC-1" in typed(scene, "ben", "timeline", "checkout")


def test_the_shortcut_offers_it_to_its_members_only(scene: Scene) -> None:
    ts = scene.say("cleo", scene.general, "Is something wrong?")
    for who, is_offered in (("cleo", False), ("ben", True)):
        scene.control.message_shortcut(scene.people[who], "add_to_timeline", scene.general, ts)
        scene.finish()
        assert (scene.view(who) is not None) is is_offered
    scene.control.close_view(scene.ben)


def test_nothing_of_it_is_announced(scene: Scene) -> None:
    assert "It is posted nowhere" in typed(scene, "ada", "update external We look into it", "room")
    assert posts(scene, NEWS) == []


def test_a_form_left_open_by_somebody_who_is_outside_now_does_nothing(scene: Scene) -> None:
    scribe = scene.stage.app.scribe
    with pytest.raises(NoSuchIncident):
        incident_for(scribe, incident_id=IncidentId(1), user_id=UserId(scene.cleo))


def test_whoever_is_asked_may_answer_what_they_are_asked(scene: Scene) -> None:
    assert incident_for(scene.stage.app.scribe, incident_id=IncidentId(1), user_id=UserId(scene.ben)).number == 1
    scene.type("ada", "resolve", "room")
    scene.control.close_view(scene.ada)
    scene.click("ada", "ask", channel=scene.control.dm(scene.ada))
    scene.submit("ada", {"question": "what_happened", "whom": scene.dana})
    scene.click("dana", "asked:1", channel=scene.control.dm(scene.dana))
    assert scene.submit("dana", {"what_happened": "A bucket was public"}).errors == {}


def test_who_is_outside_got_no_word_of_it(scene: Scene) -> None:
    for channel_id in (scene.general, NEWS, scene.control.dm(scene.cleo)):
        assert TITLE not in json.dumps(posts(scene, channel_id))


def test_nobody_who_came_while_the_scribe_was_away_is_missed(scene: Scene) -> None:
    scene.stage.app.stop()
    scene.control.invite(scene.ada, WAR_ROOM, scene.dana)
    scene.restart()
    assert "Timeline of INC-1" in typed(scene, "dana", "timeline INC-1")


def test_whoever_left_a_private_incident_turns_no_page_of_its_list(tmp_path: Path) -> None:
    with running_scene(tmp_path / "scribe.db") as scene:
        people = [scene.ada, scene.cleo, scene.scribe_id]
        room = scene.control.add_channel("room", members=people, is_private=True)
        scene.type("ada", f"start here {TITLE}", "room")
        for number in range(12):
            scene.type("ada", f"action Rotate key {number} by friday", "room")
        scene.type("cleo", "actions INC-1")
        scene.control.leave(scene.cleo, room)
        scene.finish()
        scene.click("cleo", "items_page:1", channel=scene.general)
        seen = scene.control.ephemerals(scene.cleo)
        assert seen[-1]["text"] == "There is no such incident."
        assert "Rotate key 10" not in str(seen)
