"""Evaluations are found again by what was judged; how an answer was said is kept with it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("evaluation") as evaluation:
        evaluation.add_column(sa.Column("content_key", sa.String(length=64), nullable=True))
        evaluation.create_index(op.f("ix_evaluation_content_key"), ["content_key"])
    with op.batch_alter_table("answer") as answer:
        answer.add_column(sa.Column("measured", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("answer") as answer:
        answer.drop_column("measured")
    with op.batch_alter_table("evaluation") as evaluation:
        evaluation.drop_index(op.f("ix_evaluation_content_key"))
        evaluation.drop_column("content_key")
