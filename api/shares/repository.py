"""Queries on links."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import case, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts.models import UserRow
from api.errors import NotFound
from api.interviews.models import InterviewRow
from api.pagination import cut_page, newest_first
from api.resumes.models import ResumeRow
from api.shares.models import ShareRow

RESUMES: Final = 20
"""The newest résumés of a person tell what else to hide."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A link with what it leads to, and the name of whose it is."""

    share: ShareRow
    interview: InterviewRow
    name: str


class ShareRepository:
    """Links in one transaction. Who has a link needs nothing else; who changes one must own it."""

    def __init__(self, db: AsyncSession) -> None:
        self._db = db

    def add(self, share: ShareRow) -> None:
        """Keep a new link."""
        self._db.add(share)

    async def live(self, interview_id: str, now: datetime) -> int:
        """How many of an interview's links are good."""
        query = select(func.count()).where(
            ShareRow.interview_id == interview_id, ShareRow.expires_at > now
        )
        return (await self._db.execute(query)).scalar_one()

    async def page(
        self, interview_id: str, *, cursor: str | None, limit: int
    ) -> tuple[list[ShareRow], str | None]:
        """An interview's links, the newest first; the next page's cursor. Raises DoesNotFit."""
        query = select(ShareRow).where(ShareRow.interview_id == interview_id)
        query = newest_first(query, ShareRow, cursor=cursor, limit=limit)
        return cut_page((await self._db.execute(query)).scalars().all(), limit)

    async def revoke(self, share_id: str, owner_id: str) -> None:
        """Forget a link. Raises NotFound, also where it is somebody else's."""
        query = (
            select(ShareRow)
            .join(InterviewRow, InterviewRow.id == ShareRow.interview_id)
            .where(ShareRow.id == share_id, InterviewRow.owner_id == owner_id)
        )
        share = (await self._db.execute(query)).scalar_one_or_none()
        if share is None:
            raise NotFound("There is no such link.")
        await self._db.delete(share)

    async def by_hash(self, token_hash: str) -> Shared:
        """What a token opens. Raises NotFound, also where what it led to is deleted."""
        query = (
            select(ShareRow, InterviewRow, UserRow.name)
            .join(InterviewRow, InterviewRow.id == ShareRow.interview_id)
            .join(UserRow, UserRow.id == InterviewRow.owner_id)
            .where(
                ShareRow.token_hash == token_hash,
                InterviewRow.deleted_at.is_(None),
                UserRow.deleting_at.is_(None),
            )
        )
        found = (await self._db.execute(query)).one_or_none()
        if found is None:
            raise NotFound("This link leads nowhere any more.")
        return Shared(found[0], found[1], found[2])

    async def resumes(self, owner_id: str, *, first: str | None) -> list[ResumeRow]:
        """A person's newest résumés, deleted ones included: what they told may still be said.

        first: one that comes before all others.
        """
        query = (
            select(ResumeRow)
            .where(ResumeRow.owner_id == owner_id)
            .order_by(case((ResumeRow.id == first, 0), else_=1), ResumeRow.created_at.desc())
            .limit(RESUMES)
        )
        return list((await self._db.execute(query)).scalars())

    async def open(self, share_id: str, now: datetime) -> bool:
        """Whether this is the first look at it."""
        opened = (
            update(ShareRow)
            .where(ShareRow.id == share_id, ShareRow.opened_at.is_(None))
            .values(opened_at=now)
            .returning(ShareRow.id)
        )
        return (await self._db.execute(opened)).first() is not None
