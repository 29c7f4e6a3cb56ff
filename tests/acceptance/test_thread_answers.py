"""Answers in a thread: what is replied below a question is its answer, with every edit and deletion."""

from itertools import permutations

import pytest

from handlers.events.direct import direct_message
from tests.acceptance.test_asking import ask, prompts, resolved
from tests.acceptance.test_asking_answers import texts
from tests.support.stage import Json, Scene
from tests.support.stage_reading import direct, draft, drafts, message_lines

QUESTION = "users_affected"


def asked(scene: Scene, question: str = QUESTION, whom: str = "ben") -> tuple[str, Json]:
    """Resolve an incident and ask as Ada; return its key and the message with the question."""
    key = resolved(scene)
    ask(scene, whom, question)
    return key, question_of(scene, key, whom)


def question_of(scene: Scene, key: str, who: str = "ben") -> Json:
    """Return the newest question about an incident, as it stands now."""
    said = [one for one in direct(scene, who) if key in one["text"] and "A question" in one["text"]]
    return said[-1]


def reply(scene: Scene, message: Json, text: str, who: str = "ben", **more: object) -> str:
    return scene.say(who, scene.control.dm(scene.people[who]), text, thread_ts=message["ts"], **more)


def edit(scene: Scene, ts: str, text: str, who: str = "ben") -> None:
    scene.control.edit(scene.people[who], scene.control.dm(scene.people[who]), ts, text)
    scene.finish()


def delete(scene: Scene, ts: str, who: str = "ben") -> None:
    scene.control.delete(scene.people[who], scene.control.dm(scene.people[who]), ts)
    scene.finish()


def latest(scene: Scene, key: str, question: str = QUESTION) -> str:
    return texts(scene, key.lower(), question)[-1]


def test_a_reply_is_the_answer(shared_scene: Scene) -> None:
    key, message = asked(shared_scene)
    reply(shared_scene, message, "About 1,200")
    assert texts(shared_scene, key.lower(), QUESTION) == ["About 1,200"]


def test_whoever_asked_is_told_the_reply(shared_scene: Scene) -> None:
    _, message = asked(shared_scene)
    reply(shared_scene, message, "About 1,200")
    assert "About 1,200" in "\n".join(message_lines(shared_scene, direct(shared_scene, "ada")[-1]))


def test_the_question_says_in_place_that_the_answer_is_taken(shared_scene: Scene) -> None:
    key, message = asked(shared_scene)
    before = len(direct(shared_scene, "ben"))
    reply(shared_scene, message, "About 1,200")
    assert "Thank you. Your answer is in the postmortem." in message_lines(shared_scene, question_of(shared_scene, key))
    assert len(direct(shared_scene, "ben")) == before


def test_the_prompts_count_the_reply(shared_scene: Scene) -> None:
    key, message = asked(shared_scene)
    reply(shared_scene, message, "About 1,200")
    assert ":white_check_mark: @ben answered: How many users were affected?" in prompts(shared_scene, key)


def test_a_second_reply_is_a_second_paragraph(shared_scene: Scene) -> None:
    key, message = asked(shared_scene)
    reply(shared_scene, message, "About 1,200")
    reply(shared_scene, message, "Most of them in Spain")
    assert latest(shared_scene, key) == "About 1,200\n\nMost of them in Spain"


def test_an_edited_reply_edits_its_paragraph_as_a_new_revision(shared_scene: Scene) -> None:
    key, message = asked(shared_scene)
    first = reply(shared_scene, message, "About 1,200")
    reply(shared_scene, message, "Most of them in Spain")
    edit(shared_scene, first, "Exactly 1,207")
    assert texts(shared_scene, key.lower(), QUESTION)[2:] == ["Exactly 1,207\n\nMost of them in Spain"]


def test_a_deleted_reply_takes_its_paragraph_along(shared_scene: Scene) -> None:
    key, message = asked(shared_scene)
    first = reply(shared_scene, message, "About 1,200")
    reply(shared_scene, message, "Most of them in Spain")
    delete(shared_scene, first)
    assert latest(shared_scene, key) == "Most of them in Spain"


def test_the_only_reply_deleted_leaves_the_question_open_and_the_revisions_there(shared_scene: Scene) -> None:
    key, message = asked(shared_scene)
    delete(shared_scene, reply(shared_scene, message, "About 1,200"))
    assert texts(shared_scene, key.lower(), QUESTION) == ["About 1,200", ""]


def test_a_reply_goes_below_what_others_wrote(shared_scene: Scene) -> None:
    key, message = asked(shared_scene)
    shared_scene.type("ada", f"answer {key} impact")
    shared_scene.submit("ada", {QUESTION: "Nobody outside"})
    reply(shared_scene, message, "About 1,200")
    assert latest(shared_scene, key) == "Nobody outside\n\nAbout 1,200"


