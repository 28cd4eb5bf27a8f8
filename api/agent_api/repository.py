"""Queries for the agent, which serves every person's calls."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import make_transient

from api.answers.models import AnswerRow
from api.bookmarks.service import mark
from api.calls.models import CallRow, JournalRow
from api.disputes.models import DisputeRow
from api.errors import NotFound
from api.evaluations.models import EvaluationRow
from api.interviews.models import InterviewRow, QuestionRow
from api.resumes.models import ResumeRow
from schemas.journal import Event, events


@dataclass(frozen=True, slots=True)
class _Projected:
    """An interview's rows by their ids, those that are new among them."""

    questions: dict[str, QuestionRow]
    answers: dict[str, AnswerRow]


@dataclass(frozen=True, slots=True)
class Beside:
    """What the journals do not tell: columns of answers by their ids, and what hangs on them."""

    answers: Mapping[str, Mapping[str, Any]]
    evaluations: Sequence[EvaluationRow]
    disputes: Sequence[DisputeRow]


class AgentRepository:
    """Calls, journals and their projections, in one transaction."""

    def __init__(self, db: AsyncSession) -> None:
        self._db = db
        self._known: dict[str, _Projected] = {}

    async def call(self, call_id: str) -> tuple[CallRow, InterviewRow]:
        """A call and its interview, locked where the database can. Raises NotFound."""
        query = (
            select(CallRow, InterviewRow)
            .join(InterviewRow, InterviewRow.id == CallRow.interview_id)
            .where(CallRow.id == call_id)
            .with_for_update()
        )
        found = (await self._db.execute(query)).one_or_none()
        if found is None:
            raise NotFound("There is no such call.")
        return found[0], found[1]

    async def main_questions(self, interview_id: str) -> list[QuestionRow]:
        """In order."""
        query = (
            select(QuestionRow)
            .where(QuestionRow.interview_id == interview_id, QuestionRow.kind == "main")
            .order_by(QuestionRow.position)
        )
        return list((await self._db.execute(query)).scalars())

    async def resume(self, interview: InterviewRow) -> ResumeRow | None:
        """The résumé that an interview was made for, unless it was deleted."""
        its = ResumeRow.id == interview.resume_id
        query = select(ResumeRow).where(its, ResumeRow.deleted_at.is_(None))
        return (await self._db.execute(query)).scalar_one_or_none()

    async def last_seq(self, call_id: str) -> int:
        """0 where the journal is empty."""
        query = select(func.max(JournalRow.seq)).where(JournalRow.call_id == call_id)
        return (await self._db.execute(query)).scalar_one() or 0

    async def journal(self, call_id: str) -> list[Event]:
        """A call's events in order."""
        query = select(JournalRow).where(JournalRow.call_id == call_id).order_by(JournalRow.seq)
        rows = (await self._db.execute(query)).scalars()
        return [events.validate_python(row.body) for row in rows]

    async def earlier_journals(self, call: CallRow) -> list[Event]:
        """The events of the interview's calls before this one, in order."""
        query = (
            select(JournalRow)
            .join(CallRow, CallRow.id == JournalRow.call_id)
            .where(CallRow.interview_id == call.interview_id, CallRow.number < call.number)
            .order_by(CallRow.number, JournalRow.seq)
        )
        rows = (await self._db.execute(query)).scalars()
        return [events.validate_python(row.body) for row in rows]

    async def calls(self, interview_id: str) -> list[CallRow]:
        """An interview's calls, oldest first."""
        query = select(CallRow).where(CallRow.interview_id == interview_id).order_by(CallRow.number)
        return list((await self._db.execute(query)).scalars())

    def append(self, call_id: str, event: Event) -> None:
        """Keep an event as it came."""
        body = events.dump_python(event, mode="json")
        self._db.add(JournalRow(call_id=call_id, seq=event.seq, type=event.type, body=body))

    async def question(self, interview_id: str, question_id: str) -> QuestionRow | None:
        """A question of this interview."""
        return (await self._projected(interview_id)).questions.get(question_id)

    async def answer(self, interview_id: str, answer_id: str) -> AnswerRow | None:
        """An answer of this interview."""
        return (await self._projected(interview_id)).answers.get(answer_id)

    async def answer_to(self, interview_id: str, question_id: str) -> AnswerRow | None:
        """The answer to a question of this interview."""
        answers = (await self._projected(interview_id)).answers.values()
        return next((answer for answer in answers if answer.question_id == question_id), None)

    async def add(self, row: QuestionRow | AnswerRow) -> None:
        """A new row that later events may point to; `keep` keeps it."""
        projected = await self._projected(row.interview_id)
        if isinstance(row, QuestionRow):
            projected.questions[row.id] = row
        else:
            projected.answers[row.id] = row

    async def keep(self) -> None:
        """Keep the rows that were added, each after those it points to."""
        for projected in self._known.values():
            self._db.add_all(projected.questions.values())
        await self._db.flush()
        for projected in self._known.values():
            self._db.add_all(projected.answers.values())
        await self._db.flush()

    async def _projected(self, interview_id: str) -> "_Projected":
        # Read once: a batch of events would ask for them one by one.
        if interview_id not in self._known:
            questions = select(QuestionRow).where(QuestionRow.interview_id == interview_id)
            answers = select(AnswerRow).where(AnswerRow.interview_id == interview_id)
            self._known[interview_id] = _Projected(
                questions={row.id: row for row in (await self._db.execute(questions)).scalars()},
                answers={row.id: row for row in (await self._db.execute(answers)).scalars()},
            )
        return self._known[interview_id]

    async def bookmarks(self, interview_id: str) -> set[str]:
        """The marked questions of an interview."""
        its = QuestionRow.interview_id == interview_id
        query = select(QuestionRow.id).where(its, QuestionRow.bookmarked.is_(True))
        return set((await self._db.execute(query)).scalars())

    async def set_bookmarks(self, interview_id: str, marked: set[str]) -> None:
        """Mark these questions of an interview and no others."""
        for question in (
            await self._db.execute(
                select(QuestionRow).where(QuestionRow.interview_id == interview_id)
            )
        ).scalars():
            mark(question, on=question.id in marked)

    async def beside(self, interview_id: str) -> Beside:
        """What is kept with an interview's answers and no journal tells."""
        answers = select(AnswerRow).where(AnswerRow.interview_id == interview_id)
        of_them = select(AnswerRow.id).where(AnswerRow.interview_id == interview_id)
        its_evaluations = select(EvaluationRow).where(EvaluationRow.answer_id.in_(of_them))
        its_disputes = select(DisputeRow).where(DisputeRow.answer_id.in_(of_them))
        evaluations = (await self._db.execute(its_evaluations)).scalars().all()
        disputes = (await self._db.execute(its_disputes)).scalars().all()
        for row in (*evaluations, *disputes):
            # They go with the answers, to be added again.
            make_transient(row)
        return Beside(
            answers={
                row.id: {"corrected": row.corrected, "measured": row.measured}
                for row in (await self._db.execute(answers)).scalars()
            },
            evaluations=evaluations,
            disputes=disputes,
        )

    async def put_back(self, beside: Beside) -> None:
        """Put back what `beside` gave, where its answers are there again."""
        for answer_id, values in beside.answers.items():
            its = AnswerRow.id == answer_id
            await self._db.execute(update(AnswerRow).where(its).values(values))
        self._db.add_all(beside.evaluations)
        # Disputes point to them.
        await self._db.flush()
        self._db.add_all(beside.disputes)

    async def drop_projection(self, interview_id: str) -> None:
        """Forget everything about an interview that the journals of its calls tell anyway."""
        await self._db.execute(delete(AnswerRow).where(AnswerRow.interview_id == interview_id))
        its = QuestionRow.interview_id == interview_id
        await self._db.execute(delete(QuestionRow).where(its, QuestionRow.kind == "follow_up"))
        nothing = {"asked_call_id": None, "asked_at": None, "asked_at_s": None}
        await self._db.execute(update(QuestionRow).where(its).values(nothing))
        self._db.expire_all()
        self._known.clear()
