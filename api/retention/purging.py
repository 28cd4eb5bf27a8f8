"""What is done every day, so that things go when their time is over.

Files go first and rows afterwards: what a crash leaves in between is found again the next time.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from api.context import Context
from api.export.naming import FOLDER as EXPORTS
from api.export.naming import made_at
from api.jobs.ports import JobKind
from api.jobs.run import JobRun
from api.restoring import RESTORABLE
from api.retention.repository import RetentionRepository

DAILY: Final = timedelta(days=1)
AT_ONCE: Final = 100
"""Rows of one transaction: others wait for it on SQLite."""

EXPORTS_KEPT: Final = timedelta(hours=24)
EXPORT_NAMED: Final = timedelta(hours=1)
"""How exactly an export's name tells when it was made."""


class Purge:
    """Deletes everybody's old things."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._audio_kept = timedelta(days=context.settings.answer_audio_days)

    def kinds(self) -> tuple[JobKind, ...]:
        """For the list of all work."""
        return (
            JobKind("purge_audio", self.audio, every=DAILY),
            JobKind("purge_deleted", self.deleted, every=DAILY),
            JobKind("purge_records", self.records, every=DAILY),
            JobKind("purge_exports", self.exports, every=timedelta(hours=1)),
        )

    async def audio(self, run: JobRun) -> None:
        """Delete the sound of calls that are too old; the words stay."""
        now = run.clock()
        while calls := await self._old_audio(run, now):
            for call_id in calls:
                await self._context.audio.delete(call_id)
            async with run.transaction() as db:
                await RetentionRepository(db).note_purged(calls, now)

    async def deleted(self, run: JobRun) -> None:
        """Delete for good what its owner deleted and cannot bring back any more."""
        before = run.clock() - RESTORABLE
        await self._interviews(run, before)
        await self._resumes(run, before)
        await run.database.scrub()

    async def records(self, run: JobRun) -> None:
        """Forget what was only of use for a while."""
        async with run.transaction() as db:
            await RetentionRepository(db).drop_records(run.clock())

    async def exports(self, run: JobRun) -> None:
        """Delete the copies of people's data that were made for them."""
        storage = self._context.storage
        before = run.clock() - EXPORTS_KEPT - EXPORT_NAMED
        old = [file.key async for file in storage.under(EXPORTS) if made_at(file.key) < before]
        await storage.delete(old)

    async def _old_audio(self, run: JobRun, now: datetime) -> Sequence[str]:
        async with run.database.reading() as db:
            return await RetentionRepository(db).calls_with_old_audio(
                now, default=self._audio_kept, limit=AT_ONCE
            )

    async def _interviews(self, run: JobRun, before: datetime) -> None:
        while True:
            async with run.database.reading() as db:
                retention = RetentionRepository(db)
                interviews = await retention.deleted_interviews(before, limit=AT_ONCE)
                calls = await retention.calls_of(interviews)
            if not interviews:
                return
            rooms = await self._context.rooms_ready()
            await rooms.forget(calls)
            for call_id in calls:
                await self._context.audio.delete(call_id)
            async with run.transaction() as db:
                await RetentionRepository(db).drop_interviews(interviews, before)

    async def _resumes(self, run: JobRun, before: datetime) -> None:
        while True:
            async with run.database.reading() as db:
                resumes = await RetentionRepository(db).deleted_resumes(before, limit=AT_ONCE)
            if not resumes:
                return
            await self._context.storage.delete([key for _, key in resumes])
            async with run.transaction() as db:
                await RetentionRepository(db).drop_resumes([id_ for id_, _ in resumes], before)
