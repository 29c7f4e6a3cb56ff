"""Where incidents were announced: one message in each channel that hears of one."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "announcement",
        sa.Column("incident_id", _KEY, nullable=False),
        sa.Column("channel_id", sa.String(length=32), nullable=False),
        sa.Column("message", sa.String(length=160), nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_announcement_incident_id")),
        sa.PrimaryKeyConstraint("incident_id", "channel_id", name=op.f("pk_announcement")),
    )
    op.execute(
        "INSERT INTO announcement (incident_id, channel_id, message) "
        "SELECT incident.id, posted_message.channel_id, posted_message.key FROM incident JOIN posted_message "
        "ON posted_message.key = 'announcement:' || CAST(incident.id AS TEXT)"
    )
    # Those that wait to be posted are remembered by the kind that announcements are of now.
    op.execute(
        "UPDATE outbox SET kind = 'announcement' "
        "WHERE kind = 'post' AND key LIKE 'post:announcement:%' AND state IN ('pending', 'leased')"
    )


def downgrade() -> None:
    op.execute("UPDATE outbox SET kind = 'post' WHERE kind = 'announcement' AND key LIKE 'post:announcement:%'")
    op.drop_table("announcement")
