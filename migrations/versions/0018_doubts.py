"""What somebody was asked before it was stored, for the minute in which typing it again insists on it."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "doubt",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_doubt")),
    )


def downgrade() -> None:
    op.drop_table("doubt")
