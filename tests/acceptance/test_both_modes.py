"""From declaration to draft, over Socket Mode and over HTTP: nobody in the workspace can tell which it is."""

from collections.abc import Iterator

import pytest

from tests.support.stage import Scene, running_scene
from tests.support.stage_reading import draft, drafts


@pytest.fixture(params=[False, True], ids=["socket", "http"], scope="module")
def either(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with running_scene(tmp_path_factory.mktemp("either") / "scribe.db", over_http=request.param) as scene:
        yield scene


def test_an_incident_goes_from_declaration_to_draft(either: Scene) -> None:
    scene = either
    channel_id = scene.declare()
    where = scene.name_of(channel_id)
    scene.type("ada", "lead me", where)
    scene.enter("ben", where)
    ts = scene.say("ben", channel_id, "The pool is exhausted")
    scene.react("ben", channel_id, ts)
    scene.type("ben", "note Pool raised to 50.", where)
    scene.type("ben", "resolve", where)
    scene.control.close_view(scene.ben)
    assert drafts(scene, "ada") == ["INC-1-r1.md"]
    text = draft(scene, "ada", "INC-1-r1.md")
    assert "The pool is exhausted" in text
    assert "Pool raised to 50." in text


def test_a_form_says_what_is_wrong_in_it(either: Scene) -> None:
    either.type("ada", "start")
    outcome = either.submit("ada", {"title": "   "})
    assert outcome.errors or outcome.error == "required_field"
    either.control.close_view(either.ada)


def test_the_whys_are_asked_in_a_form_and_the_answer_is_kept(either: Scene) -> None:
    channel_id = either.declare("sev3 Search is slow")
    either.type("ada", "whys", either.name_of(channel_id))
    view = either.view("ada")
    assert view is not None
    assert "why 1 of 5" in view["title"]["text"]
    either.control.close_view(either.ada)
