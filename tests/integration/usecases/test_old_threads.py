"""Threads that began before the log: what is said in them meanwhile belongs to it, although history hides it."""

from datetime import timedelta

import pytest

from bot.domain.ids import ChannelId, datetime_to_ts
from bot.usecases.audit import audit
from bot.usecases.imports import import_channel
from bot.usecases.incidents import declare
from bot.usecases.reconcile import LOOK_BACK, MOST_PAGES_BACK
from bot.usecases.record import load_log
from tests.integration.usecases.world import ADA, BEN, OPS, World

ELSEWHERE = ChannelId("C0000OTHER")


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What kind of database it is makes no difference here."""
    return sqlite_url


def said_before(world: World, text: str, **ago: float) -> str:
    """Have Ada say something so long before the log begins; return its ts."""
    at = world.incident.captured_from - timedelta(**ago)
    return world.control.say(ADA, OPS, text, ts=datetime_to_ts(at))


def test_a_reply_in_a_thread_that_began_before_is_read(world: World) -> None:
    parent = said_before(world, "days ago", days=3)
    world.control.say(BEN, OPS, "it is back", thread_ts=parent)
    world.sweep()
    assert world.said() == ["it is back"]


def test_what_was_said_in_that_thread_before_the_log_stays_out_of_it(world: World) -> None:
    parent = said_before(world, "days ago", days=3)
    early = datetime_to_ts(world.incident.captured_from - timedelta(hours=1))
    world.control.say(BEN, OPS, "an hour before", thread_ts=parent, ts=early)
    world.sweep()
    assert world.said() == []


def test_an_old_thread_in_which_nothing_more_was_said_is_not_read(world: World) -> None:
    parent = said_before(world, "days ago", days=3)
    early = datetime_to_ts(world.incident.captured_from - timedelta(hours=1))
    world.control.say(BEN, OPS, "an hour before", thread_ts=parent, ts=early)
    world.sweep()
    assert world.control.api_calls("conversations.replies") == []


def test_a_thread_older_than_the_look_back_is_not_looked_for(world: World) -> None:
    parent = said_before(world, "long ago", days=LOOK_BACK.days + 1)
    world.control.say(BEN, OPS, "it is back", thread_ts=parent)
    world.sweep()
    assert world.said() == []


def test_looking_back_costs_a_few_pages_at_most(world: World) -> None:
    for number in range(3 * MOST_PAGES_BACK):
        said_before(world, f"message {number}", hours=number + 1)
    world.control.cap_history(1)
    seen = len(world.control.api_calls("conversations.history"))
    world.sweep()
    assert len(world.control.api_calls("conversations.history")) - seen == 1 + MOST_PAGES_BACK


def test_a_channel_adopted_with_an_old_thread_running_has_what_was_said_in_it(world: World) -> None:
    members = [ADA, BEN, world.emulator.bot_user_id]
    channel_id = ChannelId(world.control.add_channel("payments", members=members))
    parent = world.control.say(ADA, channel_id, "slow", ts=datetime_to_ts(world.clock.now() - timedelta(days=1)))
    world.control.say(BEN, channel_id, "still slow", thread_ts=parent)
    world.later()
    incident = declare(world.scribe, title="Payments are slow", severity=None, by=ADA, here=channel_id).incident
    world.drain()
    with world.scribe.store.read() as tx:
        assert [one.text for one in load_log(tx, incident.id)] == ["still slow"]


def test_an_import_takes_in_what_was_said_in_older_threads(world: World) -> None:
    world.control.add_channel("elsewhere", channel_id=ELSEWHERE, members=[ADA, BEN, world.emulator.bot_user_id])
    first = world.clock.now() - timedelta(hours=2)
    parent = world.control.say(ADA, ELSEWHERE, "slow", ts=datetime_to_ts(first - timedelta(days=1)))
    at = datetime_to_ts(first + timedelta(minutes=5))
    world.control.say(BEN, ELSEWHERE, "still slow", thread_ts=parent, ts=at)
    last = first + timedelta(hours=1)
    import_channel(world.scribe, incident_id=world.incident.id, channel_id=ELSEWHERE, first=first, last=last, by=ADA)
    world.drain()
    with world.scribe.store.read() as tx:
        assert "still slow" in [one.text for one in load_log(tx, world.incident.id)]


def test_the_audit_finds_a_reply_of_which_the_log_knows_nothing(world: World) -> None:
    parent = said_before(world, "days ago", days=3)
    ts = world.control.say(BEN, OPS, "it is back", thread_ts=parent)
    world.later()
    [channel] = audit(world.scribe, world.gateway, world.incident, lambda line: None)
    assert [(one.finding.value, one.ts) for one in channel.differences] == [("missing", ts)]
