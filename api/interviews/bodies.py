"""Rows as the API shows them."""

from collections.abc import Sequence
from typing import Any

from api.interviews.models import InterviewRow, QuestionRow
from api.restoring import restorable_until
from schemas.interviews import Interview, InterviewDetails, Job, Question


def job_body(row: InterviewRow) -> Job:
    """What the interview is for."""
    return Job(title=row.job_title, company=row.job_company, skills=tuple(row.job_skills))


def question_body(row: QuestionRow) -> Question:
    """A main question."""
    return Question.model_validate(
        {
            "id": row.id,
            "index": row.position,
            "text": row.text,
            "category": row.category,
            "difficulty": row.difficulty,
            "skills": row.skills,
            "reason": row.reason,
            "source": row.source,
            "bookmarked": row.bookmarked,
        }
    )


def interview_body(row: InterviewRow, questions: Sequence[QuestionRow]) -> Interview:
    """An interview with its main questions."""
    return Interview.model_validate(_told(row, questions))


def details_body(row: InterviewRow, questions: Sequence[QuestionRow]) -> InterviewDetails:
    """The same with what it was made from."""
    made_from = {
        "job_description": row.job_description or None,
        "analysis": row.analysis,
        "resume_id": row.resume_id,
    }
    return InterviewDetails.model_validate({**_told(row, questions), **made_from})


def _told(row: InterviewRow, questions: Sequence[QuestionRow]) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "status": row.status,
        "job": job_body(row),
        "interview_type": row.interview_type,
        "difficulty": row.difficulty,
        "persona": row.persona,
        "time_limit_s": row.time_limit_s,
        "created_at": row.created_at,
        "restorable_until": restorable_until(row.deleted_at),
        "overall_score": row.overall_score,
        "questions": [question_body(question) for question in questions],
    }
