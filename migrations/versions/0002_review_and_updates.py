"""Status updates, review of the postmortem, and notes on its revisions."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("incident", sa.Column("final_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("timeline_event", sa.Column("audience", sa.String(length=32), nullable=True))
    op.add_column("document", sa.Column("note", sa.Text(), nullable=True))
    op.create_table(
        "reviewer",
        sa.Column("incident_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_reviewer_incident_id")),
        sa.PrimaryKeyConstraint("incident_id", "user_id", name=op.f("pk_reviewer")),
    )
    op.create_table(
        "sign_off",
        sa.Column("incident_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_sign_off_incident_id")),
        sa.PrimaryKeyConstraint("incident_id", "role", name=op.f("pk_sign_off")),
    )
    op.create_table(
        "review_comment",
        sa.Column("channel_id", sa.String(length=32), nullable=False),
        sa.Column("ts", sa.String(length=32), nullable=False),
        sa.Column("incident_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("edited_ts", sa.String(length=32), nullable=True),
        sa.Column("is_deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_review_comment_incident_id")),
        sa.PrimaryKeyConstraint("channel_id", "ts", name=op.f("pk_review_comment")),
    )
    op.create_index(op.f("ix_review_comment_incident_id"), "review_comment", ["incident_id"], unique=False)
    op.create_index("ix_posted_message_place", "posted_message", ["channel_id", "ts"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_posted_message_place", table_name="posted_message")
    op.drop_table("review_comment")
    op.drop_table("sign_off")
    op.drop_table("reviewer")
    op.drop_column("document", "note")
    op.drop_column("timeline_event", "audience")
    op.drop_column("incident", "final_at")
