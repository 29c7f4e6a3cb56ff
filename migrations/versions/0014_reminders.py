"""Reminders of incidents beside those of action items, in digests; by which settings they are planned."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WAITING = sa.text("state = 'pending'")
_KEPT = "rule, occurrence, recipient_id, due_at, state"
# Reminders of the earlier sort that were on their way: nobody could send these now, and what is behind them would wait.
_ON_THEIR_WAY = "FROM outbox WHERE key LIKE 'post:reminder:%' AND state IN ('pending', 'leased')"
# Whatever is open is looked at by the first tick, which plans its reminders anew.
_LOOK_AT_ITEMS = """
    INSERT INTO reminder (subject_kind, subject_id, rule, occurrence, recipient_id, due_at, state)
    SELECT 'action_item', id, 'snooze_over', 'upgrade', coalesce(owner_id, created_by), created_at, 'pending'
    FROM action_item WHERE status IN ('open', 'in_progress', 'blocked')
"""
_LOOK_AT_INCIDENTS = """
    INSERT INTO reminder (subject_kind, subject_id, rule, occurrence, recipient_id, due_at, state)
    SELECT 'incident', id, 'review', 'upgrade', coalesce(lead_id, reporter_id), declared_at, 'pending'
    FROM incident WHERE status <> 'canceled'
"""


def upgrade() -> None:
    op.add_column("action_item", sa.Column("owner_since", sa.DateTime(timezone=True), nullable=True))
    op.execute(f"UPDATE reminder SET state = 'pending' WHERE 'post:reminder:' || id IN (SELECT key {_ON_THEIR_WAY})")
    op.execute(f"DELETE {_ON_THEIR_WAY}")
    _keep("action_item_id AS subject_id")
    op.drop_table("reminder")
    op.create_table(
        "reminder",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("subject_kind", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("rule", sa.String(length=32), nullable=False),
        sa.Column("occurrence", sa.String(length=64), nullable=False),
        sa.Column("recipient_id", sa.String(length=32), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("digest_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint(
            "subject_kind", "subject_id", "rule", "occurrence",
            name=op.f("uq_reminder_subject_kind_subject_id_rule_occurrence"),
        ),
    )  # fmt: skip
    op.create_index(
        "ix_reminder_waiting", "reminder", ["due_at"], unique=False,
        sqlite_where=_WAITING, postgresql_where=_WAITING,
    )  # fmt: skip
    op.create_index("ix_reminder_digest", "reminder", ["recipient_id", "digest_on"], unique=False)
    _bring_back(f"subject_kind, subject_id, {_KEPT}", f"'action_item', subject_id, {_KEPT}")
    op.create_table("reminder_rules", sa.Column("mark", sa.String(length=64), nullable=False))
    op.execute(_LOOK_AT_ITEMS)
    op.execute(_LOOK_AT_INCIDENTS)


def downgrade() -> None:
    op.drop_table("reminder_rules")
    _keep("subject_id", "WHERE subject_kind = 'action_item' AND rule = 'due_today'")
    op.drop_table("reminder")
    op.create_table(
        "reminder",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("action_item_id", _KEY, nullable=False),
        sa.Column("rule", sa.String(length=32), nullable=False),
        sa.Column("occurrence", sa.String(length=64), nullable=False),
        sa.Column("recipient_id", sa.String(length=32), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["action_item_id"], ["action_item.id"], name=op.f("fk_reminder_action_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint(
            "action_item_id", "rule", "occurrence", name=op.f("uq_reminder_action_item_id_rule_occurrence")
        ),
    )
    op.create_index(
        "ix_reminder_waiting", "reminder", ["due_at"], unique=False,
        sqlite_where=_WAITING, postgresql_where=_WAITING,
    )  # fmt: skip
    _bring_back(f"action_item_id, {_KEPT}", f"subject_id, {_KEPT}")
    op.drop_column("action_item", "owner_since")


def _keep(subject: str, where: str = "") -> None:
    """Set the rows aside: both databases would trip over constraints of the same names beside them."""
    op.execute(f"CREATE TABLE reminder_kept AS SELECT {subject}, {_KEPT} FROM reminder {where}")


def _bring_back(columns: str, values: str) -> None:
    op.execute(f"INSERT INTO reminder ({columns}) SELECT {values} FROM reminder_kept")
    op.drop_table("reminder_kept")