def test_an_edit_after_somebody_rewrote_the_answer_takes_nothing_away(shared_scene: Scene) -> None:
    key, message = asked(shared_scene)
    first = reply(shared_scene, message, "About 1,200")
    shared_scene.type("ada", f"answer {key} impact")
    shared_scene.submit("ada", {QUESTION: "1,200, as Ben says"})
    edit(shared_scene, first, "Exactly 1,207")
    assert latest(shared_scene, key) == "1,200, as Ben says\n\nExactly 1,207"


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_events_in_any_order_and_twice_make_the_same_answer(shared_scene: Scene, order: tuple[int, ...]) -> None:
    key, message = asked(shared_scene)
    channel, scribe = shared_scene.control.dm(shared_scene.ben), shared_scene.stage.app.scribe
    said = {"channel": channel, "user": shared_scene.ben, "thread_ts": message["ts"]}
    times = [f"{float(message['ts']) + number:.6f}" for number in (1, 2, 3)]
    events: list[Json] = [
        {**said, "ts": times[0], "text": "About 1,200"},
        {**said, "ts": times[1], "text": "Most of them in Spain"},
        {**said, "subtype": "message_changed",
         "message": {**said, "ts": times[0], "text": "Exactly 1,207", "edited": {"ts": times[2]}}},
        {"channel": channel, "subtype": "message_deleted", "deleted_ts": times[2], "previous_message": said},
    ]  # fmt: skip
    for number in (*order, *order):
        direct_message(scribe, events[number])
    shared_scene.finish()
    assert latest(shared_scene, key) == "Exactly 1,207\n\nMost of them in Spain"


def test_a_reply_longer_than_any_form_is_kept_whole(scene: Scene) -> None:
    key, message = asked(scene, "what_happened")
    long = "\n".join(f"line {number} of the story" for number in range(1, 1400))
    assert 30_000 < len(long) < 40_000
    reply(scene, message, long)
    assert latest(scene, key, "what_happened") == long
    scene.type("ada", f"draft {key}")
    assert "line 1399 of the story" in draft(scene, "ada", drafts(scene, "ada")[-1])


def test_the_form_shows_only_the_beginning_of_such_an_answer_and_leaves_it_alone(scene: Scene) -> None:
    key, message = asked(scene, "what_happened")
    reply(scene, message, "word " * 4000)
    before = texts(scene, key.lower(), "what_happened")
    scene.type("ada", f"answer {key} cause")
    scene.submit("ada", {"contributing_factors": "No canary"})
    assert texts(scene, key.lower(), "what_happened") == before
    assert texts(scene, key.lower(), "contributing_factors") == ["No canary"]


@pytest.mark.parametrize(("said", "kept"), [("2026-03-05", ["2026-03-05"]), ("soon", []), ("2026-02-30", [])])
def test_a_reply_to_a_date_is_a_date_or_no_answer(shared_scene: Scene, said: str, kept: list[str]) -> None:
    key, message = asked(shared_scene, "review_on")
    reply(shared_scene, message, said)
    assert texts(shared_scene, key.lower(), "review_on") == kept
    refusals = [line for line in message_lines(shared_scene, question_of(shared_scene, key)) if "is no answer" in line]
    assert bool(refusals) == (not kept)


def test_a_reply_to_a_choice_is_read_by_its_label(shared_scene: Scene) -> None:
    key, message = asked(shared_scene, "detected_by")
    reply(shared_scene, message, "user report, other")
    assert latest(shared_scene, key, "detected_by") == "user\nother"


def test_the_later_of_two_dates_counts_and_the_earlier_one_once_that_is_deleted(shared_scene: Scene) -> None:
    key, message = asked(shared_scene, "review_on")
    reply(shared_scene, message, "2026-03-05")
    delete(shared_scene, reply(shared_scene, message, "2026-03-06"))
    assert texts(shared_scene, key.lower(), "review_on") == ["2026-03-05", "2026-03-06", "2026-03-05"]


def test_whoever_chooses_themselves_gets_the_question_with_a_thread(shared_scene: Scene) -> None:
    key, message = asked(shared_scene, whom="ada")
    assert message_lines(shared_scene, message)[0].startswith(f"You can answer this about *{key}*")
    before = len(direct(shared_scene, "ada"))
    reply(shared_scene, message, "About 1,200", "ada")
    assert latest(shared_scene, key) == "About 1,200"
    assert len(direct(shared_scene, "ada")) == before


def test_an_answer_that_fills_its_field_may_go_on_in_a_thread(shared_scene: Scene) -> None:
    key = resolved(shared_scene)
    shared_scene.type("ada", f"answer {key} cause")
    shared_scene.submit("ada", {"what_happened": "a" * 3000})
    shared_scene.click("ada", "in_thread:what_happened")
    reply(shared_scene, question_of(shared_scene, key, "ada"), "b" * 9000, "ada")
    assert latest(shared_scene, key, "what_happened") == "a" * 3000 + "\n\n" + "b" * 9000


def test_an_image_in_the_thread_is_a_link_in_the_answer(shared_scene: Scene) -> None:
    key, message = asked(shared_scene, "screenshots")
    reply(shared_scene, message, "", files=[{"name": "graph.png", "mimetype": "image/png", "content": b"x"}])
    assert "|graph.png>" in latest(shared_scene, key, "screenshots")
