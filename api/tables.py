"""Every table, so that one import knows them all."""

from api.accounts.models import (
    OneTimeTokenRow,
    PreferenceRow,
    SessionRow,
    TokenRow,
    UserRow,
)
from api.answers.models import AnswerRow
from api.audit.models import AuditRow
from api.calls.models import CallRow, JournalRow
from api.database import Base
from api.disputes.models import DisputeRow
from api.evaluations.models import EvaluationRow
from api.idempotency.models import IdempotencyRow
from api.interviews.models import InterviewRow, QuestionRow
from api.jobs.models import JobRow
from api.progress.models import ToldRow
from api.quotas.models import UsageRow
from api.resumes.models import ResumeRow
from api.shares.models import ShareRow
from api.telemetry.models import TelemetryRow

__all__ = [
    "AnswerRow",
    "AuditRow",
    "Base",
    "CallRow",
    "DisputeRow",
    "EvaluationRow",
    "IdempotencyRow",
    "InterviewRow",
    "JobRow",
    "JournalRow",
    "OneTimeTokenRow",
    "PreferenceRow",
    "QuestionRow",
    "ResumeRow",
    "SessionRow",
    "ShareRow",
    "TelemetryRow",
    "TokenRow",
    "ToldRow",
    "UsageRow",
    "UserRow",
]
