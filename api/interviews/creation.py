"""Creating interviews."""

from collections.abc import Iterator
from datetime import datetime

from agent.coach import choose_questions
from agent.coach.job_post import NotAJobPost, analyze_job
from api.errors import DoesNotFit
from api.ids import new_id
from api.interviews.bodies import details_body
from api.interviews.models import InterviewRow
from api.interviews.repository import InterviewRepository
from api.interviews.rows import main_question
from api.resumes.bodies import current_reading
from schemas.events import (
    CreationAnalysis,
    CreationEvent,
    CreationInterview,
    CreationQuestion,
)
from schemas.interviews import CreateInterviewRequest, InterviewDetails
from schemas.jobs_analysis import JobAnalysis
from schemas.resumes import ParsedResume

NOT_A_JOB = (
    "This does not read like a job description. Paste the advert with its title and what it asks "
    "for, or name the job, such as “Nurse on a surgical ward”."
)


def analyzed(text: str, *, field: str) -> JobAnalysis:
    """What a job description says. Raises DoesNotFit, naming `field`, where it is none."""
    try:
        return analyze_job(text)
    except NotAJobPost:
        raise DoesNotFit(NOT_A_JOB, field=field) from None


async def create_interview(
    interviews: InterviewRepository,
    request: CreateInterviewRequest,
    *,
    owner_id: str,
    now: datetime,
) -> InterviewDetails:
    """A new interview with its questions. Raises DoesNotFit."""
    analysis = analyzed(request.job_description, field="job_description")
    resume = await _reading(interviews, request.resume_id)
    interview_id = new_id()
    chosen = choose_questions(
        job_description=request.job_description,
        interview_type=request.interview_type,
        difficulty=request.difficulty,
        count=request.question_count,
        seed=interview_id,
        analysis=analysis,
        resume=resume,
        asked_before=await interviews.asked_before(),
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
        resume_id=request.resume_id,
        analysis=analysis.model_dump(mode="json"),
        settings={},
        deleted_at=None,
    )
    interviews.add(interview)
    questions = [
        main_question(interview_id, position, question)
        for position, question in enumerate(chosen.questions, start=1)
    ]
    await interviews.add_questions(questions)
    return details_body(interview, questions)


def creation_events(analysis: JobAnalysis, interview: InterviewDetails) -> Iterator[CreationEvent]:
    """The same interview, piece by piece."""
    yield CreationAnalysis(data=analysis)
    for question in interview.questions:
        yield CreationQuestion(data=question)
    yield CreationInterview(data=interview)


async def _reading(interviews: InterviewRepository, resume_id: str | None) -> ParsedResume | None:
    if resume_id is None:
        return None
    resume = await interviews.resume(resume_id)
    if resume is None:
        raise DoesNotFit("There is no such résumé.", field="resume_id")
    if resume.status != "ready":
        raise DoesNotFit("This résumé has not been read yet, or could not be.", field="resume_id")
    return current_reading(resume)
