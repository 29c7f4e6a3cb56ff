"""Answers given as replies in the thread of a question."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "thread_reply",
        sa.Column("channel_id", sa.String(length=32), nullable=False),
        sa.Column("ts", sa.String(length=32), nullable=False),
        sa.Column("thread_ts", sa.String(length=32), nullable=False),
        sa.Column("incident_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("question", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("edited_ts", sa.String(length=32), nullable=True),
        sa.Column("is_deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_thread_reply_incident_id")),
        sa.PrimaryKeyConstraint("channel_id", "ts", name=op.f("pk_thread_reply")),
    )
    op.create_index(op.f("ix_thread_reply_incident_id"), "thread_reply", ["incident_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_thread_reply_incident_id"), table_name="thread_reply")
    op.drop_table("thread_reply")
