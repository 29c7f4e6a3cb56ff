"""Commands by mention, `@scribe note …`, in channels and in threads: once, answered to the person alone."""

from typing import Any

import pytest

from tests.support.stage import Scene
from tests.support.stage_reading import log_of, message_lines, own_messages, stored, words


def asked(scene: Scene, who: str, channel_id: str, text: str, **more: Any) -> str:
    """Mention the scribe with a command, and return what the person alone is then told; empty: nothing."""
    before = len(scene.control.ephemerals(scene.people[who]))
    scene.say(who, channel_id, f"<@{scene.scribe_id}> {text}", **more)
    told = scene.control.ephemerals(scene.people[who])[before:]
    assert len(told) <= 1
    return words(scene, told[0]["text"]) if told else ""


def timeline(scene: Scene, channel_id: str) -> list[str]:
    return words(scene, scene.type("ada", "timeline", scene.name_of(channel_id)).text).split("\n")[1:]


def test_a_note_by_mention_is_noted_once(scene: Scene) -> None:
    channel_id = scene.declare()
    before = stored(scene)["timeline event"]
    assert "Noted in INC-1" in asked(scene, "ada", channel_id, "note Rolled back the deploy")
    assert stored(scene)["timeline event"] == before + 1
    assert any(line.endswith("ada: Rolled back the deploy message") for line in timeline(scene, channel_id))


def test_the_message_itself_is_in_the_log_as_it_was_said(scene: Scene) -> None:
    channel_id = scene.declare()
    asked(scene, "ada", channel_id, "note Rolled back the deploy")
    assert [one.text for one in log_of(scene, 1) if one.subtype is None][-1].endswith("note Rolled back the deploy")


def test_a_note_from_a_thread_is_answered_in_the_thread_and_links_to_its_message(scene: Scene) -> None:
    channel_id = scene.declare()
    parent = scene.say("ben", scene.enter("ben", scene.name_of(channel_id)), "The pool is empty")
    asked(scene, "ben", channel_id, "note at 05:00 Pool exhausted", thread_ts=parent)
    told = scene.control.ephemerals(scene.ben)[-1]
    assert (told["thread_ts"], told["channel"], told["source"]) == (parent, channel_id, "chat.postEphemeral")
    raw = scene.type("ada", "timeline", scene.name_of(channel_id)).text
    assert f"thread_ts={parent}" in raw
    assert "10:00 UTC ben: Pool exhausted message" in words(scene, raw)


def test_nobody_else_is_shown_the_answer(scene: Scene) -> None:
    channel_id = scene.declare()
    before = len(own_messages(scene, channel_id))
    asked(scene, "ada", channel_id, "note Rolled back the deploy")
    assert len(own_messages(scene, channel_id)) == before
    assert scene.control.ephemerals(scene.ben) == []


def test_a_note_whose_message_is_deleted_leaves_the_timeline(scene: Scene) -> None:
    channel_id = scene.declare()
    ts = scene.say("ada", channel_id, f"<@{scene.scribe_id}> note Rolled back the wrong deploy")
    scene.control.delete(scene.ada, channel_id, ts)
    scene.finish()
    assert not any("wrong deploy" in line for line in timeline(scene, channel_id))


def test_two_notes_in_a_moment_are_two(scene: Scene) -> None:
    channel_id = scene.declare()
    asked(scene, "ada", channel_id, "note First")
    asked(scene, "ada", channel_id, "note Second")
    noted = [line.split("ada: ")[1] for line in timeline(scene, channel_id) if "ada: " in line]
    assert noted == ["First message", "Second message"]


def test_an_edited_message_asks_for_nothing_again(scene: Scene) -> None:
    channel_id = scene.declare()
    ts = scene.say("ada", channel_id, f"<@{scene.scribe_id}> severity sev3")
    scene.control.edit(scene.ada, channel_id, ts, f"<@{scene.scribe_id}> severity sev4")
    scene.finish()
    assert "SEV-3" in scene.type("ada", "show", scene.name_of(channel_id)).text


@pytest.mark.parametrize("text", ["thanks, <@{0}> note that", "ask <@{0}>", "no mention at all"])
def test_a_message_that_does_not_begin_with_the_mention_is_no_command(scene: Scene, text: str) -> None:
    channel_id = scene.declare()
    before = len(scene.control.ephemerals(scene.ada))
    scene.say("ada", channel_id, text.format(scene.scribe_id))
    assert len(scene.control.ephemerals(scene.ada)) == before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("note", "What happened? Write it down"),
        ("note at 25:99 Something", "I can't place “25:99”"),
        ("ntoe Something", "Did you mean `/incident note`?"),
        ("note INC-9 Something", "There is no INC-9."),
        ("whys", "That takes a form"),
    ],
)
def test_what_fails_is_told_and_stores_nothing(scene: Scene, text: str, told: str) -> None:
    channel_id = scene.declare()
    before = stored(scene)["timeline event"]
    assert told in asked(scene, "ada", channel_id, text)
    assert stored(scene)["timeline event"] == before


def test_what_comes_after_a_refused_command_is_worked_off(scene: Scene) -> None:
    channel_id = scene.declare()
    asked(scene, "ada", channel_id, "note")
    assert "Noted" in asked(scene, "ada", channel_id, "note Still at work")


def test_other_subcommands_work_by_mention(scene: Scene) -> None:
    channel_id = scene.declare()
    parent = scene.say("ada", channel_id, "Who leads?")
    assert "@ada leads INC-1 now" in asked(scene, "ada", channel_id, "lead me", thread_ts=parent)
    assert "INC-1 is mitigated now" in asked(scene, "ada", channel_id, "status mitigated", thread_ts=parent)
    assert "Action item 1 of INC-1" in asked(scene, "ada", channel_id, "action Alert on pool usage", thread_ts=parent)
    assert "Timeline of INC-1" in asked(scene, "ada", channel_id, "timeline")


def test_an_incident_is_named_from_any_channel(scene: Scene) -> None:
    scene.declare()
    assert "Noted in INC-1" in asked(scene, "ada", scene.general, "note INC-1 Customers call")


def test_a_mention_alone_shows_the_menu(scene: Scene) -> None:
    channel_id = scene.declare()
    asked(scene, "ada", channel_id, "")
    shown = message_lines(scene, scene.control.ephemerals(scene.ada)[-1])
    assert "[Add a note]" in shown[1]


def test_a_private_incident_is_not_told_of_by_mention(scene: Scene) -> None:
    scene.type("ben", "start --private Somebody got in")
    assert "There is no INC-1" in asked(scene, "cleo", scene.general, "show INC-1")
