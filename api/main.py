"""The composition root of the API: everything is made here and passed in."""

import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from random import Random

import httpx
from fastapi import FastAPI

from api.accounts.guard import Guard
from api.accounts.passwords import Passwords
from api.accounts.routes import router as accounts
from api.admin.routes import router as admin
from api.agent_api.routes import router as agent_api
from api.answers.routes import router as answers
from api.bookmarks.routes import router as bookmarks
from api.calls.ports import CallRooms
from api.calls.routes import router as calls
from api.clock import Clock
from api.context import Context
from api.disputes.routes import router as disputes
from api.documented import errors
from api.error_handlers import install_error_handlers
from api.events.events import Events
from api.events.relay import open_relay
from api.events.routes import router as stream
from api.export.routes import router as export
from api.health.routes import router as health
from api.interviews.question_routes import router as questions
from api.interviews.routes import router as interviews
from api.job_descriptions.routes import router as job_descriptions
from api.job_kinds import job_kinds
from api.jobs.background import Background
from api.jobs.routes import router as jobs
from api.limits.limiter import Limiter
from api.mail.opening import open_mailer
from api.middleware.stack import install_middleware
from api.observability.metrics import Metrics
from api.observability.routes import router as observability
from api.observability.statements import watch_statements
from api.observability.tracing import Tracing
from api.open_database import open_database
from api.practice.routes import router as practice
from api.progress.routes import router as progress
from api.quotas.service import Quotas
from api.recording.routes import router as recording
from api.recording.store import AudioStore
from api.reports.routes import router as reports
from api.reports.service import Reports
from api.results.routes import router as results
from api.resumes.extraction.reader import FileReader
from api.resumes.routes import router as resumes
from api.settings import Settings
from api.shares.routes import router as shares
from api.speech.routes import router as audio
from api.storage.opening import open_storage
from api.storage.signing import UrlSigner
from api.telemetry.routes import router as telemetry
from api.web.app import WebApp

RoomsFactory = Callable[[httpx.AsyncBaseTransport, str], Awaitable[CallRooms]]
"""Makes the interviewer; it reaches the API over this transport, with this service token."""


def create_app(
    settings: Settings,
    *,
    service_token: str,
    signing_key: str,
    rooms_factory: RoomsFactory,
    clock: Clock,
) -> FastAPI:
    """The application. Its lifespan makes the interviewer and closes everything at the end.

    The database must be migrated before it serves.
    """
    database = open_database(settings)
    engine = database.engine.sync_engine
    watch_statements(engine, time.perf_counter)
    storage = open_storage(settings)
    events = Events(open_relay(settings, clock))
    background = Background(database, events, clock, redis_url=settings.redis_url, random=Random())
    limiter = Limiter(settings.redis_url, time.time)
    context = Context(
        settings=settings,
        clock=clock,
        database=database,
        storage=storage,
        audio=AudioStore(storage),
        reports=Reports(AudioStore(storage)),
        signer=UrlSigner(signing_key, clock),
        reader=FileReader(ocr=settings.ocr),
        metrics=Metrics(),
        tracing=Tracing.of(settings.otlp_endpoint, engine),
        events=events,
        jobs=background.jobs,
        limiter=limiter,
        guard=Guard(limiter, settings),
        quotas=Quotas(settings, clock),
        passwords=Passwords(),
        mailer=open_mailer(settings, clock),
        service_token=service_token,
    )

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None, None]:
        transport = httpx.ASGITransport(app=app)
        async with AsyncExitStack() as running:
            running.push_async_callback(database.aclose)
            running.push_async_callback(limiter.aclose)
            running.callback(context.passwords.close)
            if context.tracing is not None:
                running.push_async_callback(context.tracing.aclose)
            running.push_async_callback(context.reader.aclose)
            running.push_async_callback(context.events.aclose)
            await context.events.start()
            running.push_async_callback(background.aclose)
            await background.start(job_kinds(context))
            context.rooms = rooms = await rooms_factory(transport, service_token)
            context.rooms_came.set()
            running.push_async_callback(rooms.aclose)
            try:
                yield
            finally:
                context.rooms = None

    app = FastAPI(
        title="MockMate",
        version="1",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        responses=errors(422),
    )
    app.state.context = context
    for router in (
        accounts,
        export,
        interviews,
        questions,
        practice,
        job_descriptions,
        bookmarks,
        calls,
        results,
        reports,
        recording,
        answers,
        disputes,
        resumes,
        shares,
        progress,
        telemetry,
        audio,
        admin,
        agent_api,
        jobs,
        stream,
        health,
        observability,
    ):
        app.include_router(router)
    app.router.default = WebApp(settings.web_dist)
    install_error_handlers(app)
    install_middleware(app, settings, context.metrics, context.tracing)
    return app
