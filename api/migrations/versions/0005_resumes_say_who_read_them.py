"""Résumés say who read them: until now, the rules."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("resume") as resume:
        resume.add_column(sa.Column("read_by", sa.String(length=200), nullable=True))
    op.execute("UPDATE resume SET read_by = 'rules' WHERE text IS NOT NULL AND parsed IS NOT NULL")


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("resume") as resume:
        resume.drop_column("read_by")
