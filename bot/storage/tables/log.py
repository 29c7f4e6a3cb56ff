"""The log: messages with their revisions, marks and files, and what was taken out of them."""

import sqlalchemy as sa

from bot.domain.files import NotKept
from bot.storage.columns import EnumText
from bot.storage.columns import moment_column as _at
from bot.storage.columns import slack_id_column as _slack_id
from bot.storage.tables.base import metadata

captured_message = sa.Table(
    "captured_message", metadata,
    _slack_id("team_id", primary_key=True),
    _slack_id("channel_id", primary_key=True),
    sa.Column("ts", sa.String(32), primary_key=True),
    sa.Column("thread_ts", sa.String(32)),
    _slack_id("user_id", nullable=True),
    _slack_id("bot_id", nullable=True),
    sa.Column("author_name", sa.Text),
    sa.Column("subtype", sa.String(64)),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("edited_ts", sa.String(32)),
    sa.Column("shown_at", sa.String(32)),
    sa.Column("is_deleted", sa.Boolean, nullable=False),
    sa.Column("is_pinned", sa.Boolean, nullable=False),
    sa.Column("pin_event_ts", sa.String(32)),
    sa.Index("ix_captured_message_thread", "team_id", "channel_id", "thread_ts"),
)  # fmt: skip

message_revision = sa.Table(
    "message_revision", metadata,
    _slack_id("team_id", primary_key=True),
    _slack_id("channel_id", primary_key=True),
    sa.Column("ts", sa.String(32), primary_key=True),
    sa.Column("edited_ts", sa.String(32), primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
)  # fmt: skip

# The edits that were told of together with the text before them; of others the text before may be missing.
message_edit = sa.Table(
    "message_edit", metadata,
    _slack_id("team_id", primary_key=True),
    _slack_id("channel_id", primary_key=True),
    sa.Column("ts", sa.String(32), primary_key=True),
    sa.Column("edited_ts", sa.String(32), primary_key=True),
)  # fmt: skip

message_reaction = sa.Table(
    "message_reaction", metadata,
    _slack_id("team_id", primary_key=True),
    _slack_id("channel_id", primary_key=True),
    sa.Column("ts", sa.String(32), primary_key=True),
    sa.Column("name", sa.String(128), primary_key=True),
    _slack_id("user_id", primary_key=True),
    sa.Column("event_ts", sa.String(32), nullable=False),
    sa.Column("is_present", sa.Boolean, nullable=False),
)  # fmt: skip

message_file = sa.Table(
    "message_file", metadata,
    _slack_id("team_id", primary_key=True),
    _slack_id("channel_id", primary_key=True),
    sa.Column("ts", sa.String(32), primary_key=True),
    _slack_id("file_id", primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("mimetype", sa.String(255), nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("permalink", sa.Text, nullable=False),
    sa.Column("alt_text", sa.Text),
    _slack_id("user_id", nullable=True),
    sa.Index("ix_message_file_file", "team_id", "file_id"),
)  # fmt: skip

kept_file = sa.Table(
    "kept_file", metadata,
    _slack_id("team_id", primary_key=True),
    _slack_id("file_id", primary_key=True),
    sa.Column("mimetype", sa.String(255)),
    sa.Column("sha256", sa.String(64)),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("width", sa.Integer, nullable=False),
    sa.Column("height", sa.Integer, nullable=False),
    sa.Column("not_kept", EnumText(NotKept)),
    sa.Column("content", sa.LargeBinary),
)  # fmt: skip

redaction = sa.Table(
    "redaction", metadata,
    _slack_id("team_id", primary_key=True),
    sa.Column("place", sa.String(96), primary_key=True),
    sa.Column("kind", sa.String(64), primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
    _slack_id("user_id", nullable=True),
    _at("said_at"),
)  # fmt: skip
