"""`/incident review`: the way of a postmortem from draft to final, and what a correction does afterwards."""

import pytest

from tests.support.stage import Scene
from tests.support.stage_reading import direct, draft, drafts, message_lines, stored, view_lines

LEAD, MANAGER, OWNER = "sign_off:incident_lead", "sign_off:engineering_manager", "sign_off:product_owner"


@pytest.fixture
def where(scene: Scene) -> str:
    """The channel of an incident that Ada leads, resolved."""
    name = scene.name_of(scene.declare())
    scene.type("ada", "lead me", name)
    scene.type("ada", "resolve", name)
    scene.control.close_view(scene.ada)
    return name


def texts(scene: Scene, who: str) -> list[str]:
    """Return the names of the Markdown files that somebody was sent, in order."""
    return [name for name in drafts(scene, who) if name.endswith(".md")]


def request(scene: Scene, who: str) -> dict[str, object]:
    """Return the request for review in somebody's direct messages."""
    return next(said for said in direct(scene, who) if "ready for review" in said["text"])


def sign(scene: Scene, who: str, action: str, note: str = "") -> list[str]:
    """Sign by the button in the direct message; return the modal that is then seen."""
    scene.click(who, action, channel=scene.control.dm(scene.people[who]))
    scene.submit(who, {"note": note})
    view = scene.view(who)
    scene.control.close_view(scene.people[who])
    return view_lines(scene, view) if view else []


def reply(scene: Scene, who: str, text: str) -> str:
    """Comment in the thread of the request; return the comment's ts."""
    return scene.say(who, scene.control.dm(scene.people[who]), text, thread_ts=request(scene, who)["ts"])


def finalize(scene: Scene, where: str) -> None:
    scene.type("ada", "review @dana", where)
    sign(scene, "dana", MANAGER, "Reads well")
    sign(scene, "ada", LEAD)


def test_every_reviewer_gets_the_same_revision(scene: Scene, where: str) -> None:
    scene.type("ada", "review @dana @ben", where)
    assert texts(scene, "dana") == texts(scene, "ben") == ["INC-1-r2.md"]
    assert texts(scene, "ada") == ["INC-1-r1.md", "INC-1-r2.md"]
    assert draft(scene, "dana", "INC-1-r2.md") == draft(scene, "ada", "INC-1-r2.md")


def test_what_reviewers_read_is_under_review(scene: Scene, where: str) -> None:
    scene.type("ada", "review @dana", where)
    assert "**Status:** Under Review" in draft(scene, "dana", "INC-1-r2.md")


def test_reviewers_are_asked_once_however_often_it_is_sent(scene: Scene, where: str) -> None:
    scene.type("ada", "review @dana", where)
    scene.type("ada", "review @dana", where)
    assert sum("ready for review" in said["text"] for said in direct(scene, "dana")) == 1
    assert texts(scene, "dana") == ["INC-1-r2.md", "INC-1-r3.md"]


def test_without_names_it_goes_to_those_whom_the_answers_name(scene: Scene, where: str) -> None:
    scene.type("dana", "note I was paged", where)
    scene.type("ada", "answer followup", where)
    scene.submit("ada", {"engineering_manager": scene.dana})
    scene.type("ada", "review", where)
    assert texts(scene, "dana") == ["INC-1-r2.md"]


def test_a_signature_shows_in_everybodys_request(scene: Scene, where: str) -> None:
    scene.type("ada", "review @dana", where)
    sign(scene, "dana", MANAGER, "Reads well")
    lines = message_lines(scene, request(scene, "ada"))
    assert ":white_check_mark: Engineering manager: @dana, 2026-03-02 10:00 UTC – Reads well" in lines


def test_the_last_signature_needed_makes_it_final(scene: Scene, where: str) -> None:
    scene.type("ada", "review @dana", where)
    assert "once signed by: incident lead" in sign(scene, "dana", MANAGER)[1]
    assert sign(scene, "ada", LEAD)[1] == "Thank you. The postmortem of INC-1 is final."


def test_the_final_document_goes_to_all_with_its_signatures(scene: Scene, where: str) -> None:
    scene.type("ada", "review @dana", where)
    sign(scene, "dana", MANAGER, "Reads | well <!channel>")
    scene.wait(hours=30)
    sign(scene, "ada", LEAD)
    final = draft(scene, "dana", "INC-1-r3.md")
    assert final == draft(scene, "ada", "INC-1-r3.md")
    assert "**Status:** Final" in final
    assert "- [x] Incident Lead: ada, 2026-03-03\n" in final
    assert "- [x] Engineering Manager: dana, 2026-03-02 (Reads \\| well &lt;!channel>)\n" in final
    assert "**Final Review Date:** 2026-03-03" in final


