"""A why handed to somebody else: they are asked just that one, and their answer lands where it was asked."""

from itertools import count

from tests.acceptance.test_asking_answers import texts
from tests.acceptance.test_thread_answers import question_of, reply
from tests.support.stage import Json, Scene
from tests.support.stage_reading import direct, draft, drafts, held, message_lines, view_lines

TIMES = count(1)


def opened(scene: Scene, *answers: str) -> str:
    """Declare an incident, answer its first whys as Ada, resolve it, and return its key."""
    where = scene.name_of(scene.declare(f"sev2 Search fails, {next(TIMES)}"))
    scene.type("ada", "whys", where)
    say(scene, *answers)
    scene.control.close_view(scene.ada)
    key = scene.type("ada", "resolve", where).text.split()[0]
    if scene.view("ada"):
        scene.control.close_view(scene.ada)
    return key


def say(scene: Scene, *answers: str) -> None:
    for answer in answers:
        scene.submit("ada", {"answer": answer})


def hand(scene: Scene, key: str, place: str = "whys.2", whom: str = "ben") -> Json:
    """Ask somebody a why as Ada; return the message they got."""
    scene.click("ada", "ask", channel=scene.control.dm(scene.ada))
    scene.submit("ada", {"question": place, "whom": scene.people[whom]})
    return question_of(scene, key, whom)


def answer_it(scene: Scene, message: Json, text: str, who: str = "ben") -> None:
    press(scene, message, who)
    scene.submit(who, {"answer": text})


def press(scene: Scene, message: Json, who: str = "ben") -> None:
    """Use the button of a question."""
    button = message["blocks"][-1]["elements"][0]
    scene.click(who, button["action_id"], channel=scene.control.dm(scene.people[who]))


def wizard(scene: Scene, key: str) -> None:
    """Open the wizard as Ada."""
    scene.type("ada", f"whys {key}")


def test_the_form_offers_the_next_open_why(shared_scene: Scene) -> None:
    opened(shared_scene, "The pool ran empty")
    shared_scene.click("ada", "ask", channel=shared_scene.control.dm(shared_scene.ada))
    view = shared_scene.view("ada")
    assert view is not None
    [group] = [one for one in view["blocks"][0]["element"]["option_groups"] if one["label"]["text"] == "Five whys"]
    assert [(one["value"], one["text"]["text"]) for one in group["options"]] == [
        ("whys.2", "Why did “The pool ran empty” happen?")
    ]


def test_whoever_is_asked_gets_just_that_why(shared_scene: Scene) -> None:
    key = opened(shared_scene, "The pool ran empty")
    message = hand(shared_scene, key)
    assert message_lines(shared_scene, message)[1] == "*Why did “The pool ran empty” happen?*"
    shared_scene.click(
        "ben", message["blocks"][-1]["elements"][0]["action_id"], channel=shared_scene.control.dm(shared_scene.ben)
    )
    view = shared_scene.view("ben")
    assert view is not None
    assert view_lines(shared_scene, view)[1:3] == ["*Why did “The pool ran empty” happen?*", "Because: ____"]
    assert not any(block["type"] == "actions" for block in view["blocks"])


def test_the_answer_lands_where_it_was_asked(shared_scene: Scene) -> None:
    key = opened(shared_scene, "The pool ran empty")
    answer_it(shared_scene, hand(shared_scene, key), "No timeout")
    assert texts(shared_scene, key.lower(), "whys.2") == ["No timeout"]
    wizard(shared_scene, key)
    view = shared_scene.view("ada")
    assert view is not None
    assert "*Why did “No timeout” happen?*" in view_lines(shared_scene, view)


def test_a_reply_in_the_thread_lands_there_too(shared_scene: Scene) -> None:
    key = opened(shared_scene, "The pool ran empty")
    reply(shared_scene, hand(shared_scene, key), "No timeout")
    assert texts(shared_scene, key.lower(), "whys.2") == ["No timeout"]


