"""What must hold after any trouble: the log is Slack's, and whatever the scribe made is there, once."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from slack_sdk import WebClient

from bot.domain.incident import Incident
from bot.emulator import Control, Emulator
from bot.slack.gateway import SlackGateway
from bot.storage import Store, tables
from bot.usecases.audit import audit
from bot.usecases.scribe import Scribe
from tests.integration.usecases.world import WORKSPACE, HurriedClock, rows, scribe_on

SAFELY = timedelta(minutes=1)  # an audit leaves out what was said in the last seconds


def made(control: Control) -> Counter[str]:
    """Count what the bot made: channels by name, messages by key, other files by name, pins by message."""
    found: Counter[str] = Counter()
    for channel in control.channels():
        found[f"channel {channel.get('name')}"] += channel.get("creator") == WORKSPACE.bot_user_id
        found.update(f"pin {ts}" for ts in control.pins(channel["id"]))
        for message in control.history(channel["id"]):
            if message.get("metadata"):
                found[message["metadata"]["event_payload"]["key"]] += 1
            elif message.get("bot_id"):
                found.update(file["name"] for file in message.get("files") or ())
    return +found


def assert_whole(emulator: Emulator, scribe: Scribe) -> None:
    """Nothing lost, nothing twice, nothing given up; each incident has its channel, and each channel its incident."""
    control = emulator.control
    incidents = _incidents(scribe)
    assert _differences(emulator, scribe, incidents) == {}
    assert {name: count for name, count in made(control).items() if count > 1} == {}
    assert _given_up(scribe) == []
    assert control.lost() == 0
    assert _never_stored(control, scribe) == []
    opened = {c["id"] for c in control.channels() if c.get("creator") == emulator.bot_user_id and c.get("name")}
    known = {channel["id"] for channel in control.channels()}
    homes = {incident.channel_id for incident in incidents}
    assert (opened - homes, homes - known) == (set(), set())


@contextmanager
def looking_into(database_url: str, now: datetime) -> Iterator[Scribe]:
    """Look into the database of a bot in another process."""
    store = Store(database_url)
    try:
        yield scribe_on(store, HurriedClock(now))
    finally:
        store.close()


def _incidents(scribe: Scribe) -> list[Incident]:
    with scribe.store.read() as tx:
        ids = tx.connection.scalars(sa.select(tables.incident.c.id).order_by(tables.incident.c.id))
        return [tx.incidents.get(incident_id) for incident_id in ids]


def _differences(emulator: Emulator, scribe: Scribe, incidents: list[Incident]) -> Mapping[str, Any]:
    gateway = SlackGateway(WebClient(token=emulator.bot_token, base_url=emulator.api_url))
    later = replace(scribe, clock=HurriedClock(scribe.now() + SAFELY))
    audited = {one.key: audit(later, gateway, one, lambda line: None) for one in incidents}
    with scribe.store.write() as tx:  # the audit's calls, made in the future, must hold up nobody's
        tx.connection.execute(sa.delete(tables.pace))
    return {
        f"{key} {channel.channel_id}": channel.differences
        for key, channels in audited.items()
        for channel in channels
        if channel.differences
    }


def _given_up(scribe: Scribe) -> list[tuple[Any, ...]]:
    with scribe.store.read() as tx:
        return [*tx.outbox.dead(), *tx.inbox.dead()]


def _never_stored(control: Control, scribe: Scribe) -> list[str]:
    """The events that were sent and acknowledged, and that the inbox does not know.

    One that the bot's own late word causes meanwhile may still be on its way; that is looked at before the inbox is.
    """
    sent = [one.arguments.get("event_id") for one in control.traffic() if one.kind == "envelope_out"]
    on_their_way = {payload.get("event_id") for payload in control.undelivered()}
    stored = {row["event_id"] for row in rows(scribe.store, tables.inbox)}
    return sorted({str(event_id) for event_id in sent if event_id} - stored - on_their_way)
