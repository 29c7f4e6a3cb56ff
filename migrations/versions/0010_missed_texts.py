"""Edits told of with the text before, why a part of a channel could not be read, and what no delivery told of."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "message_edit",
        sa.Column("team_id", sa.String(length=32), nullable=False),
        sa.Column("channel_id", sa.String(length=32), nullable=False),
        sa.Column("ts", sa.String(length=32), nullable=False),
        sa.Column("edited_ts", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "channel_id", "ts", "edited_ts", name=op.f("pk_message_edit")),
    )
    op.create_table(
        "unheard",
        sa.Column("team_id", sa.String(length=32), nullable=False),
        sa.Column("channel_id", sa.String(length=32), nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.Column("last_ts", sa.String(length=32), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "channel_id", name=op.f("pk_unheard")),
    )
    op.add_column("log_span", sa.Column("refused", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("log_span", "refused")
    op.drop_table("unheard")
    op.drop_table("message_edit")
