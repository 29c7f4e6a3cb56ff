"""The postmortem: answers, questions handed over, revisions, the review."""

import sqlalchemy as sa

from bot.domain.review import SignOffRole
from bot.storage.columns import EnumText
from bot.storage.columns import incident_column as _incident
from bot.storage.columns import key_column as _key
from bot.storage.columns import moment_column as _at
from bot.storage.columns import slack_id_column as _slack_id
from bot.storage.tables.base import metadata

answer = sa.Table(
    "answer", metadata,
    _key(),
    _incident(),
    sa.Column("question", sa.String(64), nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    _slack_id("author_id"),
    _at("recorded_at"),
    sa.UniqueConstraint("incident_id", "question", "revision"),
)  # fmt: skip

asked_question = sa.Table(
    "asked_question", metadata,
    _key(),
    _incident(),
    sa.Column("question", sa.String(64), nullable=False),
    _slack_id("asked_of"),
    _slack_id("asked_by"),
    _at("asked_at"),
    _at("answered_at", nullable=True),
)  # fmt: skip

thread_reply = sa.Table(
    "thread_reply", metadata,
    _slack_id("channel_id", primary_key=True),
    sa.Column("ts", sa.String(32), primary_key=True),
    sa.Column("thread_ts", sa.String(32), nullable=False),
    _incident(),
    sa.Column("question", sa.String(64), nullable=False),
    _slack_id("user_id"),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("edited_ts", sa.String(32)),
    sa.Column("is_deleted", sa.Boolean, nullable=False),
)  # fmt: skip

document = sa.Table(
    "document", metadata,
    _key(),
    _incident(),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("template", sa.String(64), nullable=False),
    sa.Column("format", sa.String(16), nullable=False),
    _slack_id("recipient_id"),
    _at("requested_at"),
    sa.Column("content", sa.LargeBinary),
    sa.Column("note", sa.Text),
    sa.Column("markdown", sa.LargeBinary),
    _at("removed_at", nullable=True),
    sa.UniqueConstraint("incident_id", "revision"),
)  # fmt: skip

correction = sa.Table(
    "correction", metadata,
    _key(),
    _incident(),
    sa.Column("part", sa.Text, nullable=False),
    sa.Column("detail", sa.Text, nullable=False),
    _at("recorded_at"),
    sa.Column("is_told", sa.Boolean, nullable=False),
)  # fmt: skip

reviewer = sa.Table(
    "reviewer", metadata,
    sa.Column("incident_id", sa.ForeignKey("incident.id"), primary_key=True),
    _slack_id("user_id", primary_key=True),
    _at("asked_at"),
)  # fmt: skip

sign_off = sa.Table(
    "sign_off", metadata,
    sa.Column("incident_id", sa.ForeignKey("incident.id"), primary_key=True),
    sa.Column("role", EnumText(SignOffRole), primary_key=True),
    _slack_id("user_id"),
    sa.Column("note", sa.Text, nullable=False),
    _at("signed_at"),
)  # fmt: skip

review_comment = sa.Table(
    "review_comment", metadata,
    _slack_id("channel_id", primary_key=True),
    sa.Column("ts", sa.String(32), primary_key=True),
    _incident(),
    _slack_id("user_id", nullable=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("edited_ts", sa.String(32)),
    sa.Column("is_deleted", sa.Boolean, nullable=False),
)  # fmt: skip
