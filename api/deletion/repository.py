"""Queries that delete a person with all they have, in one transaction."""

from datetime import datetime

from sqlalchemy import Select, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts.models import UserRow
from api.audit.models import AuditRow
from api.calls.models import CallRow
from api.interviews.models import InterviewRow
from api.jobs.models import JobRow


class DeletionRepository:
    """One person's rows, whoever asks: only the work of deleting them does."""

    def __init__(self, db: AsyncSession, person_id: str) -> None:
        self._db = db
        self._person_id = person_id

    async def calls(self) -> list[str]:
        """All calls they ever had."""
        return list((await self._db.execute(self._calls())).scalars())

    async def end_calls(self, now: datetime) -> None:
        """Nobody can join their calls any more."""
        open_calls = (CallRow.id.in_(self._calls()), CallRow.ended_at.is_(None))
        ended = {"ended_at": now, "ended_by": "candidate", "end_reason": "deleted"}
        ended |= {"client_present": False}
        await self._db.execute(update(CallRow).where(*open_calls).values(ended))

    async def drop_person(self) -> bool:
        """Forget them and every row that is theirs; whether they were there.

        That somebody did something to it stays noted, without what it was.
        """
        about = AuditRow.owner_id == self._person_id
        await self._db.execute(update(AuditRow).where(about).values(subject=None, detail={}))
        person = delete(UserRow).where(UserRow.id == self._person_id).returning(UserRow.id)
        return (await self._db.execute(person)).first() is not None

    async def keep_job(self, job_id: str, payload: dict[str, object]) -> None:
        """The work of deleting outlasts whom it deletes. `payload`: what it goes on with."""
        kept = {"owner_id": None, "payload": payload}
        await self._db.execute(update(JobRow).where(JobRow.id == job_id).values(kept))

    async def blank_job(self, job_id: str) -> None:
        """The work says no longer about whom it was."""
        blank: dict[str, object] = {"subject": job_id, "payload": {}}
        await self._db.execute(update(JobRow).where(JobRow.id == job_id).values(blank))

    def _calls(self) -> Select[str]:
        return (
            select(CallRow.id)
            .join(InterviewRow, InterviewRow.id == CallRow.interview_id)
            .where(InterviewRow.owner_id == self._person_id)
        )
