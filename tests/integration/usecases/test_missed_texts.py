"""Every text of a message is known, or the log says that one was missed: Slack keeps only the last."""

from itertools import permutations
from typing import Any

import pytest

from bot.domain.messages import Missed
from bot.postmortem.known import known
from bot.postmortem.rows import timeline_rows
from bot.usecases.audit import audit
from bot.usecases.record import load_record
from tests.integration.usecases.world import ADA, BEN, OPS, World, feed


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What kind of database it is makes no difference here."""
    return sqlite_url


def edited(world: World, *texts: str) -> tuple[str, list[dict[str, Any]]]:
    """Say the first text and edit it into the others; return its ts, and what Slack tells of it."""
    heard = len(world.control.undelivered())
    ts = world.control.say(ADA, OPS, texts[0])
    for text in texts[1:]:
        world.later(1)
        world.control.edit(ADA, OPS, ts, text)
    return ts, [payload["event"] for payload in world.control.undelivered()[heard:]]


def test_a_message_of_which_every_edit_was_heard_misses_nothing(world: World) -> None:
    ts, events = edited(world, "one", "two", "three")
    feed(world.scribe, events)
    world.sweep()
    assert (world.message(ts).revisions, world.message(ts).missed) == (3, None)


def test_in_any_order_of_the_same_events_nothing_is_missed(world: World) -> None:
    for order in permutations(range(3)):
        ts, events = edited(world, "one", "two", "three")
        feed(world.scribe, [events[number] for number in order])
        assert world.message(ts).missed is None, order


def test_a_message_edited_before_it_was_read_lacks_its_first_text(world: World) -> None:
    ts, _ = edited(world, "one", "two")
    world.sweep()
    assert world.message(ts).missed is Missed.FIRST


def test_an_edit_that_was_read_and_not_heard_may_not_be_the_only_one(world: World) -> None:
    ts, events = edited(world, "one", "two", "three")
    feed(world.scribe, events[:1])
    world.sweep()
    assert (world.message(ts).text, world.message(ts).missed) == ("three", Missed.BETWEEN)


def test_an_edit_that_comes_without_the_one_before_it_leaves_a_mark(world: World) -> None:
    ts, events = edited(world, "one", "two", "three", "four")
    feed(world.scribe, [events[0], {**events[3], "previous_message": None}])
    assert world.message(ts).missed is Missed.BETWEEN


def test_an_event_that_comes_late_takes_the_mark_away(world: World) -> None:
    ts, events = edited(world, "one", "two")
    world.sweep()
    feed(world.scribe, reversed(events))
    assert (world.message(ts).revisions, world.message(ts).missed) == (2, None)


def test_a_deleted_message_misses_nothing_any_more(world: World) -> None:
    ts, _ = edited(world, "one", "two")
    world.sweep()
    world.control.delete(ADA, OPS, ts)
    world.sweep()
    assert world.message(ts).missed is None


def test_the_document_says_so_beside_the_text(world: World) -> None:
    ts, _ = edited(world, "one", "two")
    world.control.react(BEN, OPS, ts, "pushpin")
    world.sweep()
    with world.scribe.store.read() as tx:
        rows = timeline_rows(known(load_record(tx, world.scribe, world.incident.id)))
    assert "two (edited; its first wording was not recorded)" in [row.text for row in rows]


def test_the_audit_names_it_and_counts_it_as_no_difference(world: World) -> None:
    ts, _ = edited(world, "one", "two")
    world.sweep()
    world.later()
    [channel] = audit(world.scribe, world.gateway, world.incident, lambda line: None)
    assert (channel.missed, channel.differences) == (((ts, Missed.FIRST),), ())
