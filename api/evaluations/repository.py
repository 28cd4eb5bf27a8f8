"""Queries on evaluations, for the work in the background and for whoever knows whose they are."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from api.answers.models import AnswerRow
from api.evaluations.models import EvaluationRow
from api.interviews.models import InterviewRow, QuestionRow
from api.resumes.models import ResumeRow


@dataclass(frozen=True, slots=True)
class Group:
    """A main question's answer, and its follow-ups with their answers in the order asked."""

    main: AnswerRow
    follow_ups: tuple[tuple[QuestionRow, AnswerRow], ...]

    @property
    def question_ids(self) -> frozenset[str]:
        """The main question and its follow-ups."""
        return frozenset(answer.question_id for answer in self.answers)

    @property
    def answers(self) -> tuple[AnswerRow, ...]:
        """The answer, and those to its follow-ups."""
        return self.main, *(answer for _, answer in self.follow_ups)


@dataclass(frozen=True, slots=True)
class Case:
    """All that an answer is judged by."""

    group: Group
    question: QuestionRow
    interview: InterviewRow
    resume: ResumeRow | None


class EvaluationRepository:
    """Evaluations, and what they are of, in one transaction."""

    def __init__(self, db: AsyncSession) -> None:
        self._db = db

    def add(self, evaluations: Collection[EvaluationRow]) -> None:
        """Keep new ones."""
        self._db.add_all(evaluations)

    async def latest(self, answer_ids: Collection[str]) -> dict[str, EvaluationRow]:
        """The evaluation that holds, by answer, where there is one."""
        rows = await self._db.execute(select(EvaluationRow).where(*_last_of(answer_ids)))
        return {row.answer_id: row for row in rows.scalars()}

    async def of_interview(self, interview_id: str) -> list[EvaluationRow]:
        """The evaluations of an interview's answers that hold."""
        of_it = select(AnswerRow.id).where(AnswerRow.interview_id == interview_id)
        rows = await self._db.execute(select(EvaluationRow).where(*_last_of(of_it)))
        return list(rows.scalars())

    async def scores(self, answer_ids: Collection[str]) -> dict[str, float | None]:
        """The score that holds, by answer; without the bodies, which are large."""
        columns = select(EvaluationRow.answer_id, EvaluationRow.score)
        rows = await self._db.execute(columns.where(*_last_of(answer_ids)))
        return {row[0]: row[1] for row in rows}

    async def judged(self, owner_id: str, content_key: str) -> EvaluationRow | None:
        """The last judgement of exactly this content for this person, where there was one."""
        query = (
            select(EvaluationRow)
            .join(InterviewRow, InterviewRow.id == EvaluationRow.interview_id)
            .where(
                EvaluationRow.content_key == content_key,
                EvaluationRow.body.is_not(None),
                InterviewRow.owner_id == owner_id,
            )
            .order_by(EvaluationRow.finished_at.desc(), EvaluationRow.number.desc())
            .limit(1)
        )
        return (await self._db.execute(query)).scalar_one_or_none()

    async def lock_of(self, answer_id: str) -> None:
        """Nobody else changes the answer's interview until the transaction ends."""
        query = (
            select(InterviewRow.id)
            .join(AnswerRow, AnswerRow.interview_id == InterviewRow.id)
            .where(AnswerRow.id == answer_id)
            # Others may still add rows that point to it.
            .with_for_update(of=InterviewRow, key_share=True)
        )
        await self._db.execute(query)

    async def groups(self, interview_ids: Collection[str]) -> defaultdict[str, list[Group]]:
        """The answers to main questions with those to their follow-ups, by interview."""
        query = (
            select(QuestionRow, AnswerRow)
            .join(AnswerRow, AnswerRow.question_id == QuestionRow.id)
            .where(QuestionRow.interview_id.in_(interview_ids))
            .order_by(QuestionRow.position, QuestionRow.asked_at)
        )
        found = [(row[0], row[1]) for row in await self._db.execute(query)]
        grouped: dict[str, list[Group]] = defaultdict(list)
        for group in _grouped(found):
            grouped[group.main.interview_id].append(group)
        return grouped

    async def case(self, answer_id: str) -> Case | None:
        """A main answer with all that it is judged by; null where it is gone."""
        query = (
            select(QuestionRow, InterviewRow, ResumeRow)
            .join(AnswerRow, AnswerRow.question_id == QuestionRow.id)
            .join(InterviewRow, InterviewRow.id == QuestionRow.interview_id)
            .outerjoin(
                ResumeRow,
                (ResumeRow.id == InterviewRow.resume_id) & ResumeRow.deleted_at.is_(None),
            )
            .where(AnswerRow.id == answer_id, QuestionRow.kind == "main")
        )
        found = (await self._db.execute(query)).one_or_none()
        if found is None:
            return None
        question, interview, resume = found[0], found[1], found[2]
        groups = (await self.groups([interview.id]))[interview.id]
        group = next(one for one in groups if one.main.id == answer_id)
        return Case(group, question, interview, resume)


def _last_of(
    answer_ids: Collection[str] | Select[str],
) -> tuple[ColumnElement[bool], ...]:
    later = aliased(EvaluationRow)
    last = select(func.max(later.number)).where(later.answer_id == EvaluationRow.answer_id)
    return EvaluationRow.answer_id.in_(answer_ids), EvaluationRow.number == last.scalar_subquery()


def _grouped(found: Sequence[tuple[QuestionRow, AnswerRow]]) -> list[Group]:
    follow_ups: dict[str, list[tuple[QuestionRow, AnswerRow]]] = defaultdict(list)
    for question, answer in found:
        if question.parent_id is not None:
            follow_ups[question.parent_id].append((question, answer))
    return [
        Group(answer, tuple(follow_ups[question.id]))
        for question, answer in found
        if question.parent_id is None
    ]