def test_the_other_template_has_the_signatures_in_its_table(scene: Scene, where: str) -> None:
    finalize(scene, where)
    scene.type("ada", "draft post-mortem", where)
    assert "| Engineering Manager | dana | 2026-03-02 | Reads well |" in draft(scene, "ada", "INC-1-r4.md")


def test_nobody_signs_as_lead_for_the_lead(scene: Scene, where: str) -> None:
    scene.type("ada", "review @dana", where)
    scene.click("dana", LEAD, channel=scene.control.dm(scene.dana))
    assert scene.view("dana") is None


def test_who_takes_the_button_too_late_changes_nothing(scene: Scene, where: str) -> None:
    scene.type("ada", "review @dana @ben", where)
    for who in ("dana", "ben"):
        scene.click(who, MANAGER, channel=scene.control.dm(scene.people[who]))
    scene.submit("dana", {})
    outcome = scene.submit("ben", {})
    assert "signed off as engineering manager on 2026-03-02; that stands." in next(iter(outcome.errors.values()))


def test_a_reply_in_the_thread_is_a_comment_that_the_lead_hears_of(scene: Scene, where: str) -> None:
    scene.type("ada", "review @dana", where)
    reply(scene, "dana", "Why so late? <!channel>")
    told = message_lines(scene, direct(scene, "ada")[-1])
    assert told == ["@dana commented on the postmortem of INC-1:", "Why so late? @channel"]


def test_comments_are_printed_as_they_stand(scene: Scene, where: str) -> None:
    scene.type("ada", "review @dana @ben", where)
    kept, gone = reply(scene, "dana", "Why so lat?"), reply(scene, "ben", "Never mind")
    scene.control.edit(scene.dana, scene.control.dm(scene.dana), kept, "Why so late?")
    scene.control.delete(scene.ben, scene.control.dm(scene.ben), gone)
    scene.finish()
    scene.type("ada", "draft", where)
    printed = draft(scene, "ada", "INC-1-r3.md")
    assert printed.endswith("**Review comments:**\n\n- 2026-03-02 10:00 dana: Why so late?\n")
    assert "Never mind" not in printed


def test_other_words_to_the_scribe_are_no_comments(scene: Scene, where: str) -> None:
    scene.type("ada", "review @dana", where)
    said = scene.say("dana", scene.control.dm(scene.dana), "Hello")
    scene.say("dana", scene.control.dm(scene.dana), "Anybody there?", thread_ts=said)
    scene.type("ada", "draft", where)
    assert "Review comments" not in draft(scene, "ada", "INC-1-r3.md")


def test_a_correction_makes_a_revision_that_says_what_changed(scene: Scene, where: str) -> None:
    finalize(scene, where)
    scene.type("ada", "answer impact", where)
    scene.submit("ada", {"users_affected": "4,200", "correction": "The first figure was a guess"})
    told = message_lines(scene, direct(scene, "ada")[-1])
    assert told[0].startswith("Postmortem of INC-1, revision 4")
    assert told[1] == "_Changed: Impact (The first figure was a guess)_"
    assert "**Users Affected:** 4,200" in draft(scene, "ada", "INC-1-r4.md")
    assert "**Status:** Final" in draft(scene, "ada", "INC-1-r4.md")


def test_saving_the_same_again_makes_no_revision(scene: Scene, where: str) -> None:
    finalize(scene, where)
    scene.type("ada", "answer impact", where)
    scene.submit("ada", {})
    assert texts(scene, "ada")[-1] == "INC-1-r3.md"


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("note at 10:30 Pool exhausted", "timeline (a note)"),
        ("mark detected 10:50", "timeline (milestone detected)"),
        ("severity sev1", "severity"),
    ],
)
def test_a_correction_of_the_record_makes_a_revision_too(scene: Scene, where: str, text: str, changed: str) -> None:
    finalize(scene, where)
    scene.type("ada", text, where)
    assert message_lines(scene, direct(scene, "ada")[-1])[1] == f"_Changed: {changed}_"


def test_a_draft_that_is_not_final_makes_no_revision_by_an_answer(scene: Scene, where: str) -> None:
    scene.type("ada", "review @dana", where)
    scene.type("ada", "answer impact", where)
    scene.submit("ada", {"users_affected": "42"})
    assert texts(scene, "ada")[-1] == "INC-1-r2.md"


def test_a_stranger_sends_nothing_to_review(scene: Scene, where: str) -> None:
    before = stored(scene)
    assert scene.type("cleo", "review INC-1 @cleo").text.startswith("Only <@")
    assert (stored(scene), texts(scene, "cleo")) == (before, [])
