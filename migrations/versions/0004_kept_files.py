"""What a file's author says of it, and the images that are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("message_file", sa.Column("alt_text", sa.Text(), nullable=True))
    op.add_column("message_file", sa.Column("user_id", sa.String(length=32), nullable=True))
    op.create_index("ix_message_file_file", "message_file", ["team_id", "file_id"], unique=False)
    op.create_table(
        "kept_file",
        sa.Column("team_id", sa.String(length=32), nullable=False),
        sa.Column("file_id", sa.String(length=32), nullable=False),
        sa.Column("mimetype", sa.String(length=255), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("not_kept", sa.String(length=32), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "file_id", name=op.f("pk_kept_file")),
    )


def downgrade() -> None:
    op.drop_table("kept_file")
    op.drop_index("ix_message_file_file", table_name="message_file")
    op.drop_column("message_file", "user_id")
    op.drop_column("message_file", "alt_text")
