"""What the composition root gives to every request."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession

from agent.coach.evaluation.ports import Evaluator
from agent.engines.language import LanguageModel
from api.accounts.guard import Guard
from api.accounts.passwords import Passwords
from api.calls.ports import CallRooms
from api.clock import Clock
from api.database import Database
from api.errors import Unavailable
from api.evaluations.asking import Evaluations
from api.evaluations.coach import Coach
from api.events.events import Events
from api.jobs.service import Jobs
from api.limits.limiter import Limiter
from api.mail.ports import Mailer
from api.observability.metrics import Metrics
from api.observability.tracing import Tracing
from api.quotas.service import Quotas
from api.recording.store import AudioStore
from api.reports.service import Reports
from api.results.service import InterviewResults
from api.resumes.extraction.reader import FileReader
from api.settings import Settings
from api.speech.engines import Engines
from api.storage.signing import UrlSigner
from api.storage.storage import Storage

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
"""HTTP methods that change nothing."""

STARTING_RETRY_S = 2


@dataclass(slots=True)
class Context:
    """Everything that outlives a request. `rooms` is there once the interviewer is ready.

    rooms_came: set while it is. coach: what evaluating takes; null where nothing does. While the
    application runs: evaluator, what judges, and where one is set language, the language model for
    work in the background, and page_language, the same for what somebody waits for.
    """

    settings: Settings
    clock: Clock
    database: Database
    storage: Storage
    audio: AudioStore
    signer: UrlSigner
    reader: FileReader
    coach: Coach | None
    evaluations: Evaluations
    results: InterviewResults
    reports: Reports
    metrics: Metrics
    tracing: Tracing | None
    events: Events
    jobs: Jobs
    limiter: Limiter
    guard: Guard
    quotas: Quotas
    passwords: Passwords
    mailer: Mailer
    service_token: str = field(repr=False)
    evaluator: Evaluator | None = None
    language: LanguageModel | None = None
    page_language: LanguageModel | None = None
    rooms: CallRooms | None = None
    rooms_came: asyncio.Event = field(default_factory=asyncio.Event)

    async def rooms_ready(self) -> CallRooms:
        """The interviewer, once it is ready. Raises Unavailable where the process is stopping."""
        await self.rooms_came.wait()
        if self.rooms is None:
            raise Unavailable("The interviewer is gone.", retry_after_s=STARTING_RETRY_S)
        return self.rooms


def _context(request: Request) -> Context:
    context = request.app.state.context
    assert isinstance(context, Context)
    return context


ContextDep = Annotated[Context, Depends(_context)]


async def _transaction(request: Request, context: ContextDep) -> AsyncIterator[AsyncSession]:
    safe = request.method in SAFE_METHODS
    async with context.database.reading() if safe else context.database.writing() as session:
        yield session


# Ends before the answer is sent: who reads "created" can rely on it.
DbDep = Annotated[AsyncSession, Depends(_transaction, scope="function")]


def _rooms(context: ContextDep) -> CallRooms:
    if context.rooms is None:
        raise Unavailable("The interviewer is not ready yet.", retry_after_s=STARTING_RETRY_S)
    return context.rooms


RoomsDep = Annotated[CallRooms, Depends(_rooms)]


def _engines(rooms: RoomsDep) -> Engines:
    return rooms.engines


EnginesDep = Annotated[Engines, Depends(_engines)]
