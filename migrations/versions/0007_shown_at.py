"""When a program's message last showed the text that is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("captured_message", sa.Column("shown_at", sa.String(length=32), nullable=True))


def downgrade() -> None:
    op.drop_column("captured_message", "shown_at")
