"""One page of 15 messages a minute, Slack's strictest limit: the log is completed all the same; the lead is told."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from bot.domain.ids import ChannelId, MessageTs, ts_to_datetime
from bot.emulator.records import Traffic
from bot.usecases.audit_compare import as_shown, compare
from bot.usecases.effects.whole_log import NOTE
from bot.usecases.imports import watch_channel
from bot.usecases.incidents import declare, resolve
from bot.usecases.reconcile import PATIENCE, sweep_all
from bot.usecases.record import load_log
from bot.usecases.scribe import READING
from bot.usecases.taste import Preferences
from tests.integration.usecases.world import ADA, BEN, DANA, OPS, TEAM, World, drain

MISSED, FEWER, THREADS = 200, 60, 4
ONE_A_MINUTE = timedelta(seconds=61)


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What kind of database it is makes no difference here."""
    return sqlite_url


class Slow:
    """A world that missed so many messages in three channels, and may read them back one page a minute."""

    def __init__(self, world: World, interval: timedelta = ONE_A_MINUTE, missed: int = FEWER) -> None:
        self.world, self.missed = world, missed
        self.scribe = replace(
            world.scribe, preferences=Preferences(replace(world.scribe.taste, history_interval=interval))
        )
        self.channels = [OPS, *(self._watched(name) for name in ("payments", "checkout"))]
        drain(self.scribe, world.gateway, world.clock)
        self.miss()
        world.later()
        self.seen = len(world.control.api_calls())
        world.control.limit_reading(calls_a_minute=1, messages=15)

    def _watched(self, name: str) -> ChannelId:
        members = [ADA, BEN, DANA, self.world.emulator.bot_user_id]
        channel_id = ChannelId(self.world.control.add_channel(name, members=members))
        watch_channel(self.scribe, incident_id=self.world.incident.id, channel_id=channel_id, by=ADA)
        return channel_id

    def miss(self) -> None:
        """Let people talk while nobody listens, some of them in threads."""
        parents: list[tuple[ChannelId, str]] = []
        for number in range(self.missed):
            channel_id = self.channels[number % len(self.channels)]
            answers = [ts for where, ts in parents if where == channel_id] if number % 4 == 0 else []
            thread_ts = answers[number % len(answers)] if answers else None
            ts = self.world.control.say((ADA, BEN)[number % 2], channel_id, f"message {number}", thread_ts=thread_ts)
            if len(parents) < THREADS and thread_ts is None:
                parents.append((channel_id, ts))

    def drain(self, longest: timedelta) -> None:
        drain(self.scribe, self.world.gateway, self.world.clock, longest=longest)

    def differences(self) -> int:
        """How many messages differ between Slack, as its onlooker sees it, and the log."""
        history = [(where, one) for where in self.channels for one in self.world.control.history(where)]
        shown = [as_shown(self.scribe, where, payload) for where, payload in history]
        with self.scribe.store.read() as tx:
            return len(compare(filter(None, shown), load_log(tx, self.world.incident.id)))

    def reads(self) -> list[Traffic]:
        methods = ("conversations.history", "conversations.replies")
        return [call for call in self.world.control.api_calls()[self.seen :] if call.name in methods]


def refused(calls: list[Traffic]) -> int:
    return sum((call.response or {}).get("error") == "ratelimited" for call in calls)


def test_the_log_is_completed_and_no_page_is_asked_for_too_early(world: World) -> None:
    slow = Slow(world, missed=MISSED)
    assert slow.differences() == MISSED
    sweep_all(slow.scribe, reason="connect", is_full=True)
    slow.drain(timedelta(hours=1))
    assert slow.differences() == 0
    assert refused(slow.reads()) == 0


def test_without_the_setting_slack_is_obeyed_when_it_says_wait(world: World) -> None:
    slow = Slow(world, timedelta())
    sweep_all(slow.scribe, reason="connect", is_full=True)
    slow.drain(timedelta(hours=1))
    assert slow.differences() == 0
    for method in ("conversations.history", "conversations.replies"):
        calls = [call for call in slow.reads() if call.name == method]
        answered = [_at(call) for call in calls if (call.response or {}).get("ok")]
        assert all(later - earlier >= timedelta(minutes=1) for earlier, later in pairwise(answered))
        assert refused(calls) <= len(answered)  # one too early for each page, not one after another


def _at(call: Traffic) -> datetime:
    return ts_to_datetime(MessageTs(call.at))


def test_two_incidents_share_the_pace_and_both_logs_are_completed(world: World) -> None:
    slow = Slow(world, missed=FEWER)
    other = ChannelId(world.control.add_channel("search", members=[ADA, BEN, world.emulator.bot_user_id]))
    with slow.scribe.store.write() as tx:
        tx.channels.set_member(TEAM, other, is_member=True)
    second = declare(slow.scribe, title="Search is slow", severity=None, by=BEN, here=other).incident
    slow.drain(timedelta(hours=1))
    said = [world.control.say(BEN, other, f"elsewhere {number}") for number in range(FEWER // 2)]
    seen = len(world.control.api_calls())
    world.control.fail("conversations.history", retry_after=90, skip=2)
    world.control.fail("conversations.replies", retry_after=90, skip=1)
    world.later()
    sweep_all(slow.scribe, reason="connect", is_full=True)
    slow.drain(timedelta(hours=2))
    with slow.scribe.store.read() as tx:
        assert [one.ts for one in load_log(tx, second.id) if one.channel_id == other and one.subtype is None] == said
    assert slow.differences() == 0
    for method in READING:
        calls = [call for call in world.control.api_calls(method) if call in world.control.api_calls()[seen:]]
        assert refused(calls) == 1  # the one that Slack put off by itself, and no other
        assert all(later - earlier >= timedelta(minutes=1) for earlier, later in pairwise(map(_at, calls)))


def told(world: World) -> list[str]:
    """What Ada was sent: the beginnings of messages, and of what goes with files."""
    messages = world.control.history(world.control.dm(ADA))
    return [message["text"] for message in messages if message.get("user") == world.emulator.bot_user_id]


def test_the_lead_is_told_that_the_draft_comes_before_the_log_is_whole(world: World) -> None:
    slow = Slow(world)
    sweep_all(slow.scribe, reason="connect", is_full=True)
    resolve(slow.scribe, incident_id=world.incident.id, text="", by=ADA)
    slow.drain(timedelta(seconds=20))
    assert "chat.update" in {call.name for call in world.control.api_calls()[slow.seen :]}  # the card waits for nothing
    assert ["the postmortem's questions" in text for text in told(world)] == [True]  # nor do the questions
    slow.drain(PATIENCE)
    assert slow.differences() > 0
    assert "I am still reading back what was said" in told(world)[1]
    assert told(world)[2].startswith("Draft postmortem of INC-1, revision 1:")
    slow.drain(timedelta(hours=1))
    assert slow.differences() == 0
    assert told(world)[3].startswith("Draft postmortem of INC-1, revision 2:")
    assert NOTE[1:] in told(world)[3]
    assert len(told(world)) == 4


def test_a_lead_who_reads_quickly_waits_for_nothing(world: World) -> None:
    world.control.say(ADA, OPS, "one message")
    resolve(world.scribe, incident_id=world.incident.id, text="", by=ADA)
    begun = world.clock.now()
    world.drain()
    assert world.clock.now() - begun < timedelta(seconds=30)
    assert not [text for text in told(world) if "still reading" in text]
