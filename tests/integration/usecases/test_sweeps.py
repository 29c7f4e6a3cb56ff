"""Sweeps: what the scribe did not hear, it reads; what it cannot read, it does not take for read."""

import pytest

from bot.domain.ids import datetime_to_ts
from bot.domain.timeline import in_order
from bot.usecases.outbox import lease_next, plan_of, settle
from bot.usecases.reconcile import sweep_all
from tests.integration.usecases.world import ADA, BEN, OPS, World, feed

pytestmark = pytest.mark.postgres_in_soak


def _marked(world: World) -> list[str | None]:
    with world.scribe.store.read() as tx:
        return [event.message_ts for event in in_order(tx.timeline.of(world.incident.id)) if event.message_ts]


def test_what_was_said_while_nobody_listened_is_in_the_log(world: World) -> None:
    for text in ("one", "two", "three"):
        world.control.say(ADA, OPS, text)
    world.sweep(is_full=False)
    assert world.said() == ["one", "two", "three"]


def test_a_channel_of_several_pages_is_read_whole_and_nothing_in_it_is_buried(world: World) -> None:
    world.control.cap_history(2)
    texts = [f"message {number}" for number in range(7)]
    for text in texts:
        world.control.say(ADA, OPS, text)
    world.sweep()
    world.sweep()
    assert world.said() == texts


def test_a_thread_of_several_pages_is_read_whole(world: World) -> None:
    parent = world.control.say(ADA, OPS, "parent")
    replies = [f"reply {number}" for number in range(5)]
    for text in replies:
        world.control.say(BEN, OPS, text, thread_ts=parent)
    world.control.cap_history(3)
    world.sweep()
    world.sweep()
    assert world.said() == ["parent", *replies]


def test_a_thread_under_the_scribes_own_card_is_read(world: World) -> None:
    card = next(message for message in world.control.history(OPS) if message.get("bot_id") == "B0000SCRIBE")
    world.control.say(BEN, OPS, "under the card", thread_ts=card["ts"])
    world.sweep()
    assert world.said() == ["under the card"]


def test_a_missed_edit_is_mended_by_a_full_sweep(world: World) -> None:
    ts = world.control.say(ADA, OPS, "before")
    world.sweep()
    world.later()
    world.control.edit(ADA, OPS, ts, "after")
    world.sweep()
    assert (world.message(ts).text, world.message(ts).revisions) == ("after", 2)


def test_a_missed_deletion_is_mended_by_a_full_sweep(world: World) -> None:
    kept, gone = (world.control.say(ADA, OPS, text) for text in ("kept", "gone"))
    world.sweep()
    world.control.delete(ADA, OPS, gone)
    world.sweep()
    assert not world.message(kept).is_deleted
    assert (world.message(gone).is_deleted, world.message(gone).text) == (True, "")


def test_the_first_message_of_a_page_can_be_missed_as_deleted_too(world: World) -> None:
    stamps = [world.control.say(ADA, OPS, f"message {number}") for number in range(6)]
    world.control.cap_history(2)
    world.sweep()
    for gone in (stamps[0], stamps[3], stamps[5]):
        world.control.delete(ADA, OPS, gone)
    world.sweep()
    assert world.said() == ["message 1", "message 2", "message 4"]


def test_a_missed_deletion_in_a_thread_is_mended(world: World) -> None:
    parent = world.control.say(ADA, OPS, "parent")
    stamps = [world.control.say(BEN, OPS, f"reply {number}", thread_ts=parent) for number in range(5)]
    world.sweep()
    world.control.cap_history(3)
    for gone in (stamps[1], stamps[4]):
        world.control.delete(BEN, OPS, gone)
    world.sweep()
    assert world.said() == ["parent", "reply 0", "reply 2", "reply 3"]


def test_a_thread_that_lost_its_last_reply_is_mended(world: World) -> None:
    parent = world.control.say(ADA, OPS, "parent")
    reply = world.control.say(BEN, OPS, "reply", thread_ts=parent)
    world.sweep()
    world.control.delete(BEN, OPS, reply)
    world.sweep()
    assert world.said() == ["parent"]


def test_a_parent_deleted_unheard_is_a_tombstone_and_its_replies_stay(world: World) -> None:
    parent = world.control.say(ADA, OPS, "parent")
    world.control.say(BEN, OPS, "reply", thread_ts=parent)
    world.sweep()
    world.control.delete(ADA, OPS, parent)
    world.sweep()
    assert world.said() == ["reply"]
    assert world.message(parent).is_deleted


def test_a_page_that_fails_leaves_the_log_as_whole_as_it_was(world: World) -> None:
    world.control.cap_history(2)
    for number in range(6):
        world.control.say(ADA, OPS, f"message {number}")
    before = world.whole_until()
    world.control.fail("conversations.history", error="channel_not_found", times=1, skip=1)
    world.sweep(is_full=False)
    assert world.said() == ["message 4", "message 5"]
    assert world.whole_until() == before


