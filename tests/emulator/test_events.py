"""Which events a happening causes, and what they say."""

from typing import Any

import pytest

from bot.emulator import Emulator, Refused
from tests.emulator.world import Cast, people, wide_manifest


class World:
    """A quiet workspace whose events are read after each act."""

    def __init__(self, emulator: Emulator, cast: Cast) -> None:
        self.emulator, self.control, self.cast = emulator, emulator.control, cast

    def events(self) -> list[dict[str, Any]]:
        return [payload["event"] for payload in self.control.undelivered()]

    def last(self) -> dict[str, Any]:
        return self.events()[-1]


@pytest.fixture
def world(quiet: Emulator) -> World:
    return World(quiet, people(quiet.control, quiet.bot_user_id))


def test_a_message_says_who_where_and_when(world: World) -> None:
    ts = world.control.say(world.cast.ada, world.cast.ops, "hello")
    event = world.last()
    assert event["type"] == "message"
    assert "subtype" not in event
    assert (event["user"], event["channel"], event["channel_type"]) == (
        world.cast.ada,
        world.cast.ops,
        "channel",
    )
    assert event["ts"] == event["event_ts"] == ts


def test_the_bot_hears_nothing_of_channels_it_is_not_in(world: World) -> None:
    world.control.say(world.cast.dana, world.cast.secret, "hidden")
    assert world.events() == []


def test_an_event_without_a_subscription_is_not_sent() -> None:
    manifest = wide_manifest()
    manifest["settings"]["event_subscriptions"]["bot_events"] = ["pin_added"]
    emulator = Emulator(manifest)
    cast = people(emulator.control, emulator.bot_user_id)
    emulator.control.say(cast.ada, cast.ops, "hello")
    emulator.stop()
    assert emulator.control.undelivered() == []


def test_event_ids_are_unique_and_alike_in_every_run(world: World) -> None:
    for _ in range(3):
        world.control.say(world.cast.ada, world.cast.ops, "hello")
    ids = [payload["event_id"] for payload in world.control.undelivered()]
    assert ids == ["Ev00000001", "Ev00000002", "Ev00000003"]


def test_an_invited_bot_hears_that_it_joined(world: World) -> None:
    world.control.invite(world.cast.dana, world.cast.secret, world.emulator.bot_user_id)
    joined = next(e for e in world.events() if e["type"] == "member_joined_channel")
    assert (joined["user"], joined["inviter"]) == (world.emulator.bot_user_id, world.cast.dana)
    assert joined["channel_type"] == "G"


def test_joining_leaves_a_message(world: World) -> None:
    world.control.join(world.cast.cleo, world.cast.ops)
    stored = world.control.history(world.cast.ops)[-1]
    assert (stored["subtype"], stored["user"]) == ("channel_join", world.cast.cleo)


def test_an_edit_carries_the_message_before_and_after(world: World) -> None:
    ts = world.control.say(world.cast.ada, world.cast.ops, "one")
    world.control.edit(world.cast.ada, world.cast.ops, ts, "two", edited_ts="1700000100.000000")
    event = world.last()
    assert event["subtype"] == "message_changed"
    assert (event["previous_message"]["text"], event["message"]["text"]) == ("one", "two")
    assert event["message"]["edited"] == {"user": world.cast.ada, "ts": "1700000100.000000"}


def test_an_unfurl_is_a_change_that_is_no_edit(world: World) -> None:
    ts = world.control.say(world.cast.ada, world.cast.ops, "see <https://example.com>")
    world.control.unfurl(world.cast.ops, ts, [{"title": "Example"}])
    event = world.last()
    assert event["subtype"] == "message_changed"
    assert "edited" not in event["message"]


def test_a_deletion_carries_what_was_deleted(world: World) -> None:
    ts = world.control.say(world.cast.ada, world.cast.ops, "oops")
    world.control.delete(world.cast.ada, world.cast.ops, ts)
    event = world.last()
    assert (event["subtype"], event["deleted_ts"]) == ("message_deleted", ts)
    assert event["previous_message"]["text"] == "oops"
    assert world.control.deleted(world.cast.ops) == [ts]


