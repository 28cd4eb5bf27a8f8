"""What a handler sees of the work it does."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import Clock
from api.database import Database, after_commit
from api.events.events import Events
from api.jobs.repository import JobRepository
from schemas.events import JobChanged


class JobFailed(Exception):
    """The work cannot be done, also not later. The message is for the person who asked for it."""


class LeaseLost(Exception):
    """Another worker does this work by now: what was begun here must not be kept."""


@dataclass(slots=True)
class JobRun:
    """One attempt at a piece of work; `attempt` counts them from 1.

    What the database keeps of it happens once: change rows in a `transaction`, and call `finish`
    in the same one. What is done elsewhere, such as writing a file, must bear being done twice.
    """

    id: str
    kind: str
    subject: str
    owner_id: str | None
    payload: Mapping[str, Any]
    attempt: int
    lease: str
    database: Database
    events: Events
    clock: Clock
    finished: bool = False

    @asynccontextmanager
    async def transaction(
        self, first: Callable[[AsyncSession], Awaitable[object]] | None = None
    ) -> AsyncGenerator[AsyncSession, None]:
        """A transaction that commits only while this work is ours. Raises LeaseLost.

        first: locks what those lock who ask for this work, so that none waits for the other.
        """
        async with self.database.writing() as db:
            if first is not None:
                await first(db)
            # The row stays locked until the end: nobody can take the work over meanwhile.
            if not await JobRepository(db).hold(self.id, self.lease):
                raise LeaseLost
            yield db

    async def finish(self, db: AsyncSession, *, result_url: str | None = None) -> None:
        """Done, if the transaction of `db` commits. `result_url`: where the outcome lies."""
        done = await JobRepository(db).done(
            self.id, self.lease, self.clock(), result_url=result_url
        )
        after_commit(db, self._finished)
        if self.owner_id is not None and done:
            changed = JobChanged(id=self.id, status="done", progress=1.0)
            self.events.publish_after(db, self.owner_id, changed)

    async def progress(self, share: float) -> None:
        """How much is done, from 0 to 1; the person is told. Raises LeaseLost."""
        async with self.transaction() as db:
            await JobRepository(db).progress(self.id, share)
            if self.owner_id is not None:
                changed = JobChanged(id=self.id, status="running", progress=share)
                self.events.publish_after(db, self.owner_id, changed)

    async def _finished(self) -> None:
        self.finished = True
