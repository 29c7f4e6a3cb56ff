"""A machine that lets people talk and Slack deliver badly: late, twice, in any order, never; with sweeps between."""

import json
from itertools import count
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from bot.domain.ids import ChannelId, IncidentId, MessageTs
from bot.domain.messages import CapturedMessage
from bot.domain.timeline import in_order
from bot.storage import tables
from bot.usecases.audit_compare import Shown, as_shown, compare, deleted
from bot.usecases.incidents import declare
from bot.usecases.outbox import lease_next, plan_of, settle
from bot.usecases.reconcile import sweep_later
from tests.integration.usecases.conversation import VERBS, Act, Event, moved_to, play
from tests.integration.usecases.world import ADA, BEN, DANA, TEAM, World, feed, rows

numbers = count(1)

one_act = st.builds(
    Act,
    verb=st.sampled_from((*VERBS, "react", "unreact", "react", "unreact", "edit")),
    target=st.sampled_from((0, 1, 1, 2)),
    who=st.just(BEN),
    name=st.sampled_from(("pushpin", "pushpin", "eyes")),
)


class Deliveries(RuleBasedStateMachine):
    """One conversation in a channel of its own. At the end the log must be what Slack shows, and what order gives."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world
        self.waiting: list[Event] = []
        self.heard: list[Event] = []
        self.told: list[Event] = []

    @initialize(page=st.integers(1, 5), is_lossy=st.booleans(), acts=st.lists(one_act, min_size=15, max_size=25))
    def declared(self, page: int, is_lossy: bool, acts: list[Act]) -> None:
        """Declare an incident in a new channel, which is read so many messages at a time; people begin to talk."""
        world, self.is_lossy = self.world, is_lossy
        members = [ADA, BEN, world.emulator.bot_user_id]
        self.channel = ChannelId(world.control.add_channel(f"room-{next(numbers)}", members=members))
        world.drain()
        self.looked_at = len(world.control.undelivered())
        with world.scribe.store.write() as tx:
            tx.channels.set_member(TEAM, self.channel, is_member=True)
        self.incident = declare(world.scribe, title="Checkout fails", severity=None, by=ADA, here=self.channel).incident
        world.drain()
        world.control.cap_history(page)
        self.stamps = [world.control.say(ADA, self.channel, "the first word")]
        self.people_act(acts, 0.3)

    def note(self) -> None:
        """Take down what Slack has to tell, for a later delivery."""
        news = self.world.control.undelivered()[self.looked_at :]
        self.looked_at += len(news)
        here = [payload["event"] for payload in news if self.channel in json.dumps(payload["event"])]
        self.told += here
        self.waiting += here

    @rule(acts=st.lists(one_act, min_size=2, max_size=6), seconds=st.sampled_from((0.3, 4, 15)))
    def people_act(self, acts: list[Act], seconds: float) -> None:
        for number, act in enumerate(acts):
            self.world.later(seconds)
            play(self.world.control, self.channel, self.stamps, act, f"text {len(self.told)}.{number}")
        self.note()

    @rule(seconds=st.sampled_from((0.3, 15)))
    def somebody_joins(self, seconds: float) -> None:
        self.world.later(seconds)
        self.world.control.join(DANA, self.channel)
        self.note()

    @precondition(lambda self: self.waiting)
    @rule(which=st.integers(0, 50), is_told_before=st.booleans())
    def slack_delivers(self, which: int, is_told_before: bool) -> None:
        """Any of what waits; some changes come without what was there before."""
        event = self.waiting.pop(which % len(self.waiting))
        self.heard.append(event)
        left_out = () if is_told_before else ("previous_message",)
        feed(self.world.scribe, [{name: value for name, value in event.items() if name not in left_out}])

    @precondition(lambda self: self.heard)
    @rule(which=st.integers(0, 50))
    def slack_delivers_again(self, which: int) -> None:
        feed(self.world.scribe, [self.heard[which % len(self.heard)]])

    @rule(is_full=st.booleans())
    def a_sweep_begins(self, is_full: bool) -> None:
        with self.world.scribe.store.write() as tx:
            reason = "whole" if is_full else "on"
            sweep_later(tx, self.world.scribe, self.incident, self.channel, reason=reason, is_full=is_full)

    @rule(seconds=st.sampled_from((0.3, 4)))
    def one_effect_happens(self, seconds: float) -> None:
        """A page of a sweep, mostly; people go on before the next."""
        self.world.later(seconds)
        leased = lease_next(self.world.scribe, "machine")
        if leased is not None:
            plan = plan_of(self.world.scribe, leased)
            result = plan and leased.kind.perform(self.world.gateway, plan, is_repeat=leased.is_repeat)
            settle(self.world.scribe, leased, plan, result)

    @rule()
    def everything_waiting_happens(self) -> None:
        self.world.drain()

    def teardown(self) -> None:
        """Deliver the rest, the newest first, and compare; then once more after a whole sweep.

        Where the rest is lost for ever, the sweep alone must bring what Slack shows.
        """
        if not hasattr(self, "incident"):
            return
        if not self.is_lossy:
            feed(self.world.scribe, reversed(self.waiting))
            self.world.drain()
            self.agrees()
        self.world.later(30)
        self.a_sweep_begins(is_full=True)
        self.world.drain()
        if not self.is_lossy:
            self.agrees()
        differences = compare(self.shown(), self.log(self.channel))
        assert not differences, differences

    def agrees(self) -> None:
        """The log is what Slack shows, deletions too, and log and timeline are those of an orderly run."""
        differences = compare([*self.gone(), *self.shown()], self.log(self.channel), shows_deleted=True)
        assert not differences, differences
        ordered = ChannelId(self.world.control.add_channel(f"orderly-{next(numbers)}", members=[ADA, BEN]))
        kept, expected = self.kept(self.channel, self.incident.id), self.orderly(ordered)
        assert kept == expected, (kept, expected)

    def shown(self) -> list[Shown]:
        control, scribe = self.world.control, self.world.scribe
        shown = (as_shown(scribe, self.channel, payload) for payload in control.history(self.channel))
        return [one for one in shown if one is not None]

    def gone(self) -> list[Shown]:
        """What was said and deleted; a thread's tombstone is shown, too."""
        stamps = self.world.control.deleted(self.channel)
        return [deleted(self.world.scribe, self.channel, MessageTs(ts)) for ts in stamps]

    def log(self, channel: ChannelId) -> list[CapturedMessage]:
        with self.world.scribe.store.read() as tx:
            return tx.messages.between(TEAM, channel, self.incident.captured_from)

    def orderly(self, channel: ChannelId) -> Any:
        """What is kept where the same is told in order, once, and nothing is swept."""
        incident = declare(self.world.scribe, title="Orderly", severity=None, by=ADA, here=channel).incident
        feed(self.world.scribe, moved_to(channel, self.told, self.channel))
        return self.kept(channel, incident.id)

    def kept(self, channel: ChannelId, incident_id: IncidentId) -> Any:
        """Messages, earlier texts and timeline, without their place and without when they were read.

        Of a program's earlier texts only the order: where a change came without what was there before, nobody knows
        until when that was shown.
        """
        store = self.world.scribe.store
        log = self.log(channel)
        messages = [
            (m.ts, m.text, m.user_id, m.thread_ts, m.edited_ts, m.is_deleted, m.reactions, m.files, m.is_pinned)
            for m in log
        ]
        programs = {m.ts for m in log if m.bot_id}
        revisions = [row for row in rows(store, tables.message_revision) if row["channel_id"] == channel]
        in_time = sorted((row["ts"], row["edited_ts"], row["text"]) for row in revisions)
        earlier = [(ts, None if ts in programs else edited_ts, text) for ts, edited_ts, text in in_time]
        with store.read() as tx:
            events = in_order(tx.timeline.of(incident_id))
        marks = [(one.message_ts, one.thread_ts, one.text, one.author_id) for one in events if one.message_ts]
        return messages, earlier, marks
