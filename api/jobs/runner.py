"""Doing background work: taking it, showing to be alive, ending it."""

import asyncio
import secrets
from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from random import Random
from typing import Final

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import Clock
from api.database import Database
from api.events.events import Events
from api.jobs.ports import JobKind
from api.jobs.repository import JobRepository
from api.jobs.run import JobFailed, JobRun, LeaseLost
from schemas.events import JobChanged
from schemas.jobs import JobStatus

LEASE: Final = timedelta(seconds=60)
"""A worker that shows no sign of life for so long is taken for dead."""

FIRST_RETRY_S: Final = 2.0
LONGEST_RETRY_S: Final = 600.0
GAVE_UP: Final = "This did not work, also not after several tries."
UNKNOWN: Final = "This version does not know how to do this."


def retry_after(attempt: int, random: Random) -> timedelta:
    """How long to wait after this attempt: twice as long each time, give or take a half."""
    seconds = min(LONGEST_RETRY_S, FIRST_RETRY_S * 2 ** (attempt - 1))
    return timedelta(seconds=seconds * random.uniform(0.5, 1.5))


class Runner:
    """Does the work of the kinds it is given, `places` pieces at a time.

    random: spreads retries, so that what failed together is not tried together.
    """

    def __init__(
        self,
        database: Database,
        events: Events,
        clock: Clock,
        kinds: Iterable[JobKind],
        *,
        places: int,
        random: Random,
        lease: timedelta = LEASE,
    ) -> None:
        self._database = database
        self._events = events
        self._clock = clock
        self._kinds = {kind.name: kind for kind in kinds}
        self._places = asyncio.Semaphore(places)
        self._random = random
        self._lease = lease
        self._here: set[str] = set()
        self._working: set[asyncio.Task[None]] = set()
        self._closed = False

    async def run(self, job_id: str) -> None:
        """Do this work if it waits to be done; return when it is done, or is not ours to do."""
        if job_id in self._here:
            return
        self._here.add(job_id)
        try:
            async with self._places:
                if not self._closed:
                    await self._in_its_own_task(job_id)
        finally:
            self._here.discard(job_id)

    async def aclose(self) -> None:
        """Stop what is being done; it is begun again elsewhere, or here the next time."""
        self._closed = True
        for task in self._working:
            task.cancel()
        if self._working:
            await asyncio.wait(self._working)

    async def _in_its_own_task(self, job_id: str) -> None:
        task = asyncio.create_task(self._take(job_id))
        self._working.add(task)
        task.add_done_callback(self._working.discard)
        await asyncio.wait([task])
        if not task.cancelled():
            task.result()

    async def _take(self, job_id: str) -> None:
        lease = secrets.token_urlsafe(12)
        now = self._clock()
        async with self._database.writing() as db:
            jobs = JobRepository(db)
            row = await jobs.claim(job_id, lease=lease, now=now, until=now + self._lease)
            if row is None:
                return
            run = JobRun(
                id=row.id,
                kind=row.kind,
                subject=row.subject,
                owner_id=row.owner_id,
                payload=row.payload,
                attempt=row.attempts,
                lease=lease,
                database=self._database,
                events=self._events,
                clock=self._clock,
            )
            self._tell(db, run, "running", row.progress)
        await self._attempt(run)

    async def _attempt(self, run: JobRun) -> None:
        kind = self._kinds.get(run.kind)
        log = _log().bind(kind=run.kind, job_id=run.id, attempt=run.attempt)
        if kind is None:
            await self._fail(run, UNKNOWN)
            log.error("job_kind_unknown")
            return
        if run.attempt > kind.max_attempts:
            # Each time the process died of it, or with it.
            await self._fail(run, GAVE_UP)
            log.error("job_given_up")
            return
        try:
            await self._handle(run, kind)
        except LeaseLost:
            log.warning("job_lease_lost")
        except JobFailed as error:
            await self._fail(run, str(error))
            log.info("job_failed")
        except asyncio.CancelledError:
            await self._put_back(run)
            raise
        except Exception:
            log.exception("job_attempt_failed")
            await self._try_again(run, kind)

    async def _handle(self, run: JobRun, kind: JobKind) -> None:
        async with self._alive(run):
            await kind.handler(run)
            if not run.finished:
                async with run.transaction() as db:
                    await run.finish(db)

    @asynccontextmanager
    async def _alive(self, run: JobRun) -> AsyncGenerator[None, None]:
        """Keep the lease, and stop the work where it is lost. Raises LeaseLost then."""
        worker = asyncio.current_task()
        assert worker is not None
        over = asyncio.Event()
        beating = asyncio.create_task(self._beat(run, worker, over))
        try:
            yield
        except asyncio.CancelledError:
            if not beating.done():
                raise
            worker.uncancel()
            raise LeaseLost from None
        finally:
            # Not cancelled: it may be in the midst of a transaction.
            over.set()
            await beating

    async def _beat(self, run: JobRun, worker: asyncio.Task[None], over: asyncio.Event) -> None:
        while not over.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(self._lease.total_seconds() / 3):
                    await over.wait()
            if over.is_set() or run.finished:
                return
            try:
                held = await self._renew(run)
            except SQLAlchemyError:
                _log().exception("job_lease_not_renewed", job_id=run.id)
                continue
            if not held:
                worker.cancel()
                return

    async def _renew(self, run: JobRun) -> bool:
        async with self._database.writing() as db:
            until = self._clock() + self._lease
            return await JobRepository(db).renew(run.id, run.lease, until)

    async def _fail(self, run: JobRun, error: str) -> None:
        async with self._database.writing() as db:
            if await JobRepository(db).fail(run.id, run.lease, self._clock(), error=error):
                self._tell(db, run, "failed", 1.0)

    async def _try_again(self, run: JobRun, kind: JobKind) -> None:
        if run.attempt >= kind.max_attempts:
            await self._fail(run, GAVE_UP)
            return
        later = self._clock() + retry_after(run.attempt, self._random)
        async with self._database.writing() as db:
            await JobRepository(db).put_back(
                run.id, run.lease, next_try_at=later, attempts=run.attempt
            )

    async def _put_back(self, run: JobRun) -> None:
        """As if it had not been begun."""
        async with self._database.writing() as db:
            await JobRepository(db).put_back(
                run.id, run.lease, next_try_at=self._clock(), attempts=run.attempt - 1
            )

    def _tell(self, db: AsyncSession, run: JobRun, status: JobStatus, progress: float) -> None:
        if run.owner_id is not None:
            changed = JobChanged(id=run.id, status=status, progress=progress)
            self._events.publish_after(db, run.owner_id, changed)


def _log() -> structlog.stdlib.BoundLogger:
    return structlog.get_logger("api.jobs")
