"""Finding the work of which no worker knows: after a crash, for a retry, or because it is time."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Final

import structlog
from sqlalchemy.exc import SQLAlchemyError

from api.clock import Clock
from api.database import Database
from api.jobs.ports import JobKind, Queue
from api.jobs.repository import JobRepository
from api.jobs.service import Jobs

SWEEP_S: Final = 2.0
WAKE_AGAIN: Final = timedelta(seconds=60)
"""How long a worker that was told of work has to begin it before another is told."""

AT_ONCE: Final = 100
REGULAR_EVERY: Final = 30
"""Rounds: once a minute."""


class Sweeper:
    """Looks at the rows every two seconds."""

    def __init__(
        self, database: Database, queue: Queue, jobs: Jobs, clock: Clock, kinds: Sequence[JobKind]
    ) -> None:
        self._database = database
        self._queue = queue
        self._jobs = jobs
        self._clock = clock
        self._regular = {kind.name: kind.every for kind in kinds if kind.every is not None}
        self._over = asyncio.Event()
        self._sweeping: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, with what the process before this one left."""
        self._sweeping = asyncio.create_task(self._run())

    async def aclose(self) -> None:
        """End."""
        self._over.set()
        if self._sweeping is not None:
            await self._sweeping

    async def sweep(self, *, wake_again: timedelta = WAKE_AGAIN) -> None:
        """Wake workers for all that is due and of which none was told within `wake_again`."""
        now = self._clock()
        async with self._database.reading() as db:
            due = await JobRepository(db).is_due(now, woken_before=now - wake_again)
        if not due:
            return
        async with self._database.writing() as db:
            jobs = JobRepository(db)
            ids = await jobs.wake_due(now, woken_before=now - wake_again, limit=AT_ONCE)
        for job_id in ids:
            await self._queue.wake(job_id)

    async def ask_for_regular(self) -> None:
        """Ask for the work that is done regularly and was not asked for in time."""
        now = self._clock()
        async with self._database.reading() as db:
            asked = await JobRepository(db).last_asked_for(self._regular)
        for kind, every in self._regular.items():
            if kind not in asked or asked[kind] <= now - every:
                async with self._database.writing() as db:
                    await self._jobs.enqueue(db, kind, subject="", owner_id=None)

    async def _run(self) -> None:
        rounds = 0
        while not self._over.is_set():
            try:
                # The first time also what a process told its own workers just before it ended.
                await self.sweep(wake_again=WAKE_AGAIN if rounds else timedelta(0))
                rounds += 1
                # Not at once: a start is to be quick.
                if rounds % REGULAR_EVERY == 0:
                    await self.ask_for_regular()
            except SQLAlchemyError:
                _log().exception("jobs_not_swept")
            with suppress(TimeoutError):
                async with asyncio.timeout(SWEEP_S):
                    await self._over.wait()


def _log() -> structlog.stdlib.BoundLogger:
    return structlog.get_logger("api.jobs")
