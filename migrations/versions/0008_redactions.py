"""What was taken out of what people wrote: where, which kinds, how many."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "redaction",
        sa.Column("team_id", sa.String(length=32), nullable=False),
        sa.Column("place", sa.String(length=96), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=True),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "place", "kind", name=op.f("pk_redaction")),
    )


def downgrade() -> None:
    op.drop_table("redaction")
