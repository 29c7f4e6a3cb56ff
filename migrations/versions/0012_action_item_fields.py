"""Action items: group owners, hours, kinds, reasons, links, where they came from, and when they were finished."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

_OPEN = sa.text("status IN ('open', 'in_progress', 'blocked')")
_FROM_MESSAGE = sa.text("message_ts IS NOT NULL")


def upgrade() -> None:
    for name, kind in _OPTIONAL.items():
        op.add_column("action_item", sa.Column(name, kind, nullable=True))
    op.add_column("action_item", sa.Column("reason", sa.Text(), nullable=False, server_default=""))
    op.add_column("action_item", sa.Column("links", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("action_item", sa.Column("follows_message", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index(
        "ix_action_item_message", "action_item", ["incident_id", "channel_id", "message_ts"], unique=True,
        sqlite_where=_FROM_MESSAGE, postgresql_where=_FROM_MESSAGE,
    )  # fmt: skip
    op.create_index(
        "ix_action_item_unfinished", "action_item", ["owner_id", "due_on"], unique=False,
        sqlite_where=_OPEN, postgresql_where=_OPEN,
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("ix_action_item_unfinished", table_name="action_item")
    op.drop_index("ix_action_item_message", table_name="action_item")
    for name in ("follows_message", "links", "reason", *reversed(_OPTIONAL)):
        op.drop_column("action_item", name)


_OPTIONAL: dict[str, sa.types.TypeEngine[object]] = {
    "owner_group": sa.String(length=160),
    "due_at": sa.DateTime(timezone=True),
    "due_tz": sa.String(length=64),
    "kind": sa.String(length=32),
    "channel_id": sa.String(length=32),
    "message_ts": sa.String(length=32),
    "thread_ts": sa.String(length=32),
    "snoozed_until": sa.Date(),
    "finished_at": sa.DateTime(timezone=True),
}
