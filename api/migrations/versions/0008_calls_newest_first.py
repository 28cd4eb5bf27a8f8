"""Everybody's calls are listed, the newest first."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_index(op.f("ix_call_created_at_id"), "call", ["created_at", "id"])


def downgrade() -> None:
    """Back."""
    op.drop_index(op.f("ix_call_created_at_id"), "call")
