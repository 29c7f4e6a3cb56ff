"""The tables. Data only; the migrations build the same ones, and a test compares the two."""

import sqlalchemy as sa

from bot.domain.action_items import ActionStatus, Horizon, Priority
from bot.domain.files import NotKept
from bot.domain.incident import IncidentStatus, PostmortemStatus
from bot.domain.milestones import Milestone
from bot.domain.reminders import ReminderRule
from bot.domain.review import SignOffRole
from bot.domain.severity import Severity
from bot.domain.timeline import TimelineKind
from bot.domain.updates import Audience
from bot.storage.columns import EnumText, Work
from bot.storage.columns import incident_column as _incident
from bot.storage.columns import key_column as _key
from bot.storage.columns import moment_column as _at
from bot.storage.columns import slack_id_column as _slack_id

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

process = sa.Table(
    "process", metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    _at("heartbeat_at"),
)  # fmt: skip

person = sa.Table(
    "person", metadata,
    _slack_id("team_id", primary_key=True),
    _slack_id("user_id", primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("tz", sa.String(64), nullable=False),
    sa.Column("is_bot", sa.Boolean, nullable=False),
    sa.Column("is_deleted", sa.Boolean, nullable=False),
)  # fmt: skip

channel = sa.Table(
    "channel", metadata,
    _slack_id("team_id", primary_key=True),
    _slack_id("channel_id", primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("is_member", sa.Boolean, nullable=False),
    sa.Column("is_private", sa.Boolean),
)  # fmt: skip

incident = sa.Table(
    "incident", metadata,
    _key(),
    _slack_id("team_id"),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("severity", EnumText(Severity)),
    sa.Column("status", EnumText(IncidentStatus), nullable=False),
    sa.Column("postmortem_status", EnumText(PostmortemStatus), nullable=False),
    _slack_id("reporter_id"),
    _slack_id("lead_id", nullable=True),
    _slack_id("channel_id", nullable=True),
    sa.Column("is_adopted", sa.Boolean, nullable=False),
    _at("declared_at"),
    _at("captured_from"),
    _at("final_at", nullable=True),
    sa.UniqueConstraint("team_id", "number"),
)  # fmt: skip

watched_channel = sa.Table(
    "watched_channel", metadata,
    _slack_id("team_id", primary_key=True),
    _slack_id("channel_id", primary_key=True),
    sa.Column("incident_id", sa.ForeignKey("incident.id"), primary_key=True),
    _at("captured_from"),
    _at("captured_until", nullable=True),
    sa.Column("whole_until_ts", sa.String(32)),
)  # fmt: skip

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

timeline_event = sa.Table(
    "timeline_event", metadata,
    _key(),
    _incident(),
    sa.Column("kind", EnumText(TimelineKind), nullable=False),
    sa.Column("milestone", EnumText(Milestone)),
    sa.Column("text", sa.Text, nullable=False),
    _at("occurred_at"),
    _at("recorded_at"),
    _slack_id("author_id", nullable=True),
    _slack_id("channel_id", nullable=True),
    sa.Column("message_ts", sa.String(32)),
    sa.Column("thread_ts", sa.String(32)),
    _at("retracted_at", nullable=True),
    sa.Column("audience", EnumText(Audience)),
    sa.Index("ix_timeline_event_message", "incident_id", "channel_id", "message_ts"),
    sa.Index("ix_timeline_event_recorded", "incident_id", "recorded_at"),
)  # fmt: skip

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

action_item = sa.Table(
    "action_item", metadata,
    _key(),
    _incident(),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    _slack_id("owner_id", nullable=True),
    sa.Column("due_on", sa.Date),
    sa.Column("horizon", EnumText(Horizon), nullable=False),
    sa.Column("priority", EnumText(Priority), nullable=False),
    sa.Column("status", EnumText(ActionStatus), nullable=False),
    _slack_id("created_by"),
    _at("created_at"),
    sa.UniqueConstraint("incident_id", "number"),
)  # fmt: skip

reminder = sa.Table(
    "reminder", metadata,
    _key(),
    sa.Column("action_item_id", sa.ForeignKey("action_item.id"), nullable=False),
    sa.Column("rule", EnumText(ReminderRule), nullable=False),
    sa.Column("occurrence", sa.String(64), nullable=False),
    _slack_id("recipient_id"),
    _at("due_at"),
    sa.Column("state", EnumText(Work), nullable=False),
    sa.UniqueConstraint("action_item_id", "rule", "occurrence"),
    sa.Index(
        "ix_reminder_waiting", "due_at",
        sqlite_where=sa.text("state = 'pending'"), postgresql_where=sa.text("state = 'pending'"),
    ),
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
