"""What a workspace has chosen for its settings."""

import sqlalchemy as sa

from bot.storage.columns import moment_column as _at
from bot.storage.columns import slack_id_column as _slack_id
from bot.storage.tables.base import metadata

chosen_setting = sa.Table(
    "chosen_setting", metadata,
    _slack_id("team_id", primary_key=True),
    sa.Column("name", sa.String(64), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
    _slack_id("chosen_by"),
    _at("chosen_at"),
)  # fmt: skip
