"""The background of this process: what does work, what tells of it, and what finds it again."""

from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import timedelta
from functools import partial
from random import Random
from typing import Final

from api.clock import Clock
from api.database import Database
from api.events.events import Events
from api.jobs.ports import JobKind, Queue
from api.jobs.queue import LocalQueue, RedisQueue
from api.jobs.repository import JobRepository
from api.jobs.run import JobRun
from api.jobs.runner import LEASE, Runner
from api.jobs.service import Jobs
from api.jobs.sweeper import Sweeper

PLACES: Final = 4
"""Pieces of work at a time in one process."""

KEPT: Final = timedelta(days=30)
"""How long one can ask how work stands that is done."""


async def forget_done(run: JobRun) -> None:
    """Delete the rows of work that was done long ago."""
    async with run.transaction() as db:
        await JobRepository(db).drop_done(run.clock(), older_than=KEPT)
        await run.finish(db)


FORGET_DONE: Final = JobKind("forget_done_jobs", forget_done, every=timedelta(days=1))


class Background:
    """Made by the composition root; `jobs` is what services are given."""

    def __init__(
        self,
        database: Database,
        events: Events,
        clock: Clock,
        *,
        redis_url: str | None,
        random: Random,
        lease: timedelta = LEASE,
    ) -> None:
        self._database = database
        self._clock = clock
        self._make_runner = partial(
            Runner, database, events, clock, places=PLACES, random=random, lease=lease
        )
        self._queue: Queue = (
            LocalQueue() if redis_url is None else RedisQueue(redis_url, places=PLACES)
        )
        self._running = AsyncExitStack()
        self._sweeper: Sweeper | None = None
        self.jobs = Jobs(self._queue, clock)

    async def start(self, kinds: Sequence[JobKind]) -> None:
        """Begin to do work of these kinds."""
        known = (*kinds, FORGET_DONE)
        runner = self._make_runner(known)
        self._sweeper = Sweeper(self._database, self._queue, self.jobs, self._clock, known)
        await self._queue.start(runner.run)
        self._running.push_async_callback(self._queue.aclose)
        self._running.push_async_callback(runner.aclose)
        self._sweeper.start()
        self._running.push_async_callback(self._sweeper.aclose)

    async def sweep(self) -> None:
        """Look now for work of which no worker knows; this happens every two seconds anyway."""
        assert self._sweeper is not None
        await self._sweeper.sweep()

    async def ask_for_regular(self) -> None:
        """Ask now for the regular work that is due; this happens every minute anyway."""
        assert self._sweeper is not None
        await self._sweeper.ask_for_regular()

    async def aclose(self) -> None:
        """Stop what is being done, for another process or the next start."""
        await self._running.aclose()
