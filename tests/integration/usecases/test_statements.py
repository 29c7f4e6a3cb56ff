"""How much the database is asked for what is said: little, and as little in a long log as in a short one."""

from datetime import timedelta

import pytest

from bot.clock import AdvancingClock
from bot.domain.messages import CapturedMessage
from bot.storage import tables
from bot.usecases.incidents import declare
from bot.usecases.scribe import Scribe
from tests.integration.usecases.said_often import keep, said, statements, work_off
from tests.integration.usecases.world import ADA, BEN, OPS, TEAM, World, rows

MANY = 100
LONG = 10_000


@pytest.fixture
def declared(scribe: Scribe, clock: AdvancingClock) -> None:
    declare(scribe, title="Checkout fails", severity=None, by=ADA, here=OPS)
    clock.advance_to(clock.now() + timedelta(seconds=5))


def test_messages_that_come_together_take_two_statements_each_at_most(scribe: Scribe, declared: None) -> None:
    with statements(scribe.store) as asked:
        keep(scribe, said(scribe, range(MANY)))
        work_off(scribe)
    assert len(rows(scribe.store, tables.captured_message)) == MANY
    assert len(asked) <= 2 * MANY


def test_a_message_that_comes_alone_takes_a_few_statements(scribe: Scribe, declared: None) -> None:
    keep(scribe, said(scribe, [1]))
    work_off(scribe)
    with statements(scribe.store) as asked:
        keep(scribe, said(scribe, [2]), first=2)
        work_off(scribe)
    assert len(asked) <= 24


def test_a_message_takes_as_many_statements_in_a_log_of_10_as_in_one_of_10_000(scribe: Scribe, declared: None) -> None:
    counted = []
    for length in (10, LONG):
        known = len(rows(scribe.store, tables.captured_message))
        _write(scribe, range(1_000 + known, 1_000 + length))
        with statements(scribe.store) as asked:
            keep(scribe, said(scribe, [100_000 + length]), first=length)
            work_off(scribe)
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_a_mark_takes_as_many_statements_in_a_log_of_10_as_in_one_of_10_000(scribe: Scribe, declared: None) -> None:
    counted = []
    for length in (10, LONG):
        [event] = said(scribe, [100_000 + length])
        item = {"type": "message", "channel": OPS, "ts": event["ts"]}
        mark = {"type": "reaction_added", "user": BEN, "reaction": "pushpin", "item": item, "event_ts": event["ts"]}
        _write(scribe, range(1_000, 1_000 + length) if length == 10 else range(1_010, 1_000 + length))
        keep(scribe, [event], first=2 * length)
        work_off(scribe)
        with statements(scribe.store) as asked:
            keep(scribe, [mark], first=2 * length + 1)
            work_off(scribe)
        counted.append(len(asked) - len([one for one in asked if "outbox" in one]))  # the card waits once
    assert counted[0] == counted[1]


def _write(scribe: Scribe, numbers: range) -> None:
    messages = [
        CapturedMessage(team_id=TEAM, channel_id=OPS, ts=event["ts"], text=event["text"], user_id=ADA)
        for event in said(scribe, numbers)
    ]
    with scribe.store.write() as tx:
        tx.messages.capture_new(messages)


def test_a_page_that_shows_nothing_new_is_taken_in_by_a_few_statements(world: World) -> None:
    for number in range(MANY):
        world.control.say(ADA, OPS, f"text {number}")
    world.sweep()
    assert len(world.said()) == MANY
    with statements(world.scribe.store) as asked:
        world.sweep()
    assert len(asked) < MANY
