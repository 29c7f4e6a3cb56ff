"""The audit trail. Triggers of the migrations keep it append-only: of a row that stands only the salt can be wiped."""

import sqlalchemy as sa

from bot.storage.columns import slack_id_column as _slack_id
from bot.storage.tables.base import metadata

audit_trail = sa.Table(
    "audit_trail", metadata,
    _slack_id("team_id", primary_key=True),
    # 0 for the workspace's own chain, which is why it refers to no table.
    sa.Column("incident_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("position", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("at", sa.String(32), nullable=False),
    sa.Column("actor", sa.String(32), nullable=False),
    sa.Column("deed", sa.String(48), nullable=False),
    sa.Column("subject_kind", sa.String(32), nullable=False),
    sa.Column("subject_id", sa.String(160), nullable=False),
    sa.Column("changes", sa.Text, nullable=False),
    sa.Column("digest", sa.String(64)),
    sa.Column("salt", sa.String(32)),
    sa.Column("previous", sa.String(64), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
    sqlite_with_rowid=False,  # one tree instead of two: each entry is written to disk with the change it tells of
)  # fmt: skip
