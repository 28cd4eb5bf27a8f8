"""Queries for everybody's things whose time is over."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts.models import PreferenceRow
from api.audit.models import AuditRow
from api.calls.models import CallRow
from api.idempotency.models import IdempotencyRow
from api.idempotency.service import LIFE
from api.interviews.models import InterviewRow
from api.jobs.models import JobRow
from api.quotas.models import UsageRow
from api.resumes.models import ResumeRow
from api.shares.models import ShareRow
from api.telemetry.models import TelemetryRow

RECORDS_KEPT: Final = (
    (IdempotencyRow, IdempotencyRow.created_at, LIFE),
    (TelemetryRow, TelemetryRow.at, timedelta(days=90)),
    # Until then it tells that it expired, and not that it never was.
    (ShareRow, ShareRow.expires_at, timedelta(days=30)),
    (AuditRow, AuditRow.at, timedelta(days=365)),
)
FAILED_WORK_KEPT: Final = timedelta(days=90)
USE_KEPT: Final = timedelta(days=365)


class RetentionRepository:
    """Everybody's things, in one transaction. Only the daily work asks."""

    def __init__(self, db: AsyncSession) -> None:
        self._db = db

    async def calls_with_old_audio(
        self, now: datetime, *, default: timedelta, limit: int
    ) -> Sequence[str]:
        """Calls whose sound is there for longer than its owner wants, or than `default`."""
        chosen = PreferenceRow.audio_retention_days
        days = select(chosen).where(chosen.is_not(None)).distinct()
        old: list[ColumnElement[bool]] = [
            and_(chosen == count, CallRow.created_at <= now - timedelta(days=count))
            for count in (await self._db.execute(days)).scalars()
            if count is not None
        ]
        old.append(and_(chosen.is_(None), CallRow.created_at <= now - default))
        query = (
            select(CallRow.id)
            .join(InterviewRow, InterviewRow.id == CallRow.interview_id)
            .outerjoin(PreferenceRow, PreferenceRow.user_id == InterviewRow.owner_id)
            .where(CallRow.audio_purged_at.is_(None), or_(*old))
            .order_by(CallRow.created_at)
            .limit(limit)
        )
        return (await self._db.execute(query)).scalars().all()

    async def note_purged(self, call_ids: Sequence[str], now: datetime) -> None:
        """These calls' sound is not there any more."""
        those = CallRow.id.in_(call_ids)
        await self._db.execute(update(CallRow).where(those).values(audio_purged_at=now))

    async def deleted_interviews(self, before: datetime, *, limit: int) -> Sequence[str]:
        """Interviews that were deleted before this, and not brought back."""
        old = InterviewRow.deleted_at < before
        return (
            (await self._db.execute(select(InterviewRow.id).where(old).limit(limit)))
            .scalars()
            .all()
        )

    async def calls_of(self, interview_ids: Sequence[str]) -> Sequence[str]:
        """All calls of these interviews."""
        query = select(CallRow.id).where(CallRow.interview_id.in_(interview_ids))
        return (await self._db.execute(query)).scalars().all()

    async def drop_interviews(self, interview_ids: Sequence[str], before: datetime) -> None:
        """Forget those of these interviews that are deleted still, with all that is in them."""
        old = and_(InterviewRow.id.in_(interview_ids), InterviewRow.deleted_at < before)
        await self._db.execute(delete(InterviewRow).where(old))

    async def deleted_resumes(self, before: datetime, *, limit: int) -> Sequence[tuple[str, str]]:
        """Ids and files of résumés that were deleted before this, and not brought back."""
        query = select(ResumeRow.id, ResumeRow.file_key).where(ResumeRow.deleted_at < before)
        return [(row[0], row[1]) for row in await self._db.execute(query.limit(limit))]

    async def drop_resumes(self, resume_ids: Sequence[str], before: datetime) -> None:
        """Forget those of these résumés that are deleted still."""
        old = and_(ResumeRow.id.in_(resume_ids), ResumeRow.deleted_at < before)
        await self._db.execute(delete(ResumeRow).where(old))

    async def drop_records(self, now: datetime) -> None:
        """Forget what was only of use for a while."""
        for table, at, kept in RECORDS_KEPT:
            await self._db.execute(delete(table).where(at <= now - kept))
        failed = and_(JobRow.status == "failed", JobRow.finished_at <= now - FAILED_WORK_KEPT)
        await self._db.execute(delete(JobRow).where(failed))
        old_days = UsageRow.day <= (now - USE_KEPT).date()
        await self._db.execute(delete(UsageRow).where(old_days))
