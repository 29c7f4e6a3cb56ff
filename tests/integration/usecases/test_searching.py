"""Whether a message stands already is looked up a page at a time, at Slack's pace, on from where it was stopped."""

from datetime import timedelta
from itertools import pairwise

import pytest

from bot.domain.ids import MessageTs, ts_to_datetime
from bot.emulator.records import Traffic
from bot.storage.outbox import Effect
from tests.integration.usecases.world import ADA, World


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What kind of database it is makes no difference here."""
    return sqlite_url


class Sending:
    """Something to be told to Ada directly, whose sending goes wrong; meanwhile she writes ten messages there."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.dm = world.control.dm(ADA)
        self.seen = len(world.control.api_calls())
        arguments = {"message": "m", "surface": "trouble", "user_id": ADA, "failed_kind": "pin", "reason": "no"}
        with world.scribe.store.write() as tx:
            effect = Effect(kind="post", key="post:m", lane="a", incident_id=world.incident.id, arguments=arguments)
            tx.outbox.add(effect, world.scribe.now())

    def answer_is_lost(self, *, is_posted: bool) -> None:
        self.world.control.fail("chat.postMessage", status=503, before=not is_posted)
        self.world.drain(longest=timedelta())

    def she_writes(self) -> None:
        for number in range(10):
            self.world.control.say(ADA, self.dm, f"message {number}")
        self.world.control.cap_history(4)

    def posts(self) -> int:
        return sum("could not pin" in one["text"] for one in self.world.control.history(self.dm))

    def pages(self) -> list[Traffic]:
        """The calls that looked, with those that Slack put off."""
        return [one for one in self.world.control.api_calls("conversations.history") if self._is_search(one)]

    def _is_search(self, call: Traffic) -> bool:
        return bool(call.arguments["channel"] == self.dm)


@pytest.fixture
def sending(world: World) -> Sending:
    return Sending(world)


def test_what_stands_three_pages_back_is_found_and_not_posted_again(sending: Sending) -> None:
    sending.answer_is_lost(is_posted=True)
    sending.she_writes()
    sending.world.drain()
    assert (sending.posts(), len(sending.pages())) == (1, 3)


def test_each_page_waits_for_its_turn(sending: Sending) -> None:
    sending.answer_is_lost(is_posted=True)
    sending.she_writes()
    sending.world.drain()
    times = [ts_to_datetime(MessageTs(call.at)) for call in sending.pages()]
    assert all(later - earlier >= timedelta(seconds=1.2) for earlier, later in pairwise(times))


def test_a_page_put_off_is_asked_for_again_and_those_before_it_are_not(sending: Sending) -> None:
    sending.answer_is_lost(is_posted=True)
    sending.she_writes()
    sending.world.control.fail("conversations.history", retry_after=30, skip=1)
    sending.world.drain()
    cursors = [call.arguments.get("cursor") or "" for call in sending.pages()]
    assert (len(cursors), cursors[1], len(set(cursors))) == (4, cursors[2], 3)
    assert sending.posts() == 1


def test_what_does_not_stand_is_posted_once_all_pages_were_looked_through(sending: Sending) -> None:
    sending.answer_is_lost(is_posted=False)
    sending.she_writes()
    sending.world.drain()
    assert (sending.posts(), len(sending.pages())) == (1, 3)


def test_after_a_second_lost_answer_the_search_begins_anew(sending: Sending) -> None:
    sending.answer_is_lost(is_posted=False)
    sending.she_writes()
    sending.world.control.fail("chat.postMessage", status=503, before=False)
    sending.world.drain()
    assert (sending.posts(), len(sending.pages())) == (1, 4)
