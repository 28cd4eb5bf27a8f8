"""Guests who cannot come back: what they left is nobody's, and is deleted like an account."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts.models import SessionRow, UserRow
from api.accounts.profile import DELETE_ACCOUNT
from api.jobs.ports import JobKind
from api.jobs.run import JobRun
from api.jobs.service import Jobs

AT_ONCE: Final = 100
"""People of one transaction: others wait for it on SQLite."""


class LostGuests:
    """Asks for their deletion. A guest has no password: with the last sign-in they are lost."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs

    def kinds(self) -> tuple[JobKind, ...]:
        """For the list of all work."""
        return (JobKind("delete_lost_guests", self.delete, every=timedelta(days=1)),)

    async def delete(self, run: JobRun) -> None:
        """Have every guest deleted who is signed in nowhere."""
        while await self._some(run):
            pass

    async def _some(self, run: JobRun) -> bool:
        now = run.clock()
        async with run.transaction() as db:
            lost = await _lost(db, now)
            for guest in lost:
                guest.deleting_at = now
                await self._jobs.enqueue(db, DELETE_ACCOUNT, subject=guest.id, owner_id=guest.id)
        return len(lost) == AT_ONCE


async def _lost(db: AsyncSession, now: datetime) -> list[UserRow]:
    signed_in = select(SessionRow.id).where(
        SessionRow.user_id == UserRow.id,
        SessionRow.expires_at > now,
        SessionRow.revoked_at.is_(None),
    )
    query = (
        select(UserRow)
        .where(UserRow.guest, UserRow.deleting_at.is_(None), ~signed_in.exists())
        .limit(AT_ONCE)
        # Who becomes an account just now is left out, or is one afterwards.
        .with_for_update(of=UserRow, skip_locked=True)
    )
    return list((await db.execute(query)).scalars())
