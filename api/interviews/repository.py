"""Queries on interviews and their questions. Every one asks whose they are."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import NotFound
from api.interviews.models import InterviewRow, QuestionRow
from api.pagination import Cursor
from schemas.vocabulary import InterviewKind, InterviewStatus


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; null means not at all. `since` ≤ t < `until`."""

    status: InterviewStatus | None = None
    kind: InterviewKind | None = None
    q: str | None = None
    since: datetime | None = None
    until: datetime | None = None


class InterviewRepository:
    """One person's interviews, in one transaction."""

    def __init__(self, db: AsyncSession, owner_id: str) -> None:
        self._db = db
        self._owner_id = owner_id

    def _mine(self) -> Select[InterviewRow]:
        return select(InterviewRow).where(InterviewRow.owner_id == self._owner_id)

    def add(self, interview: InterviewRow) -> None:
        """Keep a new interview of this person."""
        assert interview.owner_id == self._owner_id
        self._db.add(interview)

    async def add_questions(self, questions: list[QuestionRow]) -> None:
        """Keep new questions, after the interview they belong to."""
        await self._db.flush()
        self._db.add_all(questions)

    async def get(self, interview_id: str) -> InterviewRow:
        """Raises NotFound, also where it is somebody else's."""
        query = self._mine().where(InterviewRow.id == interview_id)
        row = (await self._db.execute(query)).scalar_one_or_none()
        if row is None:
            raise NotFound("There is no such interview.")
        return row

    async def page(
        self, filters: Filters, *, after: Cursor | None, limit: int
    ) -> list[InterviewRow]:
        """The newest first; at most `limit`."""
        query = _narrowed(self._mine(), filters)
        if after is not None:
            here = tuple_(InterviewRow.created_at, InterviewRow.id)
            query = query.where(here < (after.created_at, after.id))
        query = query.order_by(InterviewRow.created_at.desc(), InterviewRow.id.desc())
        return list((await self._db.execute(query.limit(limit))).scalars())

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
    return query
