"""Deleting an account: rows and files, within a minute, and again from where it was after a crash.

What is to be deleted outside of the database is noted in the work itself before the rows go that
lead there.
"""

from dataclasses import asdict, dataclass

from api.accounts.profile import DELETE_ACCOUNT
from api.audit.service import note
from api.context import Context
from api.deletion.files import delete_files
from api.deletion.repository import DeletionRepository
from api.jobs.ports import JobKind
from api.jobs.run import JobRun
from schemas.base import Schema

ATTEMPTS = 50
"""Nobody asks for it again: a storage that is down for hours must not stop it."""


@dataclass(frozen=True, slots=True)
class _Outside:
    """What leads to files of this person."""

    person_id: str
    call_ids: tuple[str, ...]


class _Payload(Schema):
    call_ids: tuple[str, ...] = ()


class AccountDeletion:
    """Does that work. The one sign-in that is left until then can watch it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def kinds(self) -> tuple[JobKind, ...]:
        """For the list of all work."""
        return (JobKind(DELETE_ACCOUNT, self.delete, max_attempts=ATTEMPTS),)

    async def delete(self, run: JobRun) -> None:
        """Delete the person who is the subject."""
        outside = await self._begin(run)
        await self._delete_outside(outside)
        await self._delete_rows(run, outside)
        # Once more, for what was on its way: now there is no row left that lets anything in.
        await self._delete_outside(outside)
        async with run.transaction() as db:
            await DeletionRepository(db, outside.person_id).blank_job(run.id)
        await run.database.scrub()

    async def _begin(self, run: JobRun) -> _Outside:
        """End their calls, and gather what leads to files: from the rows, or as was noted."""
        noted = _Payload.model_validate(run.payload)
        async with run.transaction() as db:
            deletion = DeletionRepository(db, run.subject)
            await deletion.end_calls(run.clock())
            call_ids = {*noted.call_ids, *await deletion.calls()}
        return _Outside(run.subject, tuple(sorted(call_ids)))

    async def _delete_rows(self, run: JobRun, outside: _Outside) -> None:
        async with run.transaction() as db:
            deletion = DeletionRepository(db, outside.person_id)
            payload = asdict(outside)
            del payload["person_id"]
            await deletion.keep_job(run.id, payload)
            if await deletion.drop_person():
                now = run.clock()
                note(db, "account_deleted", at=now, actor_id=None, owner_id=None, subject=None)

    async def _delete_outside(self, outside: _Outside) -> None:
        rooms = await self._context.rooms_ready()
        await rooms.forget(outside.call_ids)
        await delete_files(self._context, outside.person_id, outside.call_ids)
        await self._context.mailer.forget(outside.person_id)
