"""Spans of other channels in an incident's log, and what somebody said of a message that they put on the timeline."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "log_span",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("incident_id", _KEY, nullable=False),
        sa.Column("team_id", sa.String(length=32), nullable=False),
        sa.Column("channel_id", sa.String(length=32), nullable=False),
        sa.Column("thread_ts", sa.String(length=32), nullable=False),
        sa.Column("captured_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("captured_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_by", sa.String(length=32), nullable=False),
        sa.Column("messages_read", sa.Integer(), nullable=False),
        sa.Column("is_read", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_log_span_incident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_span")),
    )
    op.create_index(op.f("ix_log_span_incident_id"), "log_span", ["incident_id"], unique=False)
    op.create_index("ix_log_span_channel", "log_span", ["team_id", "channel_id"], unique=False)
    for name in ("wording", "worded_by", "placed_by", "is_key"):
        op.add_column("timeline_event", sa.Column(name, _TYPES[name], nullable=True))


def downgrade() -> None:
    for name in reversed(_TYPES):
        op.drop_column("timeline_event", name)
    op.drop_table("log_span")


_TYPES = {
    "wording": sa.Text(),
    "worded_by": sa.String(length=32),
    "placed_by": sa.String(length=32),
    "is_key": sa.Boolean(),
}
