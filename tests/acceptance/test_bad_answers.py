"""Answers that are nothing, too much, or no text: nothing is lost, and the document is made all the same."""

import pytest

from bot.domain.ids import UserId
from bot.postmortem.catalogue import QuestionKind, questions_in
from tests.acceptance.test_asking_answers import declared, modal, texts
from tests.acceptance.test_thread_answers import asked, latest, reply
from tests.support.stage import Scene
from tests.support.stage_reading import draft, drafts, view_lines


def keep(scene: Scene, where: str, question: str, text: str) -> None:
    """Keep an answer that no form would have taken."""
    scribe = scene.stage.app.scribe
    with scribe.store.write() as tx:
        incident = tx.incidents.numbered(scribe.workspace.team_id, int(where.split("-")[1]))
        assert incident is not None
        tx.answers.add(incident.id, question, text, UserId(scene.ada), scribe.now())


@pytest.mark.parametrize("nothing", ["", "   ", "\n\n \t\n"])
def test_blank_space_is_no_answer(shared_scene: Scene, nothing: str) -> None:
    where = declared(shared_scene)
    shared_scene.type("ada", "answer impact", where)
    shared_scene.submit("ada", {"symptoms": nothing})
    assert texts(shared_scene, where, "symptoms") == []
    assert shared_scene.view("ada") is None


@pytest.mark.parametrize("code", ["{{ 7*7 }}", "{% for x in y %}", "{{ record.incident }} {# note #}"])
def test_template_code_is_printed_as_it_was_typed(scene: Scene, code: str) -> None:
    where = declared(scene)
    scene.type("ada", "answer impact", where)
    scene.submit("ada", {"symptoms": f"before {code} after"})
    scene.type("ada", "resolve", where)
    text = draft(scene, "ada", drafts(scene, "ada")[-1]).replace("\\", "")
    assert f"before {code} after" in text


@pytest.mark.parametrize("unstorable", ["\x00", "\ud800", "\udfff"])
def test_what_no_database_holds_is_replaced_and_the_rest_kept(shared_scene: Scene, unstorable: str) -> None:
    where = declared(shared_scene)
    shared_scene.type("ada", "answer impact", where)
    shared_scene.submit("ada", {"symptoms": f"Errors{unstorable}500"})
    assert texts(shared_scene, where, "symptoms") == ["Errors\N{REPLACEMENT CHARACTER}500"]


@pytest.mark.parametrize("unstorable", ["\x00", "\ud800"])
def test_a_why_with_such_text_is_kept_too(shared_scene: Scene, unstorable: str) -> None:
    where = declared(shared_scene)
    shared_scene.type("ada", "whys", where)
    shared_scene.submit("ada", {"answer": f"No{unstorable}canary"})
    assert texts(shared_scene, where, "whys.1") == ["No\N{REPLACEMENT CHARACTER}canary"]


def test_a_reply_with_such_text_is_kept_too(shared_scene: Scene) -> None:
    key, message = asked(shared_scene)
    reply(shared_scene, message, "About\x00 1,200 \ud800{{ 7*7 }}")
    assert latest(shared_scene, key) == "About\N{REPLACEMENT CHARACTER} 1,200 \N{REPLACEMENT CHARACTER}{{ 7*7 }}"


def test_a_reply_of_blank_space_is_no_answer(shared_scene: Scene) -> None:
    key, message = asked(shared_scene)
    reply(shared_scene, message, " \n ")
    assert texts(shared_scene, key.lower(), "users_affected") == []


def test_a_hundred_kilobytes_in_one_section_are_kept_and_the_form_opens_again(scene: Scene) -> None:
    where = declared(scene)
    written = [one.key for one in questions_in("data") if one.kind in (QuestionKind.TEXT, QuestionKind.LIST)]
    for key in written:
        keep(scene, where, key, f"{key} " + "ü" * 11_900)
    scene.type("ada", "answer data", where)
    assert any("There is no room for it here" in line for line in view_lines(scene, modal(scene)))
    scene.submit("ada", {})
    assert all(len(texts(scene, where, key)) == 1 for key in written)
    scene.type("ada", "resolve", where)
    assert "ü" * 11_900 in draft(scene, "ada", drafts(scene, "ada")[-1])


def test_a_date_that_is_none_leaves_the_picker_empty_and_the_document_whole(scene: Scene) -> None:
    where = declared(scene)
    keep(scene, where, "review_on", "next week some time")
    scene.type("ada", "answer followup", where)
    [picker] = [one["element"] for one in modal(scene)["blocks"] if one["element"]["action_id"] == "review_on"]
    assert "initial_date" not in picker
    scene.control.close_view(scene.ada)
    scene.type("ada", "resolve", where)
    assert "next week some time" in draft(scene, "ada", drafts(scene, "ada")[-1])
