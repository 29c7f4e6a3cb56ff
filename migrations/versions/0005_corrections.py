"""Corrections of final postmortems, Markdown beside other formats, and who can see a channel."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("channel", sa.Column("is_private", sa.Boolean(), nullable=True))
    op.add_column("document", sa.Column("markdown", sa.LargeBinary(), nullable=True))
    op.create_table(
        "correction",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("incident_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_told", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_correction_incident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_incident_id"), "correction", ["incident_id"], unique=False)


def downgrade() -> None:
    op.drop_table("correction")
    op.drop_column("document", "markdown")
    op.drop_column("channel", "is_private")
