"""Roles, links between incidents, who corrected a line of the timeline, and incidents that are private or a test."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    for name in ("needs_privacy", "is_test"):
        op.add_column("incident", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("timeline_event", sa.Column("retracted_by", sa.String(length=32), nullable=True))
    op.add_column("timeline_event", sa.Column("corrects_id", sa.BigInteger(), nullable=True))
    op.create_table(
        "role_holder",
        sa.Column("incident_id", _KEY, nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_role_holder_incident_id")),
        sa.PrimaryKeyConstraint("incident_id", "role", name=op.f("pk_role_holder")),
    )
    op.create_table(
        "incident_link",
        sa.Column("incident_id", _KEY, nullable=False),
        sa.Column("other_id", _KEY, nullable=False),
        sa.Column("linked_by", sa.String(length=32), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_incident_link_incident_id")),
        sa.ForeignKeyConstraint(["other_id"], ["incident.id"], name=op.f("fk_incident_link_other_id")),
        sa.PrimaryKeyConstraint("incident_id", "other_id", name=op.f("pk_incident_link")),
    )


def downgrade() -> None:
    op.drop_table("incident_link")
    op.drop_table("role_holder")
    for name in ("corrects_id", "retracted_by"):
        op.drop_column("timeline_event", name)
    for name in ("is_test", "needs_privacy"):
        op.drop_column("incident", name)
