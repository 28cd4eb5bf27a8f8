"""An interview that is over, as rows, for what is evaluated without the API."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts.models import UserRow
from api.answers.models import AnswerRow
from api.calls.models import CallRow
from api.interviews.models import InterviewRow, QuestionRow

OWNER = "u"


def somebody(at: datetime) -> UserRow:
    """Whose it is."""
    return UserRow(id=OWNER, name="U", role="user", guest=True, created_at=at)


async def add_over(
    db: AsyncSession, name: str, answers: Mapping[str, str], at: datetime
) -> InterviewRow:
    """An interview with these answers, by their ids; somebody is there already.

    They are typed, so that they have no sound.
    """
    interview = _interview(name, at)
    db.add(interview)
    await db.flush()
    db.add(_call(name, at))
    db.add_all(_question(name, one, number, at) for number, one in enumerate(answers, start=1))
    await db.flush()
    db.add_all(_answer(name, one, text, at) for one, text in answers.items())
    await db.flush()
    return interview


def _interview(name: str, at: datetime) -> InterviewRow:
    return InterviewRow(
        id=name,
        owner_id=OWNER,
        kind="interview",
        status="evaluating",
        job_description="We look for an engineer.",
        job_title="Engineer",
        job_skills=[],
        interview_type="mixed",
        difficulty="mid",
        persona="friendly",
        created_at=at,
        settings={},
    )


def _call(interview_id: str, at: datetime) -> CallRow:
    return CallRow(
        id=f"c-{interview_id}",
        interview_id=interview_id,
        number=1,
        transport="peer",
        created_at=at,
        joined_at=at,
        last_seen_at=at,
        listen_consent=False,
        client_present=False,
    )


def _question(interview_id: str, answer_id: str, number: int, at: datetime) -> QuestionRow:
    return QuestionRow(
        id=f"q-{answer_id}",
        interview_id=interview_id,
        kind="main",
        position=number,
        text="What did you do?",
        category="experience",
        difficulty="mid",
        skills=[],
        reason="",
        source="bank",
        bookmarked=False,
        asked_at=at,
    )


def _answer(interview_id: str, answer_id: str, text: str, at: datetime) -> AnswerRow:
    return AnswerRow(
        id=answer_id,
        interview_id=interview_id,
        question_id=f"q-{answer_id}",
        call_id=f"c-{interview_id}",
        text=text,
        typed=True,
        skipped=False,
        ranges=[],
        words=[],
        hints_used=0,
        answered_at=at,
    )