def test_a_deleted_parent_becomes_a_tombstone(world: World) -> None:
    parent = world.control.say(world.cast.ada, world.cast.ops, "parent")
    world.control.say(world.cast.ben, world.cast.ops, "reply", thread_ts=parent)
    world.control.delete(world.cast.ada, world.cast.ops, parent)
    event = world.last()
    assert (event["subtype"], event["message"]["subtype"]) == ("message_changed", "tombstone")
    assert event["previous_message"]["text"] == "parent"
    assert world.control.deleted(world.cast.ops) == [parent]


def test_a_broadcast_reply_carries_its_root(world: World) -> None:
    parent = world.control.say(world.cast.ada, world.cast.ops, "parent")
    world.control.say(world.cast.ben, world.cast.ops, "to all", thread_ts=parent, broadcast=True)
    event = world.last()
    assert (event["subtype"], event["root"]["text"]) == ("thread_broadcast", "parent")


def test_a_reaction_names_the_message_and_its_author(world: World) -> None:
    ts = world.control.say(world.cast.ada, world.cast.ops, "fixed")
    world.control.react(world.cast.ben, world.cast.ops, ts, "pushpin", event_ts="1700000200.000000")
    event = world.last()
    assert event["item"] == {"type": "message", "channel": world.cast.ops, "ts": ts}
    assert (event["reaction"], event["item_user"]) == ("pushpin", world.cast.ada)
    assert event["event_ts"] == "1700000200.000000"


def test_a_second_reaction_of_the_same_name_is_silent(world: World) -> None:
    ts = world.control.say(world.cast.ada, world.cast.ops, "fixed")
    world.control.react(world.cast.ben, world.cast.ops, ts, "pushpin")
    before = len(world.events())
    world.control.react(world.cast.ben, world.cast.ops, ts, "pushpin")
    assert len(world.events()) == before


def test_a_pin_carries_the_message(world: World) -> None:
    ts = world.control.say(world.cast.ada, world.cast.ops, "root cause")
    world.control.pin(world.cast.ben, world.cast.ops, ts)
    event = world.last()
    assert (event["type"], event["item"]["message"]["text"]) == ("pin_added", "root cause")
    assert event["pin_count"] == 1


def test_a_changed_user_is_announced(world: World) -> None:
    world.control.change_user(world.cast.ben, real_name="Benjamin")
    event = world.last()
    assert (event["type"], event["user"]["real_name"]) == ("user_change", "Benjamin")


def test_a_mention_comes_as_a_message_and_as_a_mention(world: World) -> None:
    world.control.say(world.cast.ada, world.cast.ops, f"<@{world.emulator.bot_user_id}> note it")
    assert [e["type"] for e in world.events()] == ["message", "app_mention"]


def test_a_message_of_another_app_is_a_bot_message(world: World) -> None:
    pager = world.control.add_user("pager", is_bot=True)
    world.control.say(pager, world.cast.ops, "alert fired")
    event = world.last()
    assert (event["subtype"], event["username"]) == ("bot_message", "pager")
    assert "user" not in event


def test_timestamps_increase_under_a_clock_that_stands_still(world: World) -> None:
    stamps = [world.control.say(world.cast.ada, world.cast.ops, "x") for _ in range(50)]
    assert stamps == sorted(set(stamps))


def test_an_explicit_timestamp_is_kept_and_sorted_in(world: World) -> None:
    world.control.say(world.cast.ada, world.cast.ops, "later", ts="1700000002.000000")
    world.control.say(world.cast.ada, world.cast.ops, "earlier", ts="1700000001.000000")
    assert [m["text"] for m in world.control.history(world.cast.ops)] == ["earlier", "later"]


def test_only_the_author_edits(world: World) -> None:
    ts = world.control.say(world.cast.ada, world.cast.ops, "mine")
    with pytest.raises(Refused):
        world.control.edit(world.cast.ben, world.cast.ops, ts, "yours")
