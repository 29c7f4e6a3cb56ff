"""Capture: what belongs to an incident's log, and what a late or early event does to it."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from bot.clock import AdvancingClock
from bot.domain.ids import MessageTs
from bot.domain.messages import CapturedMessage
from bot.domain.timeline import in_order
from bot.emulator import Control, Emulator
from bot.storage import tables
from bot.usecases.incidents import declare, resolve
from bot.usecases.record import load_log
from bot.usecases.scribe import Scribe
from tests.integration.usecases.world import ADA, BEN, OPS, START, TEAM, feed, quiet_emulator, rows


@pytest.fixture
def slack() -> Iterator[Emulator]:
    emulator = quiet_emulator(AdvancingClock(START))
    yield emulator
    emulator.stop()


class Ear:
    """Passes on to the scribe what happens in `#ops`."""

    def __init__(self, scribe: Scribe, control: Control) -> None:
        self.scribe, self.control = scribe, control
        self._heard = len(control.undelivered())
        self.incident = declare(scribe, title="Checkout fails", severity=None, by=ADA, here=OPS).incident

    def events(self) -> list[dict[str, Any]]:
        """Return what happened since the last time."""
        news = self.control.undelivered()[self._heard :]
        self._heard += len(news)
        return [payload["event"] for payload in news]

    def hear(self, *events: dict[str, Any]) -> None:
        feed(self.scribe, events)

    def known(self, ts: str) -> CapturedMessage | None:
        with self.scribe.store.read() as tx:
            return tx.messages.get((TEAM, OPS, MessageTs(ts)))

    def marks(self) -> list[str | None]:
        with self.scribe.store.read() as tx:
            return [event.message_ts for event in in_order(tx.timeline.of(self.incident.id)) if event.message_ts]


@pytest.fixture
def ear(scribe: Scribe, slack: Emulator) -> Ear:
    return Ear(scribe, slack.control)


def test_a_reaction_that_comes_before_its_message_marks_it_when_it_comes(ear: Ear) -> None:
    ts = ear.control.say(ADA, OPS, "the cause")
    ear.control.react(BEN, OPS, ts, "pushpin")
    said, reacted = ear.events()
    ear.hear(reacted)
    assert ear.marks() == []
    ear.hear(said)
    assert ear.marks() == [ts]


def test_taking_the_last_mark_away_takes_the_message_off(ear: Ear) -> None:
    ts = ear.control.say(ADA, OPS, "the cause")
    ear.control.react(BEN, OPS, ts, "pushpin")
    ear.control.pin(ADA, OPS, ts)
    ear.control.unreact(BEN, OPS, ts, "pushpin")
    ear.hear(*ear.events())
    assert ear.marks() == [ts]
    ear.control.unpin(ADA, OPS, ts)
    ear.hear(*ear.events())
    assert ear.marks() == []


def test_other_reactions_mark_nothing(ear: Ear) -> None:
    ts = ear.control.say(ADA, OPS, "the cause")
    ear.control.react(BEN, OPS, ts, "eyes")
    ear.hear(*ear.events())
    assert ear.marks() == []


def test_an_edit_shows_on_the_timeline(ear: Ear) -> None:
    ts = ear.control.say(ADA, OPS, "the cuase")
    ear.control.react(BEN, OPS, ts, "pushpin")
    ear.control.edit(ADA, OPS, ts, "the cause")
    ear.hear(*ear.events())
    with ear.scribe.store.read() as tx:
        assert [event.text for event in tx.timeline.of(ear.incident.id) if event.message_ts] == ["the cause"]


def test_an_edit_keeps_what_was_said_before(ear: Ear) -> None:
    ts = ear.control.say(ADA, OPS, "before")
    ear.control.edit(ADA, OPS, ts, "after")
    ear.hear(*reversed(ear.events()))
    assert [row["text"] for row in rows(ear.scribe.store, tables.message_revision)] == ["before"]


def test_a_preview_of_a_link_is_no_edit(ear: Ear) -> None:
    ts = ear.control.say(ADA, OPS, "see https://example.com")
    ear.control.unfurl(OPS, ts, [{"title": "A page", "fallback": "a page"}])
    ear.hear(*ear.events())
    known = ear.known(ts)
    assert known is not None
    assert (known.text, known.revisions) == ("see https://example.com", 1)


def test_a_message_deleted_before_it_was_heard_is_a_tombstone(ear: Ear) -> None:
    ts = ear.control.say(ADA, OPS, "oops, a password")
    ear.control.delete(ADA, OPS, ts)
    said, deleted = ear.events()
    ear.hear({name: value for name, value in deleted.items() if name != "previous_message"}, said)
    known = ear.known(ts)
    assert known is not None
    assert (known.is_deleted, known.text, known.user_id) == (True, "", ADA)


def test_the_author_of_what_was_heard_of_as_deleted_first_is_asked_about(ear: Ear) -> None:
    ts = ear.control.say(BEN, OPS, "oops")
    ear.control.delete(BEN, OPS, ts)
    said, deleted = ear.events()
    ear.hear({name: value for name, value in deleted.items() if name != "previous_message"}, said)
    assert f"person:{BEN}" in {row["key"] for row in rows(ear.scribe.store, tables.outbox)}


def test_what_was_said_before_the_log_begins_is_not_in_it(ear: Ear) -> None:
    early = ear.incident.captured_from - timedelta(microseconds=1)
    ts = ear.control.say(ADA, OPS, "long ago", ts=f"{early.timestamp():.6f}")
    ear.hear(*ear.events())
    assert ear.known(ts) is None


def test_the_scribes_own_messages_are_not_in_the_log(ear: Ear) -> None:
    ts = ear.control.say("U0000SCRIBE", OPS, "a card")
    ear.hear(*ear.events())
    assert ear.known(ts) is None


def test_a_straggler_belongs_to_the_incident_that_was_running_when_it_was_said(ear: Ear, clock: AdvancingClock) -> None:
    ts = ear.control.say(ADA, OPS, "said in the first incident")
    straggler = ear.events()
    clock.advance_to(START + timedelta(minutes=5))
    resolve(ear.scribe, incident_id=ear.incident.id, text="", by=ADA)
    clock.advance_to(START + timedelta(minutes=90))
    second = declare(ear.scribe, title="Again", severity=None, by=ADA, here=OPS).incident
    ear.hear(*straggler)
    with ear.scribe.store.read() as tx:
        assert [message.ts for message in load_log(tx, ear.incident.id)] == [ts]
        assert load_log(tx, second.id) == []


def test_an_edit_of_a_deleted_message_brings_no_word_back(ear: Ear) -> None:
    ts = ear.control.say(ADA, OPS, "a password")
    ear.control.edit(ADA, OPS, ts, "the same password")
    ear.control.delete(ADA, OPS, ts)
    said, edited, deleted = ear.events()
    ear.hear({name: value for name, value in deleted.items() if name != "previous_message"}, edited, said)
    texts = [row["text"] for row in rows(ear.scribe.store, tables.message_revision)]
    known = ear.known(ts)
    assert known is not None
    assert ({*texts, known.text}, known.revisions) == ({""}, 2)


def test_a_file_of_a_deleted_message_does_not_come_back(ear: Ear) -> None:
    ts = ear.control.say(ADA, OPS, "see this", files=[{"name": "log.txt", "content": "a password"}])
    ear.control.delete(ADA, OPS, ts)
    ear.hear(*reversed(ear.events()))
    assert rows(ear.scribe.store, tables.message_file) == []


def test_the_latest_pinning_counts_whatever_came_last(ear: Ear) -> None:
    ts = ear.control.say(ADA, OPS, "the cause")
    ear.control.pin(BEN, OPS, ts)
    ear.control.unpin(BEN, OPS, ts)
    ear.hear(*reversed(ear.events()))
    assert ear.marks() == []


def test_a_message_sees_the_mark_that_is_being_written(ear: Ear) -> None:
    ts = ear.control.say(ADA, OPS, "the cause")
    hearing = threading.Thread(target=ear.hear, args=ear.events())
    with ear.scribe.store.write() as tx:
        tx.messages.hold(TEAM, OPS)
        tx.messages.set_reaction((TEAM, OPS, MessageTs(ts)), "pushpin", BEN, MessageTs(ts), is_present=True)
        hearing.start()
        hearing.join(0.2)
        assert hearing.is_alive()  # it waits for its turn
    hearing.join()
    assert ear.marks() == [ts]


def test_a_message_and_its_marks_that_come_at_the_same_moment_end_in_one_mark(ear: Ear) -> None:
    expected = []
    for number in range(12):
        ts = ear.control.say(ADA, OPS, f"cause {number}")
        for who in (ADA, BEN):
            ear.control.react(who, OPS, ts, "pushpin")
        ear.control.pin(BEN, OPS, ts)
        events = ear.events()
        together = threading.Barrier(len(events))
        threads = [threading.Thread(target=_hear_at_once, args=(ear, together, event)) for event in events]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        expected.append(ts)
    assert sorted(str(ts) for ts in ear.marks()) == expected


def _hear_at_once(ear: Ear, together: threading.Barrier, event: dict[str, Any]) -> None:
    together.wait()
    ear.hear(event)
