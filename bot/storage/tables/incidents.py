"""The incident, its people and channels, its timeline and what is to be done about it."""

import sqlalchemy as sa

from bot.domain.action_items import ActionKind, ActionStatus, Horizon, Priority
from bot.domain.incident import IncidentStatus, PostmortemStatus
from bot.domain.milestones import Milestone
from bot.domain.people import Account
from bot.domain.reminders import ReminderRule, SubjectKind
from bot.domain.severity import Severity
from bot.domain.timeline import TimelineKind
from bot.domain.updates import Audience
from bot.storage.columns import EnumText, RoleText, StringList, Work
from bot.storage.columns import incident_column as _incident
from bot.storage.columns import key_column as _key
from bot.storage.columns import moment_column as _at
from bot.storage.columns import slack_id_column as _slack_id
from bot.storage.tables.base import metadata

person = sa.Table(
    "person", metadata,
    _slack_id("team_id", primary_key=True),
    _slack_id("user_id", primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("tz", sa.String(64), nullable=False),
    sa.Column("is_bot", sa.Boolean, nullable=False),
    sa.Column("is_deleted", sa.Boolean, nullable=False),
    sa.Column("account", EnumText(Account)),
)  # fmt: skip

opened_home = sa.Table(
    "opened_home", metadata,
    _slack_id("team_id", primary_key=True),
    _slack_id("user_id", primary_key=True),
    _at("opened_at"),
)  # fmt: skip

channel = sa.Table(
    "channel", metadata,
    _slack_id("team_id", primary_key=True),
    _slack_id("channel_id", primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("is_member", sa.Boolean, nullable=False),
    sa.Column("is_private", sa.Boolean),
)  # fmt: skip

channel_member = sa.Table(
    "channel_member", metadata,
    _slack_id("team_id", primary_key=True),
    _slack_id("channel_id", primary_key=True),
    _slack_id("user_id", primary_key=True),
    sa.Column("as_of", sa.String(32), nullable=False),
    sa.Column("is_member", sa.Boolean, nullable=False),
)  # fmt: skip

forgotten_person = sa.Table(
    "forgotten_person", metadata,
    _slack_id("team_id", primary_key=True),
    _slack_id("user_id", primary_key=True),
    _at("forgotten_at"),
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
    _at("log_ended_at", nullable=True),
    sa.Column("needs_privacy", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("is_test", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.UniqueConstraint("team_id", "number"),
)  # fmt: skip

role_holder = sa.Table(
    "role_holder", metadata,
    sa.Column("incident_id", sa.ForeignKey("incident.id"), primary_key=True),
    sa.Column("role", RoleText(), primary_key=True),
    _slack_id("user_id"),
    _at("since"),
)  # fmt: skip

incident_link = sa.Table(
    "incident_link", metadata,
    sa.Column("incident_id", sa.ForeignKey("incident.id"), primary_key=True),
    sa.Column("other_id", sa.ForeignKey("incident.id"), primary_key=True),
    _slack_id("linked_by"),
    _at("linked_at"),
)  # fmt: skip

# Where an incident was announced, and under which key that message is known.
announcement = sa.Table(
    "announcement", metadata,
    sa.Column("incident_id", sa.ForeignKey("incident.id"), primary_key=True),
    _slack_id("channel_id", primary_key=True),
    sa.Column("message", sa.String(160), nullable=False),
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

log_span = sa.Table(
    "log_span", metadata,
    _key(),
    _incident(),
    _slack_id("team_id"),
    _slack_id("channel_id"),
    sa.Column("thread_ts", sa.String(32), nullable=False),
    _at("captured_from"),
    _at("captured_until", nullable=True),
    _slack_id("asked_by"),
    sa.Column("messages_read", sa.Integer, nullable=False),
    sa.Column("is_read", sa.Boolean, nullable=False),
    sa.Column("refused", sa.Text),
    sa.Index("ix_log_span_channel", "team_id", "channel_id"),
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
    sa.Column("wording", sa.Text),
    _slack_id("worded_by", nullable=True),
    _slack_id("placed_by", nullable=True),
    sa.Column("is_key", sa.Boolean),
    _slack_id("retracted_by", nullable=True),
    sa.Column("corrects_id", sa.BigInteger),
    sa.Index("ix_timeline_event_message", "incident_id", "channel_id", "message_ts"),
    sa.Index("ix_timeline_event_recorded", "incident_id", "recorded_at"),
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
    sa.Column("owner_group", sa.String(160)),
    _at("due_at", nullable=True),
    sa.Column("due_tz", sa.String(64)),
    sa.Column("kind", EnumText(ActionKind)),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    sa.Column("links", StringList(), nullable=False, server_default="[]"),
    sa.Column("follows_message", sa.Boolean, nullable=False, server_default=sa.false()),
    _slack_id("channel_id", nullable=True),
    sa.Column("message_ts", sa.String(32)),
    sa.Column("thread_ts", sa.String(32)),
    sa.Column("snoozed_until", sa.Date),
    _at("finished_at", nullable=True),
    _at("owner_since", nullable=True),
    sa.UniqueConstraint("incident_id", "number"),
    sa.Index(
        "ix_action_item_message", "incident_id", "channel_id", "message_ts", unique=True,
        sqlite_where=sa.text("message_ts IS NOT NULL"), postgresql_where=sa.text("message_ts IS NOT NULL"),
    ),
    sa.Index(
        "ix_action_item_unfinished", "owner_id", "due_on",
        sqlite_where=sa.text("status IN ('open', 'in_progress', 'blocked')"),
        postgresql_where=sa.text("status IN ('open', 'in_progress', 'blocked')"),
    ),
)  # fmt: skip

reminder = sa.Table(
    "reminder", metadata,
    _key(),
    sa.Column("subject_kind", EnumText(SubjectKind), nullable=False),
    sa.Column("subject_id", sa.BigInteger, nullable=False),
    sa.Column("rule", EnumText(ReminderRule), nullable=False),
    sa.Column("occurrence", sa.String(64), nullable=False),
    _slack_id("recipient_id"),
    _at("due_at"),
    sa.Column("state", EnumText(Work), nullable=False),
    sa.Column("digest_on", sa.Date),
    sa.Column("reason", sa.Text),
    sa.UniqueConstraint("subject_kind", "subject_id", "rule", "occurrence"),
    sa.Index(
        "ix_reminder_waiting", "due_at",
        sqlite_where=sa.text("state = 'pending'"), postgresql_where=sa.text("state = 'pending'"),
    ),
    sa.Index("ix_reminder_digest", "recipient_id", "digest_on"),
)  # fmt: skip

# One row: by which settings the reminders that wait were planned.
reminder_rules = sa.Table("reminder_rules", metadata, sa.Column("mark", sa.String(64), nullable=False))
