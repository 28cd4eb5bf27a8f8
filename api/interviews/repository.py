"""Queries on interviews and their questions. Every one asks whose they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.calls.models import CallRow
from api.errors import NotFound
from api.interviews.models import InterviewRow, QuestionRow
from api.pagination import cut_page, newest_first
from api.resumes.models import ResumeRow
from schemas.vocabulary import InterviewKind, InterviewStatus


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; null means not at all. `since` ≤ t < `until`.

    deleted_since: deleted ones instead, of which this was no earlier than then.
    """

    status: InterviewStatus | None = None
    kind: InterviewKind | None = None
    q: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    deleted_since: datetime | None = None


MAX_ASKED_BEFORE = 1_000
"""How many questions, the latest ones, a new set keeps clear of; the bank has fewer."""


class InterviewRepository:
    """One person's interviews, in one transaction."""

    def __init__(self, db: AsyncSession, owner_id: str) -> None:
        self._db = db
        self._owner_id = owner_id

    def _mine(self, *, deleted: bool = False) -> Select[InterviewRow]:
        there = (
            InterviewRow.deleted_at.is_not(None) if deleted else InterviewRow.deleted_at.is_(None)
        )
        return select(InterviewRow).where(InterviewRow.owner_id == self._owner_id, there)

    def add(self, interview: InterviewRow) -> None:
        """Keep a new interview of this person."""
        assert interview.owner_id == self._owner_id
        self._db.add(interview)

    async def add_questions(self, questions: Sequence[QuestionRow]) -> None:
        """Keep new questions, after the interview they belong to."""
        await self._db.flush()
        self._db.add_all(questions)

    async def remove_questions(self, questions: Sequence[QuestionRow]) -> None:
        """Forget questions that `questions` gave."""
        for question in questions:
            await self._db.delete(question)

    async def get(self, interview_id: str) -> InterviewRow:
        """Raises NotFound, also where it is somebody else's or deleted."""
        return await self._one(self._mine(), interview_id)

    async def get_to_change(self, interview_id: str) -> InterviewRow:
        """The same, and nobody else changes it until the transaction ends."""
        return await self._one(self._mine().with_for_update(), interview_id)

    async def get_deleted(self, interview_id: str) -> InterviewRow:
        """One that was deleted and can be brought back. Raises NotFound."""
        return await self._one(self._mine(deleted=True).with_for_update(), interview_id)

    async def _one(self, query: Select[InterviewRow], interview_id: str) -> InterviewRow:
        found = await self._db.execute(query.where(InterviewRow.id == interview_id))
        row = found.scalar_one_or_none()
        if row is None:
            raise NotFound("There is no such interview.")
        return row

    async def page(
        self, filters: Filters, *, cursor: str | None, limit: int
    ) -> tuple[list[InterviewRow], str | None]:
        """One page, the newest first, and the next one's cursor. Raises DoesNotFit."""
        mine = self._mine(deleted=filters.deleted_since is not None)
        query = _narrowed(mine, filters)
        query = newest_first(query, InterviewRow, cursor=cursor, limit=limit)
        return cut_page((await self._db.execute(query)).scalars().all(), limit)

    async def questions(self, *interviews: InterviewRow) -> dict[str, list[QuestionRow]]:
        """The main questions of interviews that `get` or `page` gave, by interview, in order."""
        found: dict[str, list[QuestionRow]] = {interview.id: [] for interview in interviews}
        query = (
            select(QuestionRow)
            .where(QuestionRow.interview_id.in_(found), QuestionRow.kind == "main")
            .order_by(QuestionRow.position)
        )
        for question in (await self._db.execute(query)).scalars():
            found[question.interview_id].append(question)
        return found

    async def asked_before(self) -> frozenset[str]:
        """Where the questions of this person's interviews came from, up to `MAX_ASKED_BEFORE`."""
        query = (
            select(QuestionRow.source)
            .join(InterviewRow, InterviewRow.id == QuestionRow.interview_id)
            .where(
                InterviewRow.owner_id == self._owner_id,
                InterviewRow.deleted_at.is_(None),
                QuestionRow.kind == "main",
            )
            .order_by(InterviewRow.created_at.desc())
            .limit(MAX_ASKED_BEFORE)
        )
        return frozenset((await self._db.execute(query)).scalars())

    async def question(self, question_id: str) -> tuple[QuestionRow, InterviewRow]:
        """A question, follow-ups included, and its interview. Raises NotFound."""
        query = (
            select(QuestionRow, InterviewRow)
            .join(InterviewRow, InterviewRow.id == QuestionRow.interview_id)
            .where(
                QuestionRow.id == question_id,
                InterviewRow.owner_id == self._owner_id,
                InterviewRow.deleted_at.is_(None),
            )
        )
        found = (await self._db.execute(query)).one_or_none()
        if found is None:
            raise NotFound("There is no such question.")
        return found[0], found[1]

    async def resume(self, resume_id: str) -> ResumeRow | None:
        """One's own résumé in any state."""
        query = select(ResumeRow).where(
            ResumeRow.id == resume_id,
            ResumeRow.owner_id == self._owner_id,
            ResumeRow.deleted_at.is_(None),
        )
        return (await self._db.execute(query)).scalar_one_or_none()

    async def is_in_a_call(self, interview_id: str, *, seen_since: datetime) -> bool:
        """Whether an interviewer has this interview at hand, questions included."""
        query = select(CallRow.id).where(
            CallRow.interview_id == interview_id,
            CallRow.ended_at.is_(None),
            CallRow.last_seen_at >= seen_since,
        )
        return (await self._db.execute(query.limit(1))).first() is not None

    async def end_calls(self, interview_id: str, now: datetime) -> None:
        """End what calls it has; the interviewer learns of it by its next heartbeat."""
        ended = {"ended_at": now, "ended_by": "candidate", "end_reason": "deleted"}
        its = (CallRow.interview_id == interview_id, CallRow.ended_at.is_(None))
        await self._db.execute(
            update(CallRow).where(*its).values({**ended, "client_present": False})
        )


def _narrowed(query: Select[InterviewRow], filters: Filters) -> Select[InterviewRow]:
    if filters.status is not None:
        query = query.where(InterviewRow.status == filters.status)
    if filters.kind is not None:
        query = query.where(InterviewRow.kind == filters.kind)
    if filters.q is not None:
        columns = (
            InterviewRow.job_title,
            InterviewRow.job_company,
            InterviewRow.job_description,
        )
        query = query.where(or_(*(c.icontains(filters.q, autoescape=True) for c in columns)))
    if filters.since is not None:
        query = query.where(InterviewRow.created_at >= filters.since)
    if filters.until is not None:
        query = query.where(InterviewRow.created_at < filters.until)
    if filters.deleted_since is not None:
        query = query.where(InterviewRow.deleted_at >= filters.deleted_since)
    return query
