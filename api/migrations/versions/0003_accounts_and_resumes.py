"""Accounts, résumés, evaluations, shares and background work."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WORDS = (
    ("user", "role", "user", "support", "admin"),
    ("token", "kind", "access", "refresh", "cookie"),
    ("interview", "kind", "interview", "practice"),
    ("interview", "status", "pending", "in_progress", "evaluating", "completed", "abandoned"),
    ("interview", "interview_type", "behavioral", "technical", "mixed"),
    ("interview", "difficulty", "junior", "mid", "senior"),
    ("interview", "persona", "friendly", "neutral", "challenging"),
    ("question", "kind", "main", "follow_up"),
    ("question", "category", "technical", "behavioral", "experience", "situational"),
    ("question", "difficulty", "junior", "mid", "senior"),
    ("call", "transport", "peer", "livekit"),
    ("call", "ended_by", "candidate", "agent", "admin", "system"),
)
"""A table, its column, and what the column may hold."""


def upgrade() -> None:
    """Forward."""
    _tables_of_people()
    _table_of_resumes()
    _tables_of_results()
    _tables_of_the_machinery()
    _columns_of_people_and_calls()
    _columns_of_interviews()
    for table, column, *words in WORDS:
        listed = ", ".join(f"'{word}'" for word in words)
        with op.batch_alter_table(table) as changed:
            changed.create_check_constraint(op.f(f"ck_{table}_{column}"), f"{column} IN ({listed})")


def _tables_of_people() -> None:
    op.create_table(
        "preference",
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("audio_retention_days", sa.Integer(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_preference_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_preference")),
    )
    op.create_table(
        "one_time_token",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('verify', 'reset')", name=op.f("ck_one_time_token_kind")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_one_time_token_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_one_time_token")),
    )
    op.create_index(op.f("ix_one_time_token_user_id"), "one_time_token", ["user_id"])
    op.create_table(
        "usage",
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("amount", sa.Double[float](), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_usage_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "kind", "day", name=op.f("pk_usage")),
    )
    op.create_index(op.f("ix_usage_day"), "usage", ["day"])
    op.create_table(
        "audit",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_id", sa.String(length=64), nullable=True),
        sa.Column("actor_id", sa.String(length=64), nullable=True),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["user.id"], name=op.f("fk_audit_actor_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["user.id"], name=op.f("fk_audit_owner_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_actor_id"), "audit", ["actor_id"])
    op.create_index(op.f("ix_audit_at_id"), "audit", ["at", "id"])
    op.create_index(op.f("ix_audit_owner_id"), "audit", ["owner_id"])


def _table_of_resumes() -> None:
    op.create_table(
        "resume",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("owner_id", sa.String(length=64), nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("content_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("file_key", sa.String(length=255), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("error_code", sa.String(length=64), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("ocr", sa.Boolean(), nullable=False),
        sa.Column("parsed", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("corrections", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('pending', 'parsing', 'ready', 'failed')", name=op.f("ck_resume_status")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["user.id"], name=op.f("fk_resume_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resume")),
        sa.UniqueConstraint("file_key", name=op.f("uq_resume_file_key")),
    )
    op.create_index(op.f("ix_resume_deleted_at"), "resume", ["deleted_at"])
    op.create_index(
        op.f("ix_resume_owner_id_created_at_id"), "resume", ["owner_id", "created_at", "id"]
    )


def _tables_of_results() -> None:
    op.create_table(
        "share",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("interview_id", sa.String(length=64), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("show_name", sa.Boolean(), nullable=False),
        sa.Column("show_resume", sa.Boolean(), nullable=False),
        sa.Column("show_audio", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["interview_id"],
            ["interview.id"],
            name=op.f("fk_share_interview_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_share_token_hash")),
    )
    op.create_index(op.f("ix_share_interview_id"), "share", ["interview_id"])
    op.create_table(
        "evaluation",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("interview_id", sa.String(length=64), nullable=False),
        sa.Column("answer_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("score", sa.Double[float](), nullable=True),
        sa.Column("low", sa.Double[float](), nullable=True),
        sa.Column("high", sa.Double[float](), nullable=True),
        sa.Column("transcript", sa.Text(), nullable=False),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("engine", sa.String(length=100), nullable=True),
        sa.Column("model", sa.String(length=100), nullable=True),
        sa.Column("prompt_version", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('pending', 'scored', 'not_scored')", name=op.f("ck_evaluation_status")
        ),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["answer.id"], name=op.f("fk_evaluation_answer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["interview_id"],
            ["interview.id"],
            name=op.f("fk_evaluation_interview_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation")),
        sa.UniqueConstraint("answer_id", "number", name=op.f("uq_evaluation_answer_id_number")),
    )
    op.create_index(op.f("ix_evaluation_interview_id"), "evaluation", ["interview_id"])
    op.create_table(
        "dispute",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("answer_id", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('open', 'accepted', 'rejected')", name=op.f("ck_dispute_status")
        ),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["answer.id"], name=op.f("fk_dispute_answer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispute")),
    )
    op.create_index(op.f("ix_dispute_answer_id"), "dispute", ["answer_id"])
    op.create_index(
        "uq_dispute_answer_id_open",
        "dispute",
        ["answer_id"],
        unique=True,
        sqlite_where=sa.text("status = 'open'"),
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_index(
        op.f("ix_dispute_status_created_at_id"), "dispute", ["status", "created_at", "id"]
    )


def _tables_of_the_machinery() -> None:
    op.create_table(
        "job",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("owner_id", sa.String(length=64), nullable=True),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("progress", sa.Double[float](), nullable=False),
        sa.Column("result_url", sa.String(length=500), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("woken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease", sa.String(length=64), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("again", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('pending', 'running', 'done', 'failed')", name=op.f("ck_job_status")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["user.id"], name=op.f("fk_job_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
    )
    op.create_index(op.f("ix_job_created_at_id"), "job", ["created_at", "id"])
    op.create_index(op.f("ix_job_kind_created_at"), "job", ["kind", "created_at"])
    op.create_index(op.f("ix_job_owner_id_created_at"), "job", ["owner_id", "created_at"])
    op.create_index(op.f("ix_job_status_next_try_at"), "job", ["status", "next_try_at"])
    op.create_index(
        "uq_job_kind_subject_active",
        "job",
        ["kind", "subject"],
        unique=True,
        sqlite_where=sa.text("status IN ('pending', 'running')"),
        postgresql_where=sa.text("status IN ('pending', 'running')"),
    )
    op.create_table(
        "telemetry",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("page", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Double[float](), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_telemetry")),
    )
    op.create_index(op.f("ix_telemetry_at"), "telemetry", ["at"])
    op.create_index(op.f("ix_telemetry_name_at"), "telemetry", ["name", "at"])


def _columns_of_people_and_calls() -> None:
    with op.batch_alter_table("user") as user:
        user.add_column(sa.Column("password_hash", sa.String(length=255), nullable=True))
        user.add_column(sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True))
        user.add_column(sa.Column("deleting_at", sa.DateTime(timezone=True), nullable=True))
        user.create_index(op.f("ix_user_created_at_id"), ["created_at", "id"])
    with op.batch_alter_table("session") as session:
        session.add_column(sa.Column("client", sa.String(length=200), nullable=True))
    with op.batch_alter_table("call") as call:
        call.add_column(sa.Column("figures", sa.JSON(none_as_null=True), nullable=True))
        call.add_column(sa.Column("audio_purged_at", sa.DateTime(timezone=True), nullable=True))
        call.create_index(
            "ix_call_created_at_with_audio",
            ["created_at"],
            sqlite_where=sa.text("audio_purged_at IS NULL"),
            postgresql_where=sa.text("audio_purged_at IS NULL"),
        )
        call.create_index(
            "ix_call_last_seen_at_open",
            ["last_seen_at"],
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )
    with op.batch_alter_table("answer") as answer:
        answer.add_column(sa.Column("delivery", sa.JSON(none_as_null=True), nullable=True))
        answer.add_column(sa.Column("corrected", sa.Text(), nullable=True))


def _columns_of_interviews() -> None:
    with op.batch_alter_table("interview") as interview:
        interview.add_column(sa.Column("resume_id", sa.String(length=64), nullable=True))
        interview.add_column(sa.Column("analysis", sa.JSON(none_as_null=True), nullable=True))
        interview.add_column(sa.Column("settings", sa.JSON(), nullable=False, server_default="{}"))
        interview.add_column(sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True))
        interview.create_index(op.f("ix_interview_deleted_at"), ["deleted_at"])
        interview.create_index(op.f("ix_interview_resume_id"), ["resume_id"])
        interview.create_index(op.f("ix_interview_status_created_at"), ["status", "created_at"])
        interview.create_foreign_key(
            op.f("fk_interview_resume_id"), "resume", ["resume_id"], ["id"], ondelete="SET NULL"
        )
    with op.batch_alter_table("interview") as interview:
        interview.alter_column("settings", existing_type=sa.JSON(), server_default=None)
    with op.batch_alter_table("question") as question:
        question.add_column(sa.Column("origin_id", sa.String(length=64), nullable=True))
        question.create_index(op.f("ix_question_asked_call_id"), ["asked_call_id"])
        question.create_index(op.f("ix_question_origin_id"), ["origin_id"])
        question.create_index(op.f("ix_question_parent_id"), ["parent_id"])
        question.create_foreign_key(
            op.f("fk_question_origin_id"), "question", ["origin_id"], ["id"], ondelete="SET NULL"
        )


def downgrade() -> None:
    """Back."""
    for table, column, *_ in WORDS:
        with op.batch_alter_table(table) as changed:
            changed.drop_constraint(op.f(f"ck_{table}_{column}"), type_="check")
    with op.batch_alter_table("user") as user:
        user.drop_index(op.f("ix_user_created_at_id"))
        user.drop_column("deleting_at")
        user.drop_column("verified_at")
        user.drop_column("password_hash")
    with op.batch_alter_table("session") as session:
        session.drop_column("client")
    with op.batch_alter_table("question") as question:
        question.drop_constraint(op.f("fk_question_origin_id"), type_="foreignkey")
        question.drop_index(op.f("ix_question_parent_id"))
        question.drop_index(op.f("ix_question_origin_id"))
        question.drop_index(op.f("ix_question_asked_call_id"))
        question.drop_column("origin_id")
    with op.batch_alter_table("interview") as interview:
        interview.drop_constraint(op.f("fk_interview_resume_id"), type_="foreignkey")
        interview.drop_index(op.f("ix_interview_status_created_at"))
        interview.drop_index(op.f("ix_interview_resume_id"))
        interview.drop_index(op.f("ix_interview_deleted_at"))
        interview.drop_column("deleted_at")
        interview.drop_column("settings")
        interview.drop_column("analysis")
        interview.drop_column("resume_id")
    with op.batch_alter_table("call") as call:
        call.drop_index("ix_call_last_seen_at_open")
        call.drop_index("ix_call_created_at_with_audio")
        call.drop_column("audio_purged_at")
        call.drop_column("figures")
    with op.batch_alter_table("answer") as answer:
        answer.drop_column("corrected")
        answer.drop_column("delivery")
    op.drop_table("evaluation")
    op.drop_table("dispute")
    op.drop_table("share")
    op.drop_table("usage")
    op.drop_table("resume")
    op.drop_table("preference")
    op.drop_table("one_time_token")
    op.drop_table("job")
    op.drop_table("audit")
    op.drop_table("telemetry")
