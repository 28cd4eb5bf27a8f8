"""Creating interviews. No transaction is open while a language model thinks."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from agent.coach.bank import load_bank
from agent.coach.job import read_job
from agent.coach.job_post import NotAJobPost, analyze_job
from agent.coach.tasks.job import read_closer
from agent.coach.tasks.question_parts import Wanted
from agent.coach.tasks.question_set import REST_WITHIN_S, QuestionWriter
from agent.engines.impatient import Impatient
from agent.engines.language import LanguageModel
from api.clock import Clock
from api.database import Database
from api.errors import DoesNotFit
from api.idempotency.service import again, once, remembered
from api.ids import new_id
from api.interviews.bodies import details_body, question_body
from api.interviews.models import InterviewRow, QuestionRow
from api.interviews.repository import InterviewRepository
from api.interviews.rows import chosen_question, main_question
from api.quotas.service import Quotas
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

NOT_A_JOB: Final = (
    "This does not read like a job description. Paste the advert with its title and what it asks "
    "for, or name the job, such as “Nurse on a surgical ward”."
)
SILENT_S: Final = 4.3
"""A model that has answered nothing by then is waited for no more. Longer than the first question
has, so that the engine is known to be ill."""
_FIELD: Final = "job_description"


def analyzed(text: str, *, field: str) -> JobAnalysis:
    """What a job description says. Raises DoesNotFit, naming `field`, where it is none."""
    try:
        return analyze_job(text)
    except NotAJobPost:
        raise DoesNotFit(NOT_A_JOB, field=field) from None


async def read_by_model(
    language: LanguageModel | None,
    text: str,
    by_rules: JobAnalysis,
    *,
    field: str,
    within_s: float,
) -> JobAnalysis:
    """The same, read more closely where there is a model that can. Raises DoesNotFit."""
    try:
        return await read_closer(language, text, by_rules, within_s=within_s)
    except NotAJobPost:
        raise DoesNotFit(NOT_A_JOB, field=field) from None


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody asks for. key: their Idempotency-Key; path: where they sent it."""

    owner_id: str
    request: CreateInterviewRequest
    key: str | None
    path: str


class Creator:
    """Creates interviews, piece by piece. All of one is kept in the end, or nothing of it."""

    def __init__(
        self, database: Database, quotas: Quotas, clock: Clock, language: LanguageModel | None
    ) -> None:
        self._database = database
        self._quotas = quotas
        self._clock = clock
        self._language = language

    async def begin(self, order: Order) -> AsyncGenerator[CreationEvent]:
        """The pieces of a new interview, or of the one that this key made. To be closed.

        It counts from here on, as a model is asked also for who leaves. Raises DoesNotFit,
        QuotaReached.
        """
        by_rules = analyzed(order.request.job_description, field=_FIELD)
        async with self._database.writing() as db:
            known = await self._known(db, order)
            if known is not None:
                return _pieces_of(known)
            await self._quotas.take(db, order.owner_id, "interviews")
            wanted = await _wanted(InterviewRepository(db, order.owner_id), order, by_rules)
        return self._pieces(order, wanted, by_rules)

    async def _known(self, db: AsyncSession, order: Order) -> InterviewDetails | None:
        now = self._clock()
        known = await remembered(db, owner_id=order.owner_id, key=order.key, now=now)
        if known is None:
            return None
        return again(known, path=order.path, request=order.request, answer=InterviewDetails)

    async def _pieces(
        self, order: Order, wanted: Wanted, by_rules: JobAnalysis
    ) -> AsyncGenerator[CreationEvent]:
        """Raises DoesNotFit where the model takes the description for something else."""
        yield CreationAnalysis(data=by_rules)
        language = self._language and Impatient(self._language, SILENT_S)
        # Beside the questions, which need nothing of it.
        reading = asyncio.create_task(self._closer(language, order, by_rules))
        rows: list[QuestionRow] = []
        try:
            async with aclosing(QuestionWriter(language).questions(wanted)) as made:
                async for one in made:
                    rows.append(main_question(wanted.seed, len(rows) + 1, chosen_question(one)))
                    yield CreationQuestion(data=question_body(rows[-1]))
            analysis = await reading
        finally:
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)
        yield CreationInterview(data=await self._keep(order, wanted.seed, analysis, rows))

    async def _closer(
        self, language: LanguageModel | None, order: Order, by_rules: JobAnalysis
    ) -> JobAnalysis:
        text = order.request.job_description
        try:
            return await read_by_model(
                language, text, by_rules, field=_FIELD, within_s=REST_WITHIN_S
            )
        except DoesNotFit:
            async with self._database.writing() as db:
                await self._quotas.note(db, order.owner_id, "interviews", -1)
            raise

    async def _keep(
        self,
        order: Order,
        interview_id: str,
        analysis: JobAnalysis,
        questions: Sequence[QuestionRow],
    ) -> InterviewDetails:
        """The interview, or the one that the same key made meanwhile. Raises DoesNotFit."""
        async with self._database.writing() as db:
            interviews = InterviewRepository(db, order.owner_id)
            now = self._clock()

            async def make() -> InterviewDetails:
                interview = _interview_row(order, interview_id, analysis, now)
                interviews.add(interview)
                await interviews.add_questions(questions)
                return details_body(interview, questions)

            details = await once(
                db,
                owner_id=order.owner_id,
                key=order.key,
                path=order.path,
                request=order.request,
                now=now,
                answer=InterviewDetails,
                create=make,
            )
            if details.id != interview_id:
                await self._quotas.note(db, order.owner_id, "interviews", -1)
            return details


async def _pieces_of(interview: InterviewDetails) -> AsyncGenerator[CreationEvent]:
    """Of one that is there already."""
    assert interview.analysis is not None, "what is created has one"
    yield CreationAnalysis(data=interview.analysis)
    for question in interview.questions:
        yield CreationQuestion(data=question)
    yield CreationInterview(data=interview)


async def _wanted(interviews: InterviewRepository, order: Order, analysis: JobAnalysis) -> Wanted:
    """What the questions are made from; the seed is the id of the interview."""
    request = order.request
    return Wanted(
        job_description=request.job_description,
        interview_type=request.interview_type,
        difficulty=request.difficulty,
        count=request.question_count,
        seed=new_id(),
        analysis=analysis,
        resume=await _reading(interviews, request.resume_id),
        asked_before=await interviews.asked_before(),
    )


def _interview_row(
    order: Order, interview_id: str, analysis: JobAnalysis, now: datetime
) -> InterviewRow:
    request = order.request
    return InterviewRow(
        id=interview_id,
        owner_id=order.owner_id,
        kind="interview",
        status="pending",
        job_description=request.job_description,
        job_title=analysis.title,
        job_company=analysis.company,
        job_skills=list(read_job(request.job_description, load_bank()).sketch.skills),
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


async def _reading(interviews: InterviewRepository, resume_id: str | None) -> ParsedResume | None:
    if resume_id is None:
        return None
    resume = await interviews.resume(resume_id)
    if resume is None:
        raise DoesNotFit("There is no such résumé.", field="resume_id")
    if resume.status != "ready":
        raise DoesNotFit("This résumé has not been read yet, or could not be.", field="resume_id")
    return current_reading(resume)
