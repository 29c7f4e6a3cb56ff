"""A scribe at work in a quiet workspace: nothing happens by itself, and time stands still until it is moved."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
import yaml
from slack_sdk import WebClient

from bot.clock import AdvancingClock
from bot.domain.ids import ChannelId, MessageTs, TeamId, UserId
from bot.domain.incident import Incident
from bot.domain.messages import CapturedMessage
from bot.domain.people import Workspace
from bot.emulator import Control, Emulator
from bot.paths import data_path
from bot.slack.gateway import SlackGateway
from bot.storage import Store
from bot.usecases.incidents import declare
from bot.usecases.outbox import fail, lease_next, plan_of, settle
from bot.usecases.ports import Gateway, SlackError
from bot.usecases.reconcile import sweep_all
from bot.usecases.scribe import Scribe
from handlers.events import EVENTS

A_DAY = 86_400.0
START = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
TEAM = TeamId("T0000SCRIBE")
OPS = ChannelId("C000000OPS")
ADA, BEN, CLEO, DANA = UserId("U00000ADA"), UserId("U00000BEN"), UserId("U0000CLEO"), UserId("U0000DANA")
WORKSPACE = Workspace(
    team_id=TEAM, url="https://example.slack.com/", bot_user_id=UserId("U0000SCRIBE"), bot_id="B0000SCRIBE"
)


class HurriedClock(AdvancingClock):
    """A clock that whoever waits moves on: in one thread nobody else would."""

    def sleep(self, seconds: float) -> None:
        self.advance_to(self.now() + timedelta(seconds=seconds))


def scribe_on(store: Store, clock: AdvancingClock) -> Scribe:
    return Scribe(store=store, clock=clock, workspace=WORKSPACE)


def peopled(emulator: Emulator) -> Emulator:
    """Add the cast, and `#ops` with the scribe inside."""
    control = emulator.control
    for name, user_id, tz in (("ada", ADA, "UTC"), ("ben", BEN, "UTC"), ("dana", DANA, "Asia/Tokyo")):
        control.add_user(name, user_id=user_id, tz=tz, is_admin=user_id == DANA)
    control.add_channel("ops", channel_id=OPS, members=[ADA, BEN, DANA, emulator.bot_user_id])
    return emulator


def quiet_emulator(clock: AdvancingClock) -> Emulator:
    """Return a workspace whose events are read off `control.undelivered()`, and stay there however long it takes."""
    manifest = yaml.safe_load(data_path("app.yaml").read_text())
    return peopled(Emulator(manifest, clock=clock, redelivery_delays=(A_DAY,)))


def feed(scribe: Scribe, events: Iterable[Mapping[str, Any]]) -> None:
    """Hand the events to the functions that handle them, as the inbox worker would."""
    for event in events:
        handler = EVENTS.get(event["type"])
        if handler is not None:
            handler(scribe, json.loads(json.dumps(event)))


def declare_in_public(scribe: Scribe) -> Incident:
    """Ada declares an incident in a channel that is known to be for everybody."""
    with scribe.store.write() as tx:
        tx.channels.save(TEAM, OPS, "ops", is_member=True, is_private=False)
    return declare(scribe, title="Checkout fails", severity=None, by=ADA, here=OPS).incident


def rows(store: Store, table: sa.Table) -> list[dict[str, Any]]:
    with store.read() as tx:
        return [dict(row) for row in tx.connection.execute(sa.select(table)).mappings()]


def drain(scribe: Scribe, gateway: Gateway, clock: AdvancingClock, *, longest: timedelta = timedelta(hours=1)) -> None:
    """Work the outbox off in one thread, moving the clock to whatever is due next, for `longest` at most."""
    end = clock.now() + longest
    while True:
        leased = lease_next(scribe, "drain")
        if leased is None:
            with scribe.store.read() as tx:
                due = tx.outbox.next_due_at()
            if due is None or due > end:
                return
            clock.advance_to(max(due, clock.now() + timedelta(milliseconds=10)))
            continue
        try:
            plan = plan_of(scribe, leased)
            result = None if plan is None else leased.kind.perform(gateway, plan, is_repeat=leased.is_repeat)
        except SlackError as error:
            fail(scribe, leased, error)
        else:
            settle(scribe, leased, plan, result)


@dataclass
class World:
    """One incident adopted in `#ops`; the scribe hears no event, so all it knows it has read."""

    scribe: Scribe
    clock: AdvancingClock
    emulator: Emulator
    gateway: SlackGateway
    incident: Incident

    @property
    def control(self) -> Control:
        return self.emulator.control

    def later(self, seconds: float = 60) -> None:
        self.clock.advance_to(self.clock.now() + timedelta(seconds=seconds))

    def drain(self, **limits: timedelta) -> None:
        drain(self.scribe, self.gateway, self.clock, **limits)

    def sweep(self, *, is_full: bool = True) -> None:
        """Sweep a minute later, and see it through."""
        self.later()
        sweep_all(self.scribe, reason="test", is_full=is_full)
        self.drain()

    def log(self) -> list[CapturedMessage]:
        with self.scribe.store.read() as tx:
            return tx.messages.between(TEAM, OPS, self.incident.captured_from)

    def said(self) -> list[str]:
        """The texts of the log in the order said, without what was deleted and what Slack itself said."""
        return [message.text for message in self.log() if not message.is_deleted and message.subtype is None]

    def message(self, ts: str) -> CapturedMessage:
        with self.scribe.store.read() as tx:
            found = tx.messages.get((TEAM, OPS, MessageTs(ts)))
        assert found is not None
        return found

    def whole_until(self) -> MessageTs | None:
        with self.scribe.store.read() as tx:
            return tx.incidents.watched(self.incident.id)[0].whole_until_ts


@contextmanager
def world_on(store: Store) -> Iterator[World]:
    clock = HurriedClock(START)
    with quiet_emulator(clock) as emulator:
        gateway = SlackGateway(WebClient(token=emulator.bot_token, base_url=emulator.api_url, timeout=5))
        scribe = scribe_on(store, clock)
        with store.write() as tx:
            tx.channels.set_member(TEAM, OPS, is_member=True)
        incident = declare(scribe, title="Checkout fails", severity=None, by=ADA, here=OPS).incident
        world = World(scribe=scribe, clock=clock, emulator=emulator, gateway=gateway, incident=incident)
        world.drain()
        yield world
