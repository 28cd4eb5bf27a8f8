"""What progress is made of: four queries, however many interviews there are; and what was said
of it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from agent.coach.insights import Helped
from api.answers.models import AnswerRow
from api.evaluations.models import EvaluationRow
from api.evaluations.outcome import Judged
from api.interviews.models import FINISHED, InterviewRow, QuestionRow
from api.progress.models import ToldRow


@dataclass(frozen=True, slots=True)
class Finished:
    """An interview that is over."""

    id: str
    at: datetime
    practice: bool
    score: float | None


@dataclass(frozen=True, slots=True)
class JudgedIn:
    """The evaluation of an answer that holds, and the interview it was given in."""

    interview_id: str
    answer: Judged


@dataclass(frozen=True, slots=True)
class Spoken:
    """How an answer with its follow-ups was said; fillers: how many."""

    interview_id: str
    words: int
    speaking_s: float
    fillers: int


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

    async def judged(self) -> list[JudgedIn]:
        """Their judged answers; of several evaluations the last one holds."""
        later = aliased(EvaluationRow)
        last = select(func.max(later.number)).where(later.answer_id == EvaluationRow.answer_id)
        clarity = EvaluationRow.body[("rubric", "clarity", "score")].as_float()
        query = (
            select(
                EvaluationRow.interview_id,
                QuestionRow.category,
                QuestionRow.skills,
                EvaluationRow.score,
                EvaluationRow.low,
                EvaluationRow.high,
                clarity,
            )
            .join(InterviewRow, InterviewRow.id == EvaluationRow.interview_id)
            .join(AnswerRow, AnswerRow.id == EvaluationRow.answer_id)
            .join(QuestionRow, QuestionRow.id == AnswerRow.question_id)
            .where(
                *self._mine(),
                EvaluationRow.status != "pending",
                EvaluationRow.number == last.scalar_subquery(),
            )
            .order_by(InterviewRow.created_at, AnswerRow.answered_at)
        )
        return [
            JudgedIn(row[0], Judged(row[1], tuple(row[2]), row[3], row[4], row[5], row[6]))
            for row in await self._db.execute(query)
        ]

    async def spoken(self) -> list[Spoken]:
        """How their answers were said, where it was measured."""
        query = (
            select(
                AnswerRow.interview_id,
                AnswerRow.measured[("delivery", "words")].as_integer(),
                AnswerRow.measured[("delivery", "speaking_s")].as_float(),
                func.json_array_length(AnswerRow.measured[("delivery", "fillers")]),
            )
            .join(InterviewRow, InterviewRow.id == AnswerRow.interview_id)
            .where(*self._mine(), AnswerRow.measured.is_not(None))
        )
        rows = await self._db.execute(query)
        return [Spoken(row[0], row[1], row[2], row[3]) for row in rows]

    async def helped(self) -> list[Helped]:
        """In how many of their answers a hint was shown, by interview, oldest first."""
        hinted = func.sum(case((AnswerRow.hints_used > 0, 1), else_=0))
        query = (
            select(func.count(), hinted)
            .select_from(AnswerRow)
            .join(InterviewRow, InterviewRow.id == AnswerRow.interview_id)
            .where(*self._mine(), InterviewRow.kind == "interview", AnswerRow.skipped.is_(False))
            .group_by(InterviewRow.id, InterviewRow.created_at)
            .order_by(InterviewRow.created_at, InterviewRow.id)
        )
        return [Helped(row[0], row[1]) for row in await self._db.execute(query)]


class ToldRepository:
    """What a language model said of one person's figures."""

    def __init__(self, db: AsyncSession, owner_id: str) -> None:
        self._db = db
        self._owner_id = owner_id

    async def told(self, content_key: str) -> ToldRow | None:
        """Of exactly these figures."""
        return await self._db.get(ToldRow, (self._owner_id, content_key))

    async def count(self, *, since: datetime) -> int:
        """Of how many sets of figures it was asked since then."""
        its = (ToldRow.owner_id == self._owner_id, ToldRow.told_at >= since)
        query = select(func.count()).select_from(ToldRow).where(*its)
        return (await self._db.execute(query)).scalar_one()

    async def keep(self, row: ToldRow, *, most: int) -> None:
        """Keep this in place of what was said of the same figures, and the `most` newest of all."""
        await self._db.merge(row)
        await self._db.flush()
        mine = ToldRow.owner_id == self._owner_id
        newest = select(ToldRow.content_key).where(mine).order_by(ToldRow.told_at.desc())
        await self._db.execute(
            delete(ToldRow).where(mine, ToldRow.content_key.not_in(newest.limit(most)))
        )