def test_whoever_asked_sees_the_answer_arrive(shared_scene: Scene) -> None:
    key = opened(shared_scene, "The pool ran empty")
    answer_it(shared_scene, hand(shared_scene, key), "No timeout")
    lines = message_lines(shared_scene, direct(shared_scene, "ada")[-1])
    assert lines == [f"@ben answered “Why did “The pool ran empty” happen?” for {key}:", "> No timeout"]


def test_where_the_lead_went_on_meanwhile_both_texts_are_seen_by_both(shared_scene: Scene) -> None:
    key = opened(shared_scene, "The pool ran empty")
    message = hand(shared_scene, key)
    shared_scene.click(
        "ben", message["blocks"][-1]["elements"][0]["action_id"], channel=shared_scene.control.dm(shared_scene.ben)
    )
    wizard(shared_scene, key)
    say(shared_scene, "A slow query")
    shared_scene.submit("ben", {"answer": "No timeout"})
    view = shared_scene.view("ben")
    assert view is not None
    assert "A slow query" in view_lines(shared_scene, view)
    assert held(view, "answer") == "No timeout"
    told = "\n".join(message_lines(shared_scene, direct(shared_scene, "ada")[-1]))
    assert "> No timeout" in told
    assert "@ada had answered it before; that text is kept as revision 1:\n> A slow query" in told
    assert texts(shared_scene, key.lower(), "whys.2") == ["A slow query", "No timeout"]


def test_a_reply_after_the_lead_went_on_stands_beside_the_leads_text(shared_scene: Scene) -> None:
    key = opened(shared_scene, "The pool ran empty")
    message = hand(shared_scene, key)
    wizard(shared_scene, key)
    say(shared_scene, "A slow query")
    reply(shared_scene, message, "No timeout")
    assert texts(shared_scene, key.lower(), "whys.2")[-1] == "A slow query\n\nNo timeout"


def test_where_the_lead_branched_meanwhile_the_answer_stays_on_its_line(shared_scene: Scene) -> None:
    key = opened(shared_scene, "The pool ran empty")
    message = hand(shared_scene, key)
    wizard(shared_scene, key)
    shared_scene.click("ada", "why_back")
    shared_scene.click("ada", "why_branch")
    say(shared_scene, "A rollout went out")
    answer_it(shared_scene, message, "No timeout")
    assert texts(shared_scene, key.lower(), "whys.2") == ["No timeout"]
    assert texts(shared_scene, key.lower(), "whys.1b.1") == ["A rollout went out"]


def test_the_question_quotes_the_answer_as_it_stands_now(shared_scene: Scene) -> None:
    key = opened(shared_scene, "The pool ran empty")
    message = hand(shared_scene, key)
    wizard(shared_scene, key)
    shared_scene.click("ada", "why_back")
    say(shared_scene, "The pool was too small")
    assert message["ts"] == question_of(shared_scene, key)["ts"]
    lines = message_lines(shared_scene, question_of(shared_scene, key))
    assert lines[1] == "*Why did “The pool was too small” happen?*"


def test_where_the_lead_stopped_before_it_the_answer_is_kept_and_said_so(shared_scene: Scene) -> None:
    key = opened(shared_scene, "The pool ran empty")
    message = hand(shared_scene, key)
    wizard(shared_scene, key)
    shared_scene.click("ada", "why_back")
    shared_scene.submit("ada", {"answer": "The pool ran empty", "stop": ["root_cause"]})
    answer_it(shared_scene, message, "No timeout")
    assert texts(shared_scene, key.lower(), "whys.2") == ["No timeout"]
    assert "These whys end before that question now" in "\n".join(
        message_lines(shared_scene, direct(shared_scene, "ada")[-1])
    )


def test_the_last_why_answered_by_somebody_else_brings_a_new_draft(scene: Scene) -> None:
    key = opened(scene, "One", "Two", "Three", "Four")
    before = len(drafts(scene, "ada"))
    answer_it(scene, hand(scene, key, "whys.5"), "No canary")
    assert len(drafts(scene, "ada")) == before + 1
    assert "**Root cause:** No canary" in draft(scene, "ada", drafts(scene, "ada")[-1])
