"""Queries on answers. Every one asks whose they are."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.answers.models import AnswerRow
from api.calls.models import CallRow
from api.errors import NotFound
from api.interviews.models import InterviewRow, QuestionRow


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question that was asked, and its answer where there is one."""

    question: QuestionRow
    answer: AnswerRow | None


@dataclass(frozen=True, slots=True)
class Attempt:
    """An answer to a question that may have been asked several times; origin: the first one."""

    origin: str
    answer: AnswerRow


class AnswerRepository:
    """One person's answers, in one transaction."""

    def __init__(self, db: AsyncSession, owner_id: str) -> None:
        self._db = db
        self._owner_id = owner_id

    def _there(self) -> tuple[ColumnElement[bool], ...]:
        """Of this person, and not deleted."""
        return InterviewRow.owner_id == self._owner_id, InterviewRow.deleted_at.is_(None)

    async def asked(self, interview_id: str) -> list[AskedQuestion]:
        """An interview's asked questions: by main question, each before its follow-ups."""
        query = (
            select(QuestionRow, AnswerRow)
            .join(InterviewRow, InterviewRow.id == QuestionRow.interview_id)
            .outerjoin(AnswerRow, AnswerRow.question_id == QuestionRow.id)
            .where(
                InterviewRow.id == interview_id,
                *self._there(),
                QuestionRow.asked_at.is_not(None),
            )
            .order_by(QuestionRow.position, QuestionRow.kind.desc(), QuestionRow.asked_at)
        )
        return [AskedQuestion(row[0], row[1]) for row in await self._db.execute(query)]

    async def with_follow_ups(self, answer_id: str) -> list[AnswerRow]:
        """An answer and those to its question's follow-ups. Raises NotFound."""
        query = (
            select(AnswerRow)
            .join(InterviewRow, InterviewRow.id == AnswerRow.interview_id)
            .where(AnswerRow.id == answer_id, *self._there())
        )
        answer = (await self._db.execute(query)).scalar_one_or_none()
        if answer is None:
            raise NotFound("There is no such answer.")
        follow_ups = (
            select(AnswerRow)
            .join(QuestionRow, QuestionRow.id == AnswerRow.question_id)
            .where(QuestionRow.parent_id == answer.question_id)
            .order_by(QuestionRow.asked_at)
        )
        return [answer, *(await self._db.execute(follow_ups)).scalars()]

    async def to_change(self, answer_id: str) -> tuple[AnswerRow, InterviewRow]:
        """An answer and its interview; nobody else changes either until the transaction ends.

        Raises NotFound.
        """
        # The interview first, as everybody does: else two could wait for each other.
        query = (
            select(InterviewRow)
            .join(AnswerRow, AnswerRow.interview_id == InterviewRow.id)
            .where(AnswerRow.id == answer_id, *self._there())
            .with_for_update(of=InterviewRow, key_share=True)
        )
        interview = (await self._db.execute(query)).scalar_one_or_none()
        if interview is None:
            raise NotFound("There is no such answer.")
        locked = select(AnswerRow).where(AnswerRow.id == answer_id).with_for_update()
        return (await self._db.execute(locked)).scalar_one(), interview

    async def calls(self, interview_id: str) -> list[CallRow]:
        """An interview's calls, oldest first."""
        query = (
            select(CallRow)
            .join(InterviewRow, InterviewRow.id == CallRow.interview_id)
            .where(InterviewRow.id == interview_id, *self._there())
            .order_by(CallRow.number)
        )
        return list((await self._db.execute(query)).scalars())

    async def attempts(self, origins: Collection[str]) -> list[Attempt]:
        """All answers to these questions and to their repetitions, oldest first."""
        again = or_(QuestionRow.id.in_(origins), QuestionRow.origin_id.in_(origins))
        query = (
            select(QuestionRow, AnswerRow)
            .join(AnswerRow, AnswerRow.question_id == QuestionRow.id)
            .join(InterviewRow, InterviewRow.id == QuestionRow.interview_id)
            .where(again, QuestionRow.kind == "main", *self._there())
            .order_by(AnswerRow.answered_at, AnswerRow.id)
        )
        return [Attempt(row[0].origin, row[1]) for row in await self._db.execute(query)]
