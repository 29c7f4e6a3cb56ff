"""The emulator's clock and deadlines."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.emulator import Emulator
from bot.emulator.clock import from_ts, microseconds, to_ts
from bot.emulator.errors import SlackError
from bot.emulator.tickets import Tickets
from tests.emulator.world import Cast, people, wide_manifest

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


class Hand:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.moment = NOON

    def now(self) -> datetime:
        return self.moment


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def timed(hand: Hand) -> Iterator[tuple[Emulator, Cast]]:
    emulator = Emulator(wide_manifest(), clock=hand)
    yield emulator, people(emulator.control, emulator.bot_user_id)
    emulator.stop()


def test_a_message_has_the_time_of_the_clock(timed: tuple[Emulator, Cast]) -> None:
    emulator, cast = timed
    assert emulator.control.say(cast.ada, cast.ops, "x") == f"{int(NOON.timestamp())}.000000"


def test_the_next_message_of_the_same_moment_is_a_microsecond_later(timed: tuple[Emulator, Cast]) -> None:
    emulator, cast = timed
    first, second = (emulator.control.say(cast.ada, cast.ops, "x") for _ in range(2))
    assert from_ts(second) - from_ts(first) == 1


def test_a_moved_clock_moves_the_messages(timed: tuple[Emulator, Cast], hand: Hand) -> None:
    emulator, cast = timed
    hand.moment += timedelta(hours=3)
    assert emulator.control.say(cast.ada, cast.ops, "x").startswith(str(int(hand.moment.timestamp())))


def test_an_event_is_dated_by_the_clock(timed: tuple[Emulator, Cast]) -> None:
    emulator, cast = timed
    emulator.control.say(cast.ada, cast.ops, "x")
    assert emulator.control.undelivered()[-1]["event_time"] == int(NOON.timestamp())


def test_a_response_url_expires_after_thirty_minutes(timed: tuple[Emulator, Cast], hand: Hand) -> None:
    emulator, cast = timed
    tickets = Tickets(emulator.workspace)
    ticket = tickets.response_url(cast.ada, cast.ops)
    hand.moment += timedelta(minutes=30)
    tickets.use(ticket.token)
    hand.moment += timedelta(seconds=1)
    with pytest.raises(SlackError, match="expired_url"):
        tickets.use(ticket.token)


@pytest.mark.parametrize("ts", ["1700000000.000001", "1700000000.999999", "0.000000"])
def test_a_timestamp_survives_both_ways(ts: str) -> None:
    assert to_ts(from_ts(ts)) == ts


def test_microseconds_are_exact() -> None:
    assert to_ts(microseconds(datetime(2026, 11, 21, 12, 0, 0, 123457, tzinfo=UTC))).endswith(".123457")


def test_two_runs_of_the_same_acts_are_alike(hand: Hand) -> None:
    runs = []
    for _ in range(2):
        emulator = Emulator(wide_manifest(), clock=hand)
        cast = people(emulator.control, emulator.bot_user_id)
        parent = emulator.control.say(cast.ada, cast.ops, "one")
        emulator.control.say(cast.ben, cast.ops, "two", thread_ts=parent)
        runs.append((emulator.control.history(cast.ops), emulator.control.undelivered()))
        emulator.stop()
    assert runs[0] == runs[1]
