"""Disputed answers are judged once more; those disputed before are not."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_EVALUATIONS = ("former_id", "again_id")


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("dispute") as dispute:
        for name in _EVALUATIONS:
            dispute.add_column(sa.Column(name, sa.String(length=64), nullable=True))
            dispute.create_foreign_key(
                op.f(f"fk_dispute_{name}"), "evaluation", [name], ["id"], ondelete="SET NULL"
            )
        dispute.add_column(sa.Column("again_reason", sa.Text(), nullable=True))
    op.execute(
        "UPDATE dispute SET again_reason = "
        "'it was disputed before disputed answers were judged again'"
    )


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("dispute") as dispute:
        dispute.drop_column("again_reason")
        for name in _EVALUATIONS:
            dispute.drop_constraint(op.f(f"fk_dispute_{name}"), type_="foreignkey")
            dispute.drop_column(name)
