"""The incident card: one message, always true; and how little else the bot says in the channel."""

from collections.abc import Callable

import pytest

from tests.support.stage import Scene
from tests.support.stage_reading import message_lines, own_messages, posts

Deed = Callable[[Scene, str], None]


def command(text: str) -> Deed:
    return lambda scene, channel_id: (scene.type("ada", text, scene.name_of(channel_id)), None)[1]


def pushpin(scene: Scene, channel_id: str) -> None:
    scene.react("ben", channel_id, scene.say("ben", channel_id, "Pool exhausted"))


def pin(scene: Scene, channel_id: str) -> None:
    scene.control.pin(scene.ben, channel_id, scene.say("ben", channel_id, "Pool exhausted"))
    scene.finish()


@pytest.mark.parametrize(
    ("deed", "shown"),
    [
        (command("severity sev1"), "*SEV-1* · *Active*"),
        (command("lead @ben"), "Lead: @ben"),
        (command("role comms @ben"), "Communications lead: @ben"),
        (command("update external We are looking into it"), ": We are looking into it"),
        (command("mark mitigated"), "*SEV-2* · *Mitigated*"),
        (command("resolve"), "*SEV-2* · *Resolved*"),
        (command("note Rolled back"), "2 timeline events · 0 open action items"),
        (command("action Alert earlier"), "2 timeline events · 1 open action item"),
        (pushpin, "2 timeline events · 0 open action items"),
        (pin, "2 timeline events · 0 open action items"),
    ],
)
def test_the_card_is_edited_in_place(shared_scene: Scene, deed: Deed, shown: str) -> None:
    channel_id = shared_scene.declare()
    [before] = posts(shared_scene, channel_id)
    deed(shared_scene, channel_id)
    [after] = [post for post in posts(shared_scene, channel_id) if post["ts"] == before["ts"]]
    assert shown in "\n".join(message_lines(shared_scene, after))


COMMANDS = (
    "lead @ben", "severity sev1", "mark started 10:55", "note The pool is exhausted", "mark detected",
    "role deputy @dana", "update external We are looking into it", "impact Checkouts fail",
    "action Alert earlier @ben by friday",
    "role deputy @cleo", "note Rolled back", "mark mitigated", "status active", "update All is well again", "resolve",
)  # fmt: skip


def test_in_an_incident_of_sixty_messages_the_bot_says_five_things_at_most(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    where = shared_scene.name_of(channel_id)
    for number in range(60):
        ts = shared_scene.control.say(shared_scene.ben, channel_id, f"message {number}")
        if number % 10 == 1:
            shared_scene.control.pin(shared_scene.ben, channel_id, ts)
        if number % 10 == 5:
            shared_scene.control.react(shared_scene.ada, channel_id, ts, "pushpin")
        if number % 4 == 3:
            shared_scene.type("ada", COMMANDS[number // 4], where)
    shared_scene.click("ada", "menu:reopen", channel=channel_id)
    assert [said.get("subtype") for said in own_messages(shared_scene, channel_id) if said.get("subtype")] == [
        "channel_join", "channel_topic",
    ]  # fmt: skip
    assert len(own_messages(shared_scene, channel_id)) <= 5
