"""A record in a real database file: written through the storage, read as the scribe reads it, and read as bare rows."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.clock import AdvancingClock
from bot.domain.incident import Incident
from bot.domain.messages import CapturedMessage
from bot.domain.people import Workspace
from bot.paths import data_path
from bot.postmortem.record import Record
from bot.storage import Store, Tx
from bot.storage.incidents import WatchedChannel
from bot.storage.migrations import upgrade
from bot.storage.tables import action_item, answer, captured_message, message_file, message_reaction, timeline_event
from bot.usecases.record import load_record
from bot.usecases.scribe import Scribe
from tests.bench.large import CHANNEL, INCIDENT, START, TEAM, URL

WORKSPACE = Workspace(team_id=TEAM, url=URL, bot_user_id=CHANNEL, bot_id="B9")  # type: ignore[arg-type]
IN_CHANNEL = (captured_message, message_reaction, message_file)
OF_INCIDENT = (timeline_event, answer, action_item)


def stored(database: Path, record: Record) -> Store:
    """Write a record to a new database file, in one transaction; return the store."""
    store = Store(f"sqlite:///{database}")
    upgrade(store, data_path("migrations"))
    with store.write() as tx:
        incident = _declared(tx, record)
        for message in record.messages:
            _capture(tx, message)
        for event in record.timeline:
            tx.timeline.add(event)
        for saved in record.answers.values():
            tx.answers.add(incident.id, saved.question, saved.text, saved.author_id, saved.recorded_at)
        for item in record.action_items:
            tx.action_items.add(item)
        for person in record.people.values():
            tx.people.save(person)
        for channel_id, name in record.channels.items():
            tx.channels.save(TEAM, channel_id, name, is_member=True)
    return store


def loaded(store: Store) -> Record:
    """Return the record as a draft is made from it."""
    scribe = Scribe(store=store, clock=AdvancingClock(START), workspace=WORKSPACE)
    with store.read() as tx:
        return load_record(tx, scribe, INCIDENT)


def bare_rows(store: Store) -> list[list[tuple[Any, ...]]]:
    """Return the same rows as tuples, table by table: plain SELECTs, and no value of ours made from them."""
    with store.engine.connect() as connection:
        return [[tuple(row) for row in connection.execute(statement)] for statement in _selects()]


def _selects() -> list[sa.Select[Any]]:
    here = [sa.select(table).where(table.c.team_id == TEAM, table.c.channel_id == CHANNEL) for table in IN_CHANNEL]
    return here + [sa.select(table).where(table.c.incident_id == INCIDENT) for table in OF_INCIDENT]


def _declared(tx: Tx, record: Record) -> Incident:
    incident = record.incident
    tx.incidents.add(
        team_id=TEAM, title=incident.title, severity=incident.severity, reporter_id=incident.reporter_id,
        lead_id=incident.lead_id, channel_id=CHANNEL, declared_at=incident.declared_at,
        captured_from=incident.captured_from,
    )  # fmt: skip
    tx.incidents.save(incident)
    watch = WatchedChannel(
        team_id=TEAM, channel_id=CHANNEL, incident_id=incident.id, captured_from=incident.captured_from
    )
    tx.incidents.watch(watch)
    return incident


def _capture(tx: Tx, message: CapturedMessage) -> None:
    tx.messages.capture(message)
    for name, user_id in message.reactions:
        place = (message.team_id, message.channel_id, message.ts)
        tx.messages.set_reaction(place, name, user_id, message.ts, is_present=True)
