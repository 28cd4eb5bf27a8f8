"""Creating interviews and finding them again."""

from collections.abc import Iterator
from datetime import datetime

from agent.coach.questions import ChosenQuestion, choose_questions
from api.errors import DoesNotFit
from api.ids import new_id
from api.interviews.bodies import interview_body
from api.interviews.models import InterviewRow, QuestionRow
from api.interviews.repository import Filters, InterviewRepository
from api.pagination import Cursor
from schemas.events import (
    CreationAnalysis,
    CreationEvent,
    CreationInterview,
    CreationQuestion,
)
from schemas.interviews import CreateInterviewRequest, Interview
from schemas.lists import Page


async def create_interview(
    interviews: InterviewRepository,
    request: CreateInterviewRequest,
    *,
    owner_id: str,
    now: datetime,
) -> Interview:
    """A new interview with its questions. Raises DoesNotFit."""
    if request.resume_id is not None:
        raise DoesNotFit("There is no such résumé.", field="resume_id")
    interview_id = new_id()
    chosen = choose_questions(
        job_description=request.job_description,
        interview_type=request.interview_type,
        difficulty=request.difficulty,
        count=request.question_count,
        seed=interview_id,
    )
    interview = InterviewRow(
        id=interview_id,
        owner_id=owner_id,
        kind="interview",
        status="pending",
        job_description=request.job_description,
        job_title=chosen.job.title,
        job_company=chosen.job.company,
        job_skills=list(chosen.job.skills),
        interview_type=request.interview_type,
        difficulty=request.difficulty,
        persona=request.persona,
        time_limit_s=request.time_limit_s,
        created_at=now,
        overall_score=None,
    )
    interviews.add(interview)
    questions = [
        _main_question(interview_id, position, question)
        for position, question in enumerate(chosen.questions, start=1)
    ]
    await interviews.add_questions(questions)
    return interview_body(interview, questions)


def _main_question(interview_id: str, position: int, question: ChosenQuestion) -> QuestionRow:
    return QuestionRow(
        id=new_id(),
        interview_id=interview_id,
        kind="main",
        parent_id=None,
        position=position,
        text=question.text,
        category=question.category,
        difficulty=question.difficulty,
        skills=list(question.skills),
        reason=question.reason,
        source=question.source,
        bookmarked=False,
        asked_call_id=None,
        asked_at=None,
        asked_at_s=None,
    )


def creation_events(interview: Interview) -> Iterator[CreationEvent]:
    """The same interview, piece by piece."""
    yield CreationAnalysis(data=interview.job)
    for question in interview.questions:
        yield CreationQuestion(data=question)
    yield CreationInterview(data=interview)


async def get_interview(interviews: InterviewRepository, interview_id: str) -> Interview:
    """Raises NotFound."""
    row = await interviews.get(interview_id)
    return interview_body(row, (await interviews.questions(row))[row.id])


async def list_interviews(
    interviews: InterviewRepository, filters: Filters, *, cursor: str | None, limit: int
) -> Page[Interview]:
    """One page, the newest first. Raises DoesNotFit for a cursor that is not ours."""
    after = None if cursor is None else Cursor.decode(cursor)
    # One more than asked for tells whether there is a next page.
    rows = await interviews.page(filters, after=after, limit=limit + 1)
    shown, more = rows[:limit], len(rows) > limit
    questions = await interviews.questions(*shown)
    last = Cursor(shown[-1].created_at, shown[-1].id) if more else None
    return Page[Interview](
        items=tuple(interview_body(row, questions[row.id]) for row in shown),
        next_cursor=None if last is None else last.encode(),
    )
