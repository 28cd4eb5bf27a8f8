"""Every table, so that one import knows them all."""

from api.accounts.models import SessionRow, TokenRow, UserRow
from api.answers.models import AnswerRow
from api.calls.models import CallRow, JournalRow
from api.database import Base
from api.idempotency.models import IdempotencyRow
from api.interviews.models import InterviewRow, QuestionRow

__all__ = [
    "AnswerRow",
    "Base",
    "CallRow",
    "IdempotencyRow",
    "InterviewRow",
    "JournalRow",
    "QuestionRow",
    "SessionRow",
    "TokenRow",
    "UserRow",
]
