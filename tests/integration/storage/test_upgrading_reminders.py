"""Upgrading from the version that sent each reminder by itself: none is lost, and none stands in the others' way."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from bot.clock import AdvancingClock
from bot.domain.reminders import ReminderRule
from bot.paths import data_path
from bot.storage import Store, tables
from bot.storage.migrations import upgrade
from bot.usecases.outbox import lease_next
from bot.usecases.reminders import send_due_reminders
from tests.integration.usecases.world import rows, scribe_on

BEFORE = (
    "INSERT INTO incident (id, team_id, number, title, status, postmortem_status, reporter_id, declared_at,"
    " captured_from, is_adopted) VALUES (1, 'T0000SCRIBE', 1, 'Checkout fails', 'closed', 'final', 'U00000ADA', :at,"
    " :at, false)",
    "INSERT INTO action_item (id, incident_id, number, text, owner_id, due_on, horizon, priority, status, created_by,"
    " created_at) VALUES (1, 1, 1, 'Cap the pool', 'U0000DANA', '2026-03-02', 'immediate', 'medium', 'open',"
    " 'U00000ADA', :at)",
    "INSERT INTO reminder (id, action_item_id, rule, occurrence, recipient_id, due_at, state)"
    " VALUES (5, 1, 'due_today', '2026-03-02', 'U0000DANA', :at, 'leased')",
    "INSERT INTO outbox (lane, kind, key, arguments, incident_id, created_at, due_at, state, tries) VALUES"
    " ('person:U0000DANA', 'post', 'post:reminder:5', '{\"surface\": \"reminder\"}', 1, :at, :at, 'pending', 0)",
)
NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_a_reminder_that_was_on_its_way_is_in_the_digest(empty_store: Store) -> None:
    at = sa.bindparam("at", NINE, type_=tables.incident.c.declared_at.type)
    with empty_store.write() as tx:
        config = Config()
        config.set_main_option("script_location", str(data_path("migrations")))
        config.attributes["connection"] = tx.connection
        command.upgrade(config, "0011")
        for statement in BEFORE:
            tx.connection.execute(sa.text(statement).bindparams(at))
    upgrade(empty_store, data_path("migrations"))
    scribe = scribe_on(empty_store, AdvancingClock(NINE))
    send_due_reminders(scribe)
    leased = lease_next(scribe, "p")
    assert leased is not None
    assert leased.effect.key == "post:digest:U0000DANA:2026-03-02"
    assert ReminderRule.DUE_TODAY in {row["rule"] for row in rows(empty_store, tables.reminder) if row["digest_on"]}
