"""Working off many deliveries in one transaction: no other end than one by one, and none pays for another's fault."""

import itertools
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.clock import AdvancingClock
from bot.domain.ids import ChannelId
from bot.emulator import Emulator
from bot.storage import Store, tables
from bot.storage.turns import PartFailed
from bot.usecases.inbox import lease_deliveries
from bot.usecases.incidents import declare
from bot.usecases.scribe import Scribe
from handlers.inbox_worker import InboxWorker
from tests.integration.usecases.conversation import acts, have, moved_to
from tests.integration.usecases.said_often import keep, said, statements, work_off
from tests.integration.usecases.world import ADA, BEN, OPS, START, feed, quiet_emulator, rows

POISON = {"type": "reaction_added", "user": BEN, "item": {"type": "message", "channel": OPS, "ts": "1.1"}}
LOG = (tables.captured_message, tables.message_revision, tables.message_reaction, tables.message_file)
QUICK = settings(
    max_examples=12, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
numbers, event_ids = itertools.count(), itertools.count(1)


@pytest.fixture
def declared(scribe: Scribe, clock: AdvancingClock) -> None:
    declare(scribe, title="Checkout fails", severity=None, by=ADA, here=OPS)
    clock.advance_to(clock.now() + timedelta(seconds=5))


@pytest.fixture(scope="module")
def slack() -> Iterator[Emulator]:
    emulator = quiet_emulator(AdvancingClock(START))
    yield emulator
    emulator.stop()


def _texts(scribe: Scribe) -> list[str]:
    return [row["text"] for row in sorted(rows(scribe.store, tables.captured_message), key=lambda row: row["ts"])]


def _states(scribe: Scribe) -> list[tuple[str, int]]:
    found = sorted(rows(scribe.store, tables.inbox), key=lambda row: row["id"])
    return [(row["state"].value, row["tries"]) for row in found]


def test_many_deliveries_share_a_commit(scribe: Scribe, declared: None) -> None:
    keep(scribe, said(scribe, range(50)))
    with statements(scribe.store) as asked:
        work_off(scribe)
    assert len(_texts(scribe)) == 50
    assert len([one for one in asked if one.startswith("UPDATE inbox")]) == 2  # taken, and done


@pytest.mark.usefixtures("declared")
def test_one_that_fails_is_tried_again_and_the_others_are_done(scribe: Scribe) -> None:
    first, last = said(scribe, [1, 2])
    keep(scribe, [first, POISON, last])
    assert not InboxWorker(scribe, "p1").take_some()
    assert _texts(scribe) == ["text 1", "text 2"]
    assert _states(scribe) == [("done", 1), ("pending", 1), ("done", 1)]


@pytest.mark.usefixtures("declared")
def test_where_a_commit_fails_its_deliveries_are_done_one_by_one(scribe: Scribe) -> None:
    keep(scribe, said(scribe, [1, 2]))
    commits = itertools.count(1)

    def fail_the_third(connection: sa.Connection) -> None:
        if next(commits) == 3:  # after having looked, and having taken them
            raise ZeroDivisionError

    sa.event.listen(scribe.store.engine, "commit", fail_the_third)
    assert InboxWorker(scribe, "p1").take_some()
    assert _texts(scribe) == ["text 1", "text 2"]
    assert _states(scribe) == [("done", 1), ("done", 1)]


@pytest.mark.usefixtures("declared")
def test_one_that_was_tried_before_is_taken_alone_and_after_those_that_were_not(scribe: Scribe) -> None:
    keep(scribe, [POISON])
    InboxWorker(scribe, "p1").take_some()
    keep(scribe, said(scribe, [1, 2]), first=2)
    assert [(row.id, row.tries) for row in lease_deliveries(scribe, "p1")] == [(2, 1), (3, 1)]
    assert [(row.id, row.tries) for row in lease_deliveries(scribe, "p1")] == [(1, 2)]


@pytest.mark.usefixtures("declared")
def test_others_of_a_process_that_ended_are_taken_one_by_one(scribe: Scribe) -> None:
    keep(scribe, said(scribe, [1, 2]))
    lease_deliveries(scribe, "p1")
    with scribe.store.write() as tx:
        tx.inbox.void_leases()
    assert [row.id for row in lease_deliveries(scribe, "p2")] == [1]
    assert [row.id for row in lease_deliveries(scribe, "p2")] == [2]


@pytest.mark.usefixtures("declared")
def test_a_reaction_between_messages_finds_the_one_before_it(scribe: Scribe) -> None:
    first, second = said(scribe, [1, 2])
    item = {"type": "message", "channel": OPS, "ts": first["ts"]}
    mark = {"type": "reaction_added", "user": BEN, "reaction": "pushpin", "item": item, "event_ts": second["ts"]}
    keep(scribe, [first, mark, second])
    work_off(scribe)
    marks = [row["message_ts"] for row in rows(scribe.store, tables.timeline_event) if row["message_ts"]]
    assert (_texts(scribe), marks) == (["text 1", "text 2"], [first["ts"]])


def _recorded(scribe: Scribe, channel: ChannelId) -> dict[str, Any]:
    found: dict[str, Any] = {
        table.name: sorted(repr(row) for row in rows(scribe.store, table) if row.pop("channel_id") == channel)
        for table in LOG
    }
    marks = [row for row in rows(scribe.store, tables.timeline_event) if row["channel_id"] == channel]
    found["marks"] = sorted(row["message_ts"] for row in marks if row["message_ts"] and row["retracted_at"] is None)
    return found


@QUICK
@given(conversation=acts, shuffling=st.randoms(use_true_random=False), before=st.booleans())
def test_what_is_taken_in_together_ends_as_what_is_taken_in_one_by_one(
    scribe: Scribe, slack: Emulator, conversation: Any, shuffling: Any, before: bool
) -> None:
    source, other = (
        ChannelId(slack.control.add_channel(f"room-{next(numbers)}", members=[ADA, slack.bot_user_id]))
        for _ in range(2)
    )
    events = have(slack.control, source, conversation, is_told_before=before)
    for channel in (source, other):
        declare(scribe, title=f"Checkout fails {channel}", severity=None, by=ADA, here=channel)
    again = moved_to(other, events, source)
    shuffling.shuffle(again)
    feed(scribe, events)
    keep(scribe, again, first=next(event_ids) * 1_000)
    work_off(scribe)
    assert _recorded(scribe, other) == _recorded(scribe, source)


def test_nothing_of_a_transaction_is_stored_where_a_part_failed_though_that_was_caught(store: Store) -> None:
    with pytest.raises(PartFailed), store.together() as joined:
        with joined.write() as tx:
            tx.processes.beat("p1", START)
        with pytest.raises(ZeroDivisionError), joined.write() as tx:
            tx.processes.beat("p2", START)
            raise ZeroDivisionError
    assert rows(store, tables.process) == []


def test_parts_of_a_transaction_see_each_other_and_wake_whoever_has_work(store: Store) -> None:
    woken: list[str] = []
    store.on_work("outbox", lambda: woken.append("outbox"))
    with store.together() as joined:
        with joined.write() as tx:
            tx.outbox.take_pace("chat", timedelta(seconds=1), START)
        with joined.read() as tx:
            assert tx.outbox.free_at("chat") == START + timedelta(seconds=1)
        assert woken == []
    assert woken == ["outbox"]
