"""What domains give to the background, and what the background needs of a queue."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Protocol

from api.jobs.run import JobRun

MAX_ATTEMPTS: Final = 5

JobHandler = Callable[[JobRun], Awaitable[None]]
"""Does a piece of work. It may be stopped at any point and begun again from the start."""

Work = Callable[[str], Awaitable[None]]
"""Does the work of this id, if there is any to do."""


@dataclass(frozen=True, slots=True)
class JobKind:
    """A kind of work. `every`: how often it is done without being asked for, null for never."""

    name: str
    handler: JobHandler
    max_attempts: int = MAX_ATTEMPTS
    every: timedelta | None = None


class Queue(Protocol):
    """Tells workers of work, in this process or in another; may forget, and may tell twice."""

    async def start(self, work: Work) -> None:
        """Begin to have work done."""
        ...

    async def wake(self, job_id: str) -> None:
        """Tell a worker that this can be done. Never raises for a queue that is down."""
        ...

    async def aclose(self) -> None:
        """Take no more work, and wait until nothing is done any more."""
        ...
