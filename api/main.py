"""The composition root of the API: everything is made here and passed in."""

import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from random import Random

from fastapi import FastAPI

from agent.engines.choice import Engines, open_engines
from api.accounts.guard import Guard
from api.accounts.passwords import Passwords
from api.calls.ports import CallRooms
from api.clock import Clock
from api.context import Context
from api.engine_tools import engine_tools
from api.error_handlers import install_error_handlers
from api.evaluations.asking import Evaluations
from api.evaluations.coach import Coach
from api.events.events import Events
from api.events.relay import open_relay
from api.job_kinds import job_kinds
from api.jobs.background import Background
from api.limits.limiter import Limiter
from api.mail.opening import open_mailer
from api.middleware.stack import install_middleware
from api.observability.metrics import Metrics
from api.observability.statements import watch_statements
from api.observability.tracing import Tracing
from api.open_database import open_database
from api.quotas.service import Quotas
from api.recording.store import AudioStore
from api.reports.service import Reports
from api.results.service import InterviewResults
from api.resumes.extraction.reader import FileReader
from api.routes import router
from api.settings import Settings
from api.storage.opening import open_storage
from api.storage.signing import UrlSigner
from api.web.app import WebApp

RoomsFactory = Callable[[Engines, FastAPI, str], Awaitable[CallRooms]]
"""Makes the interviewer of the engines with keys, which stay the application's.

It reaches this application, with this service token.
"""


def create_app(
    settings: Settings,
    *,
    service_token: str,
    signing_key: str,
    rooms_factory: RoomsFactory,
    clock: Clock,
    coach: Coach | None = None,
) -> FastAPI:
    """The application. Its lifespan makes the interviewer and closes everything at the end.

    coach: evaluates answers; null: none are. The database must be migrated before it serves.
    """
    database = open_database(settings)
    engine = database.engine.sync_engine
    watch_statements(engine, time.perf_counter)
    storage = open_storage(settings)
    events = Events(open_relay(settings, clock))
    background = Background(database, events, clock, redis_url=settings.redis_url, random=Random())
    limiter = Limiter(settings.redis_url, time.time)
    audio = AudioStore(storage)
    results = InterviewResults(audio, coach)
    context = Context(
        settings=settings,
        clock=clock,
        database=database,
        storage=storage,
        audio=audio,
        coach=coach,
        evaluations=Evaluations(background.jobs, events, clock, set_up=coach is not None),
        results=results,
        reports=Reports(results),
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

    context.metrics.watch(lambda: {} if context.rooms is None else context.rooms.beside)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None, None]:
        async with AsyncExitStack() as running:
            running.push_async_callback(database.aclose)
            running.push_async_callback(limiter.aclose)
            running.callback(context.passwords.close)
            if context.tracing is not None:
                running.push_async_callback(context.tracing.aclose)
            running.push_async_callback(context.reader.aclose)
            running.push_async_callback(context.events.aclose)
            await context.events.start()
            # Once: all who ask a provider share its breaker, and all the day's budget.
            opening = open_engines(settings, engine_tools(settings))
            engines = await running.enter_async_context(opening)
            context.language = engines.language
            context.page_language = engines.page_language
            if coach is not None:
                context.evaluator = coach.evaluator_of(engines.language)
            running.push_async_callback(background.aclose)
            await background.start(job_kinds(context))
            context.rooms = rooms = await rooms_factory(engines, app, service_token)
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
        routes=router.routes,
    )
    app.state.context = context
    app.router.default = WebApp(settings.web_dist, reports_to=settings.web_sentry_dsn)
    install_error_handlers(app)
    install_middleware(app, settings, context.metrics, context.tracing)
    return app
