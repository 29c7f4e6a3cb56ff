"""Upgrading from the version that announced an incident once and for all: its message is kept true from now on."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from bot.domain.ids import ChannelId, IncidentId
from bot.paths import data_path
from bot.storage import Store, tables
from bot.storage.announcements import Announcement
from bot.storage.migrations import upgrade

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_INCIDENT = (
    "INSERT INTO incident (id, team_id, number, title, status, postmortem_status, reporter_id, declared_at,"
    " captured_from, is_adopted) VALUES ({id}, 'T0000SCRIBE', {id}, 'Checkout fails', 'active', 'draft', 'U00000ADA',"
    " :at, :at, false)"
)
BEFORE = (
    _INCIDENT.format(id=1),
    _INCIDENT.format(id=12),
    "INSERT INTO posted_message (key, channel_id, ts, posted_at) VALUES ('announcement:12', 'C0ALL', '1.2', :at)",
    "INSERT INTO outbox (lane, kind, key, arguments, incident_id, created_at, due_at, state, tries) VALUES"
    " ('incident:1', 'post', 'post:announcement:1', '{\"surface\": \"announcement\"}', 1, :at, :at, 'pending', 0)",
)


def test_an_announcement_from_before_is_known_and_one_on_its_way_will_be(empty_store: Store) -> None:
    at = sa.bindparam("at", AT, type_=tables.incident.c.declared_at.type)
    with empty_store.write() as tx:
        config = Config()
        config.set_main_option("script_location", str(data_path("migrations")))
        config.attributes["connection"] = tx.connection
        command.upgrade(config, "0015")
        for statement in BEFORE:
            tx.connection.execute(sa.text(statement).bindparams(at))
    upgrade(empty_store, data_path("migrations"))
    with empty_store.read() as tx:
        assert tx.announcements.of(IncidentId(12)) == [
            Announcement(incident_id=IncidentId(12), channel_id=ChannelId("C0ALL"), message="announcement:12")
        ]
        assert tx.announcements.of(IncidentId(1)) == []
        assert tx.connection.scalar(sa.select(tables.outbox.c.kind)) == "announcement"
