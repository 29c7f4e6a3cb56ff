"""Asking somebody else: they answer one question by direct message, and whoever asked sees the answer arrive."""

from itertools import count

from tests.support.stage import Scene
from tests.support.stage_reading import direct, message_lines, view_lines

TIMES = count(1)


def resolved(scene: Scene) -> str:
    """Declare an incident as Ada and resolve it; return its key."""
    where = scene.name_of(scene.declare(f"sev2 Search fails, {next(TIMES)}"))
    key = scene.type("ada", "resolve", where).text.split()[0]
    scene.control.close_view(scene.ada)
    return key


def ask(scene: Scene, whom: str = "ben", question: str = "users_affected") -> None:
    """Ask as Ada, from the newest prompts."""
    scene.click("ada", "ask", channel=scene.control.dm(scene.ada))
    scene.submit("ada", {"question": question, "whom": scene.people[whom]})


def reply(scene: Scene, who: str, text: str) -> None:
    """Answer what was asked last, by its button."""
    [*_, last] = [said for said in direct(scene, who) if "asks you about" in "\n".join(message_lines(scene, said))]
    [button] = last["blocks"][-1]["elements"]
    scene.click(who, button["action_id"], channel=scene.control.dm(scene.people[who]))
    scene.submit(who, {"users_affected": text})


def prompts(scene: Scene, key: str) -> list[str]:
    """Return the lines of Ada's prompts for an incident."""
    said = [message_lines(scene, one) for one in direct(scene, "ada")]
    return next(lines for lines in said if lines[0].startswith(f"*{key} is resolved:*"))


def test_whoever_is_asked_gets_just_that_question(shared_scene: Scene) -> None:
    key = resolved(shared_scene)
    ask(shared_scene)
    lines = message_lines(shared_scene, direct(shared_scene, "ben")[-1])
    assert lines[0].startswith(f"@ada asks you about *{key}*")
    assert lines[1:3] == ["*How many users were affected?*", "A number or a percentage."]
    assert "reply in this message's thread, at any length" in lines[3]
    assert lines[4:] == ["[Answer]"]


def test_the_button_opens_that_question_alone(shared_scene: Scene) -> None:
    resolved(shared_scene)
    ask(shared_scene)
    shared_scene.click("ben", _button(shared_scene, "ben"), channel=shared_scene.control.dm(shared_scene.ben))
    view = shared_scene.view("ben")
    assert view is not None
    assert [block["label"]["text"] for block in view["blocks"]] == ["How many users were affected?"]


def test_the_prompts_show_who_was_asked(shared_scene: Scene) -> None:
    key = resolved(shared_scene)
    ask(shared_scene)
    assert ":hourglass: @ben was asked: How many users were affected?" in prompts(shared_scene, key)


def test_the_prompts_show_that_the_answer_came(shared_scene: Scene) -> None:
    key = resolved(shared_scene)
    ask(shared_scene)
    reply(shared_scene, "ben", "About 1,200")
    lines = prompts(shared_scene, key)
    assert ":white_check_mark: @ben answered: How many users were affected?" in lines
    assert ":white_circle: Impact: 1 of 7 answered, 6 open" in lines


def test_whoever_asked_is_told_the_answer(shared_scene: Scene) -> None:
    key = resolved(shared_scene)
    ask(shared_scene)
    reply(shared_scene, "ben", "About 1,200 <!channel>")
    said = direct(shared_scene, "ada")[-1]
    assert message_lines(shared_scene, said)[0] == f"@ben answered “How many users were affected?” for {key}:"
    assert "About 1,200 &lt;!channel&gt;" in said["blocks"][0]["text"]["text"]


def test_whoever_answered_is_thanked_in_place(shared_scene: Scene) -> None:
    resolved(shared_scene)
    ask(shared_scene)
    before = direct(shared_scene, "ben")[-1]["ts"]
    reply(shared_scene, "ben", "About 1,200")
    after = direct(shared_scene, "ben")[-1]
    assert after["ts"] == before
    assert "Thank you. Your answer is in the postmortem." in message_lines(shared_scene, after)
    assert message_lines(shared_scene, after)[-1] == "[Change the answer]"


def test_an_answer_of_somebody_else_is_mentioned_to_whoever_was_asked(shared_scene: Scene) -> None:
    key = resolved(shared_scene)
    ask(shared_scene)
    shared_scene.type("ada", f"answer {key} impact")
    shared_scene.submit("ada", {"users_affected": "Nobody outside"})
    lines = message_lines(shared_scene, direct(shared_scene, "ben")[-1])
    assert "@ada has answered it meanwhile; you may add to that." in lines


def test_a_second_answer_is_told_only_once(shared_scene: Scene) -> None:
    resolved(shared_scene)
    ask(shared_scene)
    reply(shared_scene, "ben", "About 1,200")
    count_before = len(direct(shared_scene, "ada"))
    reply(shared_scene, "ben", "Exactly 1,207")
    assert len(direct(shared_scene, "ada")) == count_before


def test_one_asks_no_program(shared_scene: Scene) -> None:
    resolved(shared_scene)
    shared_scene.click("ada", "ask", channel=shared_scene.control.dm(shared_scene.ada))
    outcome = shared_scene.submit("ada", {"question": "users_affected", "whom": shared_scene.scribe_id})
    assert next(iter(outcome.errors.values())).startswith("A program cannot answer that")


def test_what_waits_already_is_not_asked_twice(shared_scene: Scene) -> None:
    resolved(shared_scene)
    ask(shared_scene)
    before = len(direct(shared_scene, "ben"))
    shared_scene.control.close_view(shared_scene.ada)
    ask(shared_scene)
    assert len(direct(shared_scene, "ben")) == before
    view = shared_scene.view("ada")
    assert view is not None
    assert view["callback_id"] == "ask"


def test_the_form_offers_what_is_open(shared_scene: Scene) -> None:
    resolved(shared_scene)
    shared_scene.click("ada", "ask", channel=shared_scene.control.dm(shared_scene.ada))
    view = shared_scene.view("ada")
    assert view is not None
    groups = view["blocks"][0]["element"]["option_groups"]
    assert "Impact" in [group["label"]["text"] for group in groups]
    assert not any(option["value"] == "root_cause" for group in groups for option in group["options"])
    assert view_lines(shared_scene, view)[0].endswith(": ask someone")


def test_a_question_asked_while_slack_fails_arrives_once(scene: Scene) -> None:
    resolved(scene)
    before = len(direct(scene, "ben"))
    scene.control.fail("chat.postMessage", times=2, status=503)
    ask(scene)
    assert len(direct(scene, "ben")) == before + 1


def _button(scene: Scene, who: str) -> str:
    return str(direct(scene, who)[-1]["blocks"][-1]["elements"][0]["action_id"])
