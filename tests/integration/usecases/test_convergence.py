"""Capture converges: whatever the order in which events arrive, and however often, the log ends alike."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.clock import AdvancingClock
from bot.domain.ids import ChannelId
from bot.domain.timeline import in_order
from bot.emulator import Emulator
from bot.storage import tables
from bot.usecases.incidents import declare
from bot.usecases.scribe import Scribe
from tests.integration.usecases.conversation import Event, acts, have, moved_to
from tests.integration.usecases.world import ADA, START, TEAM, feed, quiet_emulator, rows

LOG = (tables.captured_message, tables.message_revision, tables.message_reaction, tables.message_file)
ONE_BY_ONE = settings(
    max_examples=15, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip


@pytest.fixture(scope="module")
def slack() -> Iterator[Emulator]:
    emulator = quiet_emulator(AdvancingClock(START))
    yield emulator
    emulator.stop()


def _new_channel(slack: Emulator, name: str) -> ChannelId:
    return ChannelId(slack.control.add_channel(name, members=[ADA, slack.bot_user_id]))


def _recorded(scribe: Scribe, channel: ChannelId, events: list[Event]) -> dict[str, Any]:
    """Record the events in an incident of the channel's own; return all that is then known, without its place."""
    incident = declare(scribe, title="Checkout fails", severity=None, by=ADA, here=channel).incident
    feed(scribe, events)
    found: dict[str, Any] = {table.name: _in(channel, scribe, table) for table in LOG}
    with scribe.store.read() as tx:
        marks = in_order(tx.timeline.of(incident.id))
    found["marks"] = [
        (mark.message_ts, mark.thread_ts, mark.text, mark.author_id, mark.occurred_at)
        for mark in marks
        if mark.message_ts
    ]
    return found


def _in(channel: ChannelId, scribe: Scribe, table: Any) -> list[str]:
    here = [row for row in rows(scribe.store, table) if row.pop("channel_id") == channel]
    return sorted(repr(row) for row in here)


numbers = itertools.count()


@ONE_BY_ONE
@given(conversation=acts, shuffling=st.randoms(use_true_random=False), before=st.booleans(), twice=st.integers(0, 6))
def test_any_order_and_any_repetition_of_the_same_events_ends_in_the_same_log(
    scribe: Scribe, slack: Emulator, conversation: Any, shuffling: Any, before: bool, twice: int
) -> None:
    source, other = (_new_channel(slack, f"room-{next(numbers)}") for _ in range(2))
    events = have(slack.control, source, conversation, is_told_before=before)
    orderly = _recorded(scribe, source, events)
    again = moved_to(other, events, source)
    again += [shuffling.choice(again) for _ in range(twice)]
    shuffling.shuffle(again)
    assert _recorded(scribe, other, again) == orderly


@ONE_BY_ONE
@given(conversation=acts, shuffling=st.randoms(use_true_random=False), before=st.booleans())
def test_the_log_shows_what_slack_shows(
    scribe: Scribe, slack: Emulator, conversation: Any, shuffling: Any, before: bool
) -> None:
    source = _new_channel(slack, f"room-{next(numbers)}")
    events = have(slack.control, source, conversation, is_told_before=before)
    shuffling.shuffle(events)
    declare(scribe, title="Checkout fails", severity=None, by=ADA, here=source)
    feed(scribe, events)
    with scribe.store.read() as tx:
        log = tx.messages.between(TEAM, source, START)
    known = {m.ts: (m.text, m.is_pinned, set(m.reactions)) for m in log if not m.is_deleted}
    assert known == {m["ts"]: _as_shown(m) for m in slack.control.history(source) if m.get("subtype") != "tombstone"}
    assert {m.ts for m in log if m.is_deleted} == set(slack.control.deleted(source))


def _alert(message: dict[str, Any]) -> str:
    [alert] = message["attachments"]
    return "\n".join(alert[name] for name in ("pretext", "title", "text"))


def _as_shown(message: dict[str, Any]) -> tuple[str, bool, set[tuple[str, str]]]:
    reactions = {(one["name"], user) for one in message.get("reactions") or () for user in one["users"]}
    return message["text"] or _alert(message), bool(message.get("pinned_to")), reactions


@ONE_BY_ONE
@given(conversation=acts, shuffling=st.randoms(use_true_random=False), before=st.booleans())
def test_a_deleted_message_leaves_no_word_behind(
    scribe: Scribe, slack: Emulator, conversation: Any, shuffling: Any, before: bool
) -> None:
    source = _new_channel(slack, f"room-{next(numbers)}")
    events = have(slack.control, source, conversation, is_told_before=before)
    shuffling.shuffle(events)
    declare(scribe, title="Checkout fails", severity=None, by=ADA, here=source)
    feed(scribe, events)
    gone = set(slack.control.deleted(source))
    for table in (tables.captured_message, tables.message_revision):
        here = [row for row in rows(scribe.store, table) if row["channel_id"] == source and row["ts"] in gone]
        assert {row["text"] for row in here} <= {""}
    assert not [
        row for row in rows(scribe.store, tables.message_file) if row["ts"] in gone and row["channel_id"] == source
    ]
