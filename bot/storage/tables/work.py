"""Work in hand: processes, what came in, what is to go out, and at which pace."""

import sqlalchemy as sa

from bot.storage.columns import EnumText, Work
from bot.storage.columns import incident_column as _incident
from bot.storage.columns import key_column as _key
from bot.storage.columns import moment_column as _at
from bot.storage.columns import slack_id_column as _slack_id
from bot.storage.tables.base import metadata

process = sa.Table(
    "process", metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    _at("heartbeat_at"),
)  # fmt: skip

inbox = sa.Table(
    "inbox", metadata,
    _key(),
    sa.Column("event_id", sa.String(64), nullable=False, unique=True),
    sa.Column("kind", sa.String(64), nullable=False),
    sa.Column("payload", sa.LargeBinary, nullable=False),
    _at("received_at"),
    sa.Column("state", EnumText(Work), nullable=False),
    sa.Column("is_unknown", sa.Boolean, nullable=False),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("leased_by", sa.String(64)),
    sa.Column("reason", sa.Text),
    sa.Index(
        "ix_inbox_waiting", "id",
        sqlite_where=sa.text("state IN ('pending', 'leased')"),
        postgresql_where=sa.text("state IN ('pending', 'leased')"),
    ),
)  # fmt: skip

outbox = sa.Table(
    "outbox", metadata,
    _key(),
    sa.Column("position", sa.BigInteger),
    sa.Column("lane", sa.String(96), nullable=False),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("key", sa.String(160), unique=True),
    sa.Column("slot", sa.String(160)),
    sa.Column("arguments", sa.JSON, nullable=False),
    _incident(nullable=True),
    _at("created_at"),
    _at("due_at"),
    sa.Column("state", EnumText(Work), nullable=False),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("leased_by", sa.String(64)),
    sa.Column("reason", sa.Text),
    sa.Index(
        "ix_outbox_waiting", "lane", "slot",
        sqlite_where=sa.text("state IN ('pending', 'leased')"),
        postgresql_where=sa.text("state IN ('pending', 'leased')"),
    ),
)  # fmt: skip

posted_message = sa.Table(
    "posted_message", metadata,
    sa.Column("key", sa.String(160), primary_key=True),
    _slack_id("channel_id"),
    sa.Column("ts", sa.String(32), nullable=False),
    _at("posted_at"),
    sa.Index("ix_posted_message_place", "channel_id", "ts"),
)  # fmt: skip

pace = sa.Table(
    "pace", metadata,
    sa.Column("key", sa.String(96), primary_key=True),
    _at("free_at"),
)  # fmt: skip

# What was read in Slack minutes after it was said and of which no delivery told, counted by channel.
unheard = sa.Table(
    "unheard", metadata,
    _slack_id("team_id", primary_key=True),
    _slack_id("channel_id", primary_key=True),
    sa.Column("messages", sa.Integer, nullable=False),
    sa.Column("last_ts", sa.String(32), nullable=False),
    _at("found_at"),
)  # fmt: skip

# What somebody was asked before it was stored; `key` is a digest of who wanted what, so it holds nobody's words.
doubt = sa.Table(
    "doubt", metadata,
    sa.Column("key", sa.String(64), primary_key=True),
    _at("asked_at"),
)  # fmt: skip
