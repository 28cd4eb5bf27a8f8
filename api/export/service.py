"""Making a copy of everything that a person has, in the background."""

from contextlib import aclosing
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from api.audit.service import note
from api.context import Context
from api.export.content import ExportContent
from api.export.naming import file_key, new_export_id
from api.export.zipping import zipped
from api.jobs.ports import JobKind
from api.jobs.run import JobRun

EXPORT: Final = "export"
"""Kind of background work; its subject is the person."""

ATTEMPTS: Final = 3
MAX_BYTES: Final = 16 * 1024**3


async def ask_for_export(context: Context, db: AsyncSession, person_id: str) -> str:
    """The id of the work that makes it; who asks while it is made gets one that is newer."""
    note(
        db,
        "export_asked_for",
        at=context.clock(),
        actor_id=person_id,
        owner_id=person_id,
        subject=None,
    )
    return await context.jobs.enqueue(db, EXPORT, subject=person_id, owner_id=person_id)


class Exporter:
    """Does that work."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def kinds(self) -> tuple[JobKind, ...]:
        """For the list of all work."""
        return (JobKind(EXPORT, self.export, max_attempts=ATTEMPTS),)

    async def export(self, run: JobRun) -> None:
        """Write the ZIP of the person who is the subject."""
        now = run.clock()
        export_id = new_export_id(now)
        key = file_key(run.subject, export_id)
        content = ExportContent(self._context, run.subject)
        storage = self._context.storage
        try:
            # Work that is stopped leaves no rows open behind it.
            async with (
                aclosing(content.members()) as members,
                aclosing(zipped(members, now)) as blocks,
            ):
                await storage.put(key, blocks, max_bytes=MAX_BYTES)
            async with run.transaction() as db:
                await run.finish(db, result_url=f"/api/exports/{export_id}")
        except BaseException:
            await storage.delete([key])
            raise
