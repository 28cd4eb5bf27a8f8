"""What progress is made of: three queries, however many interviews there are."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from api.answers.models import AnswerRow
from api.evaluations.models import EvaluationRow
from api.interviews.models import InterviewRow, QuestionRow
from api.results.service import FINISHED


@dataclass(frozen=True, slots=True)
class Finished:
    """An interview that is over."""

    id: str
    at: datetime
    practice: bool
    score: float | None


@dataclass(frozen=True, slots=True)
class Scored:
    """The last evaluation of an answer, and what the question was about."""

    interview_id: str
    score: float
    low: float
    high: float
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """How an answer was said: words, and the seconds from its first to its last voice."""

    interview_id: str
    words: int
    seconds: float


class ProgressRepository:
    """One person's finished interviews; null means no bound, `since` ≤ t < `until`."""

    def __init__(
        self, db: AsyncSession, owner_id: str, *, since: datetime | None, until: datetime | None
    ) -> None:
        self._db = db
        self._owner_id = owner_id
        self._since = since
        self._until = until

    def _mine(self) -> list[ColumnElement[bool]]:
        conditions = [
            InterviewRow.owner_id == self._owner_id,
            InterviewRow.deleted_at.is_(None),
            InterviewRow.status.in_(FINISHED),
        ]
        if self._since is not None:
            conditions.append(InterviewRow.created_at >= self._since)
        if self._until is not None:
            conditions.append(InterviewRow.created_at < self._until)
        return conditions

    async def finished(self) -> list[Finished]:
        """The interviews, oldest first."""
        query = (
            select(
                InterviewRow.id,
                InterviewRow.created_at,
                InterviewRow.kind,
                InterviewRow.overall_score,
            )
            .where(*self._mine())
            .order_by(InterviewRow.created_at, InterviewRow.id)
        )
        rows = await self._db.execute(query)
        return [Finished(row[0], row[1], row[2] == "practice", row[3]) for row in rows]

    async def scored(self) -> list[Scored]:
        """Their scored answers; of several evaluations the last one holds."""
        later = aliased(EvaluationRow)
        last = select(func.max(later.number)).where(later.answer_id == EvaluationRow.answer_id)
        query = (
            select(EvaluationRow, QuestionRow.skills)
            .join(InterviewRow, InterviewRow.id == EvaluationRow.interview_id)
            .join(AnswerRow, AnswerRow.id == EvaluationRow.answer_id)
            .join(QuestionRow, QuestionRow.id == AnswerRow.question_id)
            .where(
                *self._mine(),
                EvaluationRow.status == "scored",
                EvaluationRow.number == last.scalar_subquery(),
            )
        )
        found = [(row[0], row[1]) for row in await self._db.execute(query)]
        return [
            Scored(one.interview_id, one.score, one.low, one.high, tuple(skills))
            for one, skills in found
            if one.score is not None and one.low is not None and one.high is not None
        ]

    async def spoken(self) -> list[Spoken]:
        """How their answers were said, where it was measured."""
        words = func.json_array_length(AnswerRow.words)
        query = (
            select(AnswerRow.interview_id, words, AnswerRow.delivery)
            .join(InterviewRow, InterviewRow.id == AnswerRow.interview_id)
            .where(*self._mine(), AnswerRow.delivery.is_not(None))
        )
        rows = [(row[0], row[1], row[2]) for row in await self._db.execute(query)]
        return [
            Spoken(interview_id, words, voiced[-1][1] - voiced[0][0])
            for interview_id, words, delivery in rows
            if delivery is not None and (voiced := delivery["voiced"])
        ]
