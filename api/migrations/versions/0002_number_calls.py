"""Number an interview's calls, so that their order does not rest on a clock."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NUMBER_BY_TIME = """
    UPDATE call SET number = (
        SELECT count(*) FROM call AS other
        WHERE other.interview_id = call.interview_id
        AND (other.created_at, other.id) <= (call.created_at, call.id)
    )
"""


def upgrade() -> None:
    """Forward."""
    op.add_column("call", sa.Column("number", sa.Integer(), nullable=True))
    op.execute(NUMBER_BY_TIME)
    with op.batch_alter_table("call") as call:
        call.alter_column("number", existing_type=sa.Integer(), nullable=False)
        call.drop_index("ix_call_interview_id")
        call.create_unique_constraint(
            op.f("uq_call_interview_id_number"), ["interview_id", "number"]
        )


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("call") as call:
        call.drop_constraint(op.f("uq_call_interview_id_number"), type_="unique")
        call.create_index("ix_call_interview_id", ["interview_id"])
        call.drop_column("number")
