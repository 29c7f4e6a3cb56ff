"""`/incident resolve`: the prompts, who gets the draft, and its revisions."""

import pytest

from bot.rendering.documents import FORMATS
from tests.support.stage import Scene
from tests.support.stage_reading import direct, draft, drafts, message_lines, sent_files, stored


def declared(scene: Scene, *, lead: str | None = None) -> str:
    """Declare INC-1 as Ada, let Ben speak in it, and return its channel's name."""
    channel_id = scene.declare()
    where = scene.name_of(channel_id)
    scene.enter("ben", where)
    scene.say("ben", channel_id, "I am on it")
    if lead:
        scene.type("ada", f"lead @{lead}", where)
    return where


def test_the_whys_open_for_whoever_resolves(scene: Scene) -> None:
    where = declared(scene, lead="ada")
    scene.type("ben", "resolve", where)
    view = scene.view("ben")
    assert view is not None
    assert view["title"]["text"] == "INC-1: why 1 of 5"


def test_the_leads_direct_message_holds_the_button(scene: Scene) -> None:
    where = declared(scene, lead="ada")
    scene.type("ben", "resolve", where)
    scene.click("ada", "prompt:whys", channel=scene.control.dm(scene.ada))
    view = scene.view("ada")
    assert view is not None
    assert view["title"]["text"] == "INC-1: why 1 of 5"


@pytest.mark.parametrize(("lead", "reader"), [("dana", "dana"), (None, "ada")])
def test_the_draft_goes_to_the_lead_or_else_to_the_reporter(scene: Scene, lead: str | None, reader: str) -> None:
    where = declared(scene, lead=lead)
    scene.type("ben", "resolve", where)
    assert {who: drafts(scene, who) for who in scene.people if drafts(scene, who)} == {reader: ["INC-1-r1.md"]}


def test_a_new_lead_after_the_end_gets_prompts_and_draft(scene: Scene) -> None:
    where = declared(scene)
    scene.type("ben", "resolve", where)
    scene.type("ada", "lead @dana", where)
    assert drafts(scene, "dana") == ["INC-1-r2.md"]


def test_a_stranger_may_not_resolve(scene: Scene) -> None:
    declared(scene)
    before = stored(scene)
    said = scene.type("cleo", "resolve INC-1").text
    assert said.startswith("Only <@")
    assert (stored(scene), drafts(scene, "ada")) == (before, [])


def test_resolving_twice_is_refused(scene: Scene) -> None:
    where = declared(scene)
    scene.type("ada", "resolve", where)
    before = stored(scene)
    assert " is resolved already, by <@" in scene.type("ben", "resolve", where).text
    assert (stored(scene), drafts(scene, "ada")) == (before, ["INC-1-r1.md"])


def test_the_prompts_are_edited_in_place_as_answers_arrive(scene: Scene) -> None:
    where = declared(scene)
    scene.type("ada", "resolve", where)
    before = direct(scene, "ada")[0]
    scene.type("ada", "answer summary", where)
    scene.submit("ada", {"executive_summary": "Checkout failed for 40 minutes."})
    after = direct(scene, "ada")[0]
    assert after["ts"] == before["ts"]
    assert ":white_check_mark: Summary: 1 of 1 answered" in message_lines(scene, after)


def test_a_second_draft_follows_when_the_whys_are_answered(scene: Scene) -> None:
    where = declared(scene)
    scene.type("ada", "resolve", where)
    for number in range(1, 6):
        scene.submit("ada", {"answer": f"Cause {number}"})
    assert drafts(scene, "ada") == ["INC-1-r1.md", "INC-1-r2.md"]
    assert "Cause 5" in draft(scene, "ada", "INC-1-r2.md")


def test_asking_for_the_draft_gives_the_next_revision(scene: Scene) -> None:
    where = declared(scene)
    scene.type("ada", "resolve", where)
    scene.submit("ada", {"answer": "No timeout", "stop": ["root_cause"]})
    scene.type("ada", "draft", where)
    assert drafts(scene, "ada") == ["INC-1-r1.md", "INC-1-r2.md", "INC-1-r3.md"]


def test_the_same_record_gives_the_same_bytes(scene: Scene) -> None:
    where = declared(scene)
    scene.type("ada", "resolve", where)
    scene.wait(hours=5)
    scene.type("ada", "draft", where)
    assert draft(scene, "ada", "INC-1-r1.md") == draft(scene, "ada", "INC-1-r2.md")


def test_whys_that_are_answered_are_not_asked_again(scene: Scene) -> None:
    where = declared(scene)
    scene.type("ada", "whys", where)
    scene.submit("ada", {"answer": "No timeout", "stop": ["root_cause"]})
    scene.control.close_view(scene.ada)
    scene.type("ada", "resolve", where)
    assert scene.view("ada") is None


def test_an_unknown_template_or_format_is_answered_with_what_there_is(scene: Scene) -> None:
    where = declared(scene)
    said = scene.type("ada", "draft nicer", where).text
    assert said.startswith("There is no template or format called `nicer`. There are `incident-postmortem`, ")
    assert all(f"`{name}`" in said for name in FORMATS)
    assert drafts(scene, "ada") == []


def test_the_draft_comes_with_a_picture_of_the_incident(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    scene.type("ada", "resolve", where)
    assert sent_files(scene, "ada") == ["INC-1-r1.md", "INC-1-r1.png"]


def test_from_resolve_to_the_draft_takes_at_most_ten_calls(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    scene.say("ben", scene.channel(where), "The pool is empty")
    scene.finish()
    before = len(scene.control.api_calls())
    scene.type("ada", "resolve", where)
    scene.finish()
    names = [call.name for call in scene.control.api_calls()[before:]]
    assert drafts(scene, "ada") == ["INC-1-r1.md"]
    assert len(names) <= 10, names
