"""The composition root of the API: everything is made here and passed in."""

import re
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI

from api.accounts.routes import router as accounts
from api.agent_api.routes import router as agent_api
from api.answers.routes import router as answers
from api.calls.ports import CallRooms
from api.calls.routes import router as calls
from api.clock import Clock
from api.context import Context
from api.database import Database
from api.documented import errors
from api.error_handlers import install_error_handlers
from api.health.routes import router as health
from api.interviews.routes import router as interviews
from api.middleware.body_limit import BodyLimit, BodyLimitMiddleware
from api.middleware.request import RequestMiddleware
from api.middleware.security_headers import SecurityHeadersMiddleware
from api.recording.routes import router as recording
from api.recording.store import AudioStore
from api.results.routes import router as results
from api.settings import Settings
from api.web.app import WebApp
from schemas.agent_api import MAX_CHUNK_BYTES
from schemas.calls import MAX_SDP_BYTES

RoomsFactory = Callable[[httpx.AsyncBaseTransport, str], Awaitable[CallRooms]]
"""Makes the interviewer; it reaches the API over this transport, with this service token."""

BODY_LIMITS = (
    # JSON writes a line break in two bytes and may write any character in six.
    BodyLimit(re.compile(r"/api/calls/[^/]+/offer"), 2 * MAX_SDP_BYTES),
    BodyLimit(re.compile(r"/api/agent/calls/[^/]+/journal"), 4 * 1024 * 1024),
    BodyLimit(re.compile(r"/api/agent/calls/[^/]+/audio/[^/]+"), MAX_CHUNK_BYTES),
)


def create_app(
    settings: Settings, *, service_token: str, rooms_factory: RoomsFactory, clock: Clock
) -> FastAPI:
    """The application. Its lifespan makes the interviewer and closes everything at the end.

    The database must be migrated before it serves.
    """
    database = Database(settings.resolved_database_url)
    context = Context(
        settings=settings,
        clock=clock,
        database=database,
        audio=AudioStore(settings.data_dir / "calls"),
        service_token=service_token,
    )

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None, None]:
        transport = httpx.ASGITransport(app=app)
        try:
            context.rooms = rooms = await rooms_factory(transport, service_token)
            try:
                yield
            finally:
                context.rooms = None
                await rooms.aclose()
        finally:
            await database.aclose()

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
    for router in (accounts, interviews, calls, results, recording, answers, agent_api, health):
        app.include_router(router)
    app.router.default = WebApp(settings.web_dist)
    install_error_handlers(app)
    app.add_middleware(BodyLimitMiddleware, limits=BODY_LIMITS)
    app.add_middleware(RequestMiddleware, timer=time.perf_counter)
    app.add_middleware(SecurityHeadersMiddleware)
    return app
