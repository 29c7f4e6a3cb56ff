"""`/incident start`: what stands there a moment later."""

import re

import pytest

from tests.support.stage import Scene
from tests.support.stage_reading import message_lines, posts, stored


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Checkout fails: 5xx & timeouts", r"inc-\d+-checkout-fails-5xx-timeouts"),
        ("Zahlungen für Köln hängen", r"inc-\d+-zahlungen-fur-koln-hangen"),
        ("🔥🔥🔥", r"inc-\d+"),
        ("تعطل الدفع", r"inc-\d+"),
        ("a very long title " * 8, r"inc-\d+-a-very-long-title-[a-z-]{50,60}"),
    ],
)
def test_the_channel_is_named_after_the_incident(shared_scene: Scene, title: str, name: str) -> None:
    channel = shared_scene.name_of(shared_scene.declare(title))
    assert re.fullmatch(name, channel)
    assert len(channel) <= 80


def test_a_taken_name_gets_a_number_behind_it(scene: Scene) -> None:
    scene.control.add_channel("inc-1-checkout-fails", members=[scene.cleo])
    assert scene.name_of(scene.declare("Checkout fails")) == "inc-1-checkout-fails-2"


def test_the_reporter_is_invited(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare(who="ben")
    [members] = [c["members"] for c in shared_scene.control.channels() if c["id"] == channel_id]
    assert set(members) == {shared_scene.ben, shared_scene.scribe_id}


def test_the_card_is_posted_once_and_pinned(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    assert shared_scene.control.pins(channel_id) == [said["ts"] for said in posts(shared_scene, channel_id)]


def test_the_topic_names_incident_and_title_and_nothing_that_changes(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare("sev1 Search & cart down")
    shared_scene.type("ada", "severity sev3", shared_scene.name_of(channel_id))
    [topic] = [c["topic"]["value"] for c in shared_scene.control.channels() if c["id"] == channel_id]
    assert re.fullmatch(r"INC-\d+ · Search (&|&amp;) cart down", topic)


def test_a_modal_declares_like_one_line_does(shared_scene: Scene) -> None:
    shared_scene.type("ada", "start")
    shared_scene.submit("ada", {"title": "Modal & more", "severity": "sev3"})
    [card] = posts(shared_scene, shared_scene.channel(_newest(shared_scene)))
    assert message_lines(shared_scene, card)[0].endswith("· Modal & more")
    shared_scene.control.close_view(shared_scene.ada)


def test_a_refused_command_stores_nothing(shared_scene: Scene) -> None:
    before = stored(shared_scene)
    for text in (
        "start sev9 Down",
        "start --since 45m Down",
        "start here",
        "note Nothing here",
        "mark fixed",
        "nonsense",
    ):
        assert shared_scene.type("cleo", text).acknowledged
    assert stored(shared_scene) == before


def test_an_answer_is_seen_by_nobody_else(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    before = len(shared_scene.control.history(channel_id))
    outcome = shared_scene.type("ada", "note at 25:99 x", shared_scene.name_of(channel_id))
    assert (outcome.payload or {}).get("response_type", "ephemeral") == "ephemeral"
    assert len(shared_scene.control.history(channel_id)) == before


def _newest(scene: Scene) -> str:
    return str(max((c for c in scene.control.channels() if c.get("name")), key=lambda c: c["id"])["name"])


@pytest.mark.parametrize("flag", ["private", "test"])
def test_a_title_that_begins_like_a_flag_is_asked_about_before_anybody_reads_it(scene: Scene, flag: str) -> None:
    before = scene.control.channels()
    said = scene.type("ada", f"start {flag} sev3 leaked key").text or ""
    assert f"Did you mean `--{flag}`?" in said
    assert scene.control.channels() == before
    assert "is declared" in (scene.type("ada", f'start "{flag.capitalize()} rooms fail"').text or "")
