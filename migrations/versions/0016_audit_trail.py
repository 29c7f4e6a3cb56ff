"""The audit trail, which triggers keep append-only; and what kind of account people have, as far as Slack told."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_FIXED = (
    "team_id", "incident_id", "position", "at", "actor", "deed", "subject_kind", "subject_id", "changes", "digest",
    "previous", "hash",
)  # fmt: skip
_REFUSED = "the audit trail is append-only"
_SQLITE = (
    f"CREATE TRIGGER audit_trail_update BEFORE UPDATE OF {', '.join(_FIXED)} ON audit_trail "
    f"BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END",
    "CREATE TRIGGER audit_trail_salt BEFORE UPDATE OF salt ON audit_trail WHEN NEW.salt IS NOT NULL "
    f"BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END",
    f"CREATE TRIGGER audit_trail_delete BEFORE DELETE ON audit_trail BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END",
    # INSERT OR REPLACE deletes without asking the trigger above.
    "CREATE TRIGGER audit_trail_replace BEFORE INSERT ON audit_trail WHEN EXISTS (SELECT 1 FROM audit_trail WHERE "
    "team_id = NEW.team_id AND incident_id = NEW.incident_id AND position = NEW.position) "
    f"BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END",
)
_POSTGRESQL = (
    "CREATE FUNCTION audit_trail_refuses() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_REFUSED}'; END $$",
    f"CREATE TRIGGER audit_trail_update BEFORE UPDATE OF {', '.join(_FIXED)} ON audit_trail "
    "FOR EACH ROW EXECUTE FUNCTION audit_trail_refuses()",
    "CREATE TRIGGER audit_trail_salt BEFORE UPDATE OF salt ON audit_trail FOR EACH ROW WHEN (NEW.salt IS NOT NULL) "
    "EXECUTE FUNCTION audit_trail_refuses()",
    "CREATE TRIGGER audit_trail_delete BEFORE DELETE ON audit_trail "
    "FOR EACH ROW EXECUTE FUNCTION audit_trail_refuses()",
    "CREATE TRIGGER audit_trail_truncate BEFORE TRUNCATE ON audit_trail "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_trail_refuses()",
)


def upgrade() -> None:
    op.add_column("person", sa.Column("account", sa.String(length=32), nullable=True))
    table = op.create_table(
        "audit_trail",
        sa.Column("team_id", sa.String(length=32), nullable=False),
        sa.Column("incident_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("actor", sa.String(length=32), nullable=False),
        sa.Column("deed", sa.String(length=48), nullable=False),
        sa.Column("subject_kind", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.String(length=160), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("salt", sa.String(length=32), nullable=True),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "incident_id", "position", name=op.f("pk_audit_trail")),
        sqlite_with_rowid=False,
    )
    known = op.get_bind().execute(sa.text("SELECT team_id, id FROM incident ORDER BY id")).all()
    if known:
        at = _now()
        teams = sorted({team for team, _ in known})
        op.bulk_insert(table, [_first(team, number, at) for team, number in [*((one, 0) for one in teams), *known]])
    for statement in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(sa.text(statement))


def downgrade() -> None:
    op.drop_table("audit_trail")
    if op.get_bind().dialect.name == "postgresql":
        op.execute(sa.text("DROP FUNCTION audit_trail_refuses()"))
    op.drop_column("person", "account")


def _first(team_id: str, incident_id: int, at: str) -> dict[str, Any]:
    """The entry that says that what was done before it has none, with its hash as the trail takes it."""
    deed = "trail begun"
    parts = ["1", team_id, str(incident_id or ""), "1", at, "scribe", deed, "", "", "{}", "", ""]
    own = hashlib.sha256(json.dumps(parts, separators=(",", ":")).encode("ascii")).hexdigest()
    return {
        "team_id": team_id, "incident_id": incident_id, "position": 1, "at": at, "actor": "scribe", "deed": deed,
        "subject_kind": "", "subject_id": "", "changes": "{}", "digest": None, "salt": None, "previous": "",
        "hash": own,
    }  # fmt: skip


def _now() -> str:
    """The database's own time: migrations are given no clock."""
    found = op.get_bind().scalar(sa.text("SELECT CURRENT_TIMESTAMP"))
    moment = datetime.fromisoformat(found) if isinstance(found, str) else found
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return str(moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ"))
