"""`/incident draft canvas`: the postmortem as a canvas, linked to by direct message, or a file where Slack refuses."""

import re
from typing import Any

import pytest

from bot.domain.ids import IncidentId, UserId
from bot.usecases.drafts import deliver_draft
from tests.support.stage import Scene
from tests.support.stage_reading import direct, draft, drafts

FREE_PLAN = "free_teams_cannot_create_standalone_canvases"


@pytest.fixture
def where(scene: Scene) -> str:
    """The channel of an incident that Ada leads, resolved: revision 1 was sent as Markdown."""
    name = scene.name_of(scene.declare("sev2 *Checkout* fails & burns"))
    scene.type("ada", "lead me", name)
    scene.type("ada", "resolve", name)
    scene.control.close_view(scene.ada)
    return name


def canvas(scene: Scene) -> dict[str, Any]:
    [only] = scene.control.canvases()
    return only


def kept(scene: Scene, revision: int) -> bytes | None:
    """Return the bytes that the revision keeps."""
    with scene.stage.app.store.read() as tx:
        return tx.documents.get(IncidentId(1), revision).content


def links(scene: Scene, who: str) -> list[str]:
    """Return the canvases that somebody was sent the address of, in order."""
    return [
        found for said in direct(scene, who) for found in re.findall(r"<(https://[^|>]*/docs/[^|>]*)\|", said["text"])
    ]


def test_a_draft_as_a_canvas_is_a_canvas_and_no_file(scene: Scene, where: str) -> None:
    scene.type("ada", "draft canvas", where)
    assert "## Executive Summary" in canvas(scene)["markdown"]
    assert drafts(scene, "ada") == ["INC-1-r1.md"]


def test_the_title_of_a_canvas_names_the_revision_in_plain_words(scene: Scene, where: str) -> None:
    scene.type("ada", "draft canvas", where)
    assert canvas(scene)["title"] == "INC-1 postmortem r2: *Checkout* fails & burns"


def test_the_direct_message_links_to_the_canvas_under_the_drafts_comment(scene: Scene, where: str) -> None:
    scene.type("ada", "draft canvas", where)
    assert direct(scene, "ada")[-1]["text"].startswith("Draft postmortem of INC-1, revision 2: ")
    assert links(scene, "ada") == [canvas(scene)["link"]]


def test_whoever_asks_for_a_canvas_may_write_in_it(scene: Scene, where: str) -> None:
    scene.type("ben", "draft INC-1 canvas")
    assert canvas(scene)["access"] == {scene.scribe_id: "owner", scene.ben: "write"}


def test_each_revision_is_a_canvas_of_its_own(scene: Scene, where: str) -> None:
    scene.type("ada", "draft canvas", where)
    scene.wait(minutes=5)
    scene.type("ada", "draft canvas", where)
    made = scene.control.canvases()
    assert [one["title"][:20] for one in made] == ["INC-1 postmortem r2:", "INC-1 postmortem r3:"]
    assert links(scene, "ada") == [one["link"] for one in made]


def test_the_revision_keeps_the_markdown_that_the_canvas_was_made_of(scene: Scene, where: str) -> None:
    scene.type("ada", "draft canvas", where)
    assert kept(scene, 2) == canvas(scene)["markdown"].encode()


def test_others_are_shown_the_same_canvas_to_read(scene: Scene, where: str) -> None:
    scribe = scene.stage.app.scribe
    with scribe.store.write() as tx:
        incident = tx.incidents.get(IncidentId(1), for_update=True)
        deliver_draft(tx, scribe, incident, UserId(scene.ada), format="canvas", also_to=[UserId(scene.dana)])
    scene.finish()
    assert canvas(scene)["access"] == {scene.scribe_id: "owner", scene.ada: "write", scene.dana: "read"}
    assert links(scene, "ada") == links(scene, "dana") == [canvas(scene)["link"]]


def test_whoever_stands_in_for_a_lead_that_slack_cannot_reach_may_write(scene: Scene, where: str) -> None:
    scene.type("ada", "lead @dana", where)
    scene.control.fail("conversations.open", error="user_disabled")
    scene.type("dana", "draft canvas", where)
    assert canvas(scene)["access"] == {scene.scribe_id: "owner", scene.ada: "write"}
    assert links(scene, "ada") == [canvas(scene)["link"]]


def test_a_final_postmortem_can_only_be_read(scene: Scene, where: str) -> None:
    scene.type("ada", "review @ada", where)
    for action in ("sign_off:incident_lead", "sign_off:engineering_manager"):
        scene.click("ada", action, channel=scene.control.dm(scene.ada))
        scene.submit("ada", {"note": ""})
    scene.type("ada", "draft canvas", where)
    assert canvas(scene)["access"][scene.ada] == "read"


@pytest.mark.parametrize(
    ("refused", "why"),
    [
        (FREE_PLAN, "Slack's free plan has no canvases outside channels"),
        ("canvas_disabled_user_team", "canvases are switched off in this workspace"),
        ("missing_scope", "I lack the permission `canvases:write`"),
        ("canvas_creation_failed", "Slack refused to make the canvas (`canvas_creation_failed`)"),
    ],
)
def test_where_slack_refuses_canvases_the_document_comes_as_a_file_that_says_why(
    scene: Scene, where: str, refused: str, why: str
) -> None:
    scene.control.fail("canvases.create", error=refused)
    scene.type("ada", "draft canvas", where)
    assert scene.control.canvases() == []
    assert draft(scene, "ada", "INC-1-r2.canvas.md").encode() == kept(scene, 2)
    assert f"This is a file in place of a canvas: {why}" in direct(scene, "ada")[-1]["text"]


def test_a_canvas_that_does_not_open_is_followed_by_the_file(scene: Scene, where: str) -> None:
    scene.control.fail("canvases.access.set", error="restricted_action")
    scene.type("ada", "draft canvas", where)
    assert links(scene, "ada") == [canvas(scene)["link"]]
    assert drafts(scene, "ada")[-1] == "INC-1-r2.canvas.md"
    assert "may not open for you: Slack said `restricted_action`" in direct(scene, "ada")[-1]["text"]


def test_a_canvas_takes_five_calls(scene: Scene, where: str) -> None:
    before = len(scene.control.api_calls())
    scene.type("ada", "draft canvas", where)
    names = [call.name for call in scene.control.api_calls()[before:]]
    assert names == ["conversations.open", "canvases.create", "files.info", "chat.postMessage", "canvases.access.set"]