def test_after_a_failed_page_the_next_sweep_reads_from_the_old_mark(world: World) -> None:
    world.control.cap_history(2)
    for number in range(6):
        world.control.say(ADA, OPS, f"message {number}")
    world.control.fail("conversations.history", error="channel_not_found", times=1, skip=1)
    world.sweep(is_full=False)
    world.sweep(is_full=False)
    assert world.said() == [f"message {number}" for number in range(6)]


def test_a_page_that_slack_puts_off_is_asked_for_again(world: World) -> None:
    world.control.cap_history(2)
    for number in range(5):
        world.control.say(ADA, OPS, f"message {number}")
    world.control.fail("conversations.history", retry_after=30, times=2, skip=1)
    world.sweep()
    assert world.said() == [f"message {number}" for number in range(5)]


def test_a_whole_sweep_moves_the_mark_to_shortly_before_it_was_asked_for(world: World) -> None:
    world.control.say(ADA, OPS, "hello")
    before = world.clock.now()
    world.sweep(is_full=False)
    mark = world.whole_until()
    assert mark is not None
    assert datetime_to_ts(before) <= mark < datetime_to_ts(world.clock.now())


def test_what_was_said_in_the_last_seconds_is_not_buried(world: World) -> None:
    world.later(600)
    world.control.say(ADA, OPS, "old")
    world.sweep()
    ts = world.control.say(ADA, OPS, "just now")
    event = world.control.undelivered()[-1]["event"]
    world.control.delete(ADA, OPS, ts)
    from_slack = dict(event)
    _hear(world, from_slack)
    sweep_all(world.scribe, reason="test", is_full=True)
    world.drain()
    assert not world.message(ts).is_deleted


def test_a_sweep_asked_for_in_the_middle_of_another_begins_anew(world: World) -> None:
    world.control.cap_history(1)
    stamps = [world.control.say(ADA, OPS, f"message {number}") for number in range(4)]
    world.later()
    sweep_all(world.scribe, reason="test", is_full=True)
    _one_effect(world)
    world.control.edit(ADA, OPS, stamps[3], "edited meanwhile")
    sweep_all(world.scribe, reason="test", is_full=True)
    world.drain()
    assert world.message(stamps[3]).text == "edited meanwhile"


def test_a_missed_reaction_puts_the_message_on_the_timeline(world: World) -> None:
    ts = world.control.say(ADA, OPS, "the cause")
    world.control.react(BEN, OPS, ts, "pushpin")
    world.sweep()
    assert _marked(world) == [ts]


def test_a_reaction_removed_while_away_takes_the_message_off_the_timeline(world: World) -> None:
    ts = world.control.say(ADA, OPS, "the cause")
    world.control.react(BEN, OPS, ts, "pushpin")
    world.sweep()
    world.control.unreact(BEN, OPS, ts, "pushpin")
    world.sweep()
    assert _marked(world) == []


def test_a_reaction_given_again_while_away_is_mended(world: World) -> None:
    ts = world.control.say(ADA, OPS, "the cause")
    world.control.react(BEN, OPS, ts, "pushpin")
    world.control.unreact(BEN, OPS, ts, "pushpin")
    _hear(world, *_heard(world))
    world.control.react(BEN, OPS, ts, "pushpin")
    world.sweep()
    assert _marked(world) == [ts]


def test_a_reaction_heard_after_the_page_was_asked_for_stands(world: World) -> None:
    ts = world.control.say(ADA, OPS, "the cause")
    world.sweep()
    world.later(5)
    world.control.react(BEN, OPS, ts, "pushpin")
    _hear(world, _heard(world)[-1])
    world.control.unreact(BEN, OPS, ts, "pushpin")
    sweep_all(world.scribe, reason="test", is_full=True)
    world.drain()
    assert _marked(world) == [ts]


def test_a_pin_missed_and_taken_off_unheard_is_mended(world: World) -> None:
    ts = world.control.say(ADA, OPS, "the cause")
    world.control.pin(BEN, OPS, ts)
    world.sweep()
    assert _marked(world) == [ts]
    world.control.unpin(BEN, OPS, ts)
    world.sweep()
    assert _marked(world) == []


def _heard(world: World) -> list[dict[str, object]]:
    return [payload["event"] for payload in world.control.undelivered()]


def _hear(world: World, *events: dict[str, object]) -> None:
    feed(world.scribe, events)


def _one_effect(world: World) -> None:
    leased = lease_next(world.scribe, "test")
    assert leased is not None
    plan = plan_of(world.scribe, leased)
    settle(world.scribe, leased, plan, leased.kind.perform(world.gateway, plan, is_repeat=False))
