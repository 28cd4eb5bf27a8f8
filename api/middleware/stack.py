"""The order in which requests pass what surrounds them."""

import re
import time

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette_compress import CompressMiddleware, remove_compress_type

from api.middleware.body_limit import BodyLimit, BodyLimitMiddleware
from api.middleware.proxies import believe_proxies
from api.middleware.request import REQUEST_ID_HEADER, RequestMiddleware
from api.middleware.security_headers import SecurityHeadersMiddleware
from api.observability.metrics import Metrics
from api.observability.tracing import Tracing, TracingMiddleware
from api.settings import Settings
from api.speech.listening import MAX_BYTES as MAX_RECORDING_BYTES
from api.storage.multipart import OVERHEAD_BYTES
from schemas.agent_api import MAX_CHUNK_BYTES
from schemas.calls import MAX_SDP_BYTES

_MB = 1024 * 1024
BODY_LIMITS = (
    # JSON writes a line break in two bytes and may write any character in six.
    BodyLimit(re.compile(r"/api/calls/[^/]+/offer"), 2 * MAX_SDP_BYTES),
    BodyLimit(re.compile(r"/api/telemetry"), 8 * 1024),
    BodyLimit(re.compile(r"/api/audio/stt"), MAX_RECORDING_BYTES + OVERHEAD_BYTES),
    BodyLimit(re.compile(r"/api/agent/calls/[^/]+/journal"), 4 * 1024 * 1024),
    BodyLimit(re.compile(r"/api/agent/calls/[^/]+/audio/[^/]+"), MAX_CHUNK_BYTES),
)
UPLOADS = re.compile(r"/api/(resumes/upload|jobs/analyze)")
CORS_HEADERS = (
    "Authorization",
    "Content-Type",
    "Idempotency-Key",
    "If-None-Match",
    "Last-Event-ID",
)
CORS_EXPOSED = ("Content-Disposition", "Content-Range", "ETag", "Retry-After", REQUEST_ID_HEADER)


def install_middleware(
    app: FastAPI, settings: Settings, metrics: Metrics, tracing: Tracing | None
) -> None:
    """Surround `app`; what is added last sees a request first."""
    # A stream of events would keep a compressor of its own for hours.
    remove_compress_type("text/event-stream")
    app.add_middleware(CompressMiddleware)
    # The file's own limit holds while it is stored; this one is for what is around it.
    upload = BodyLimit(UPLOADS, settings.max_upload_mb * _MB + OVERHEAD_BYTES)
    app.add_middleware(BodyLimitMiddleware, limits=(*BODY_LIMITS, upload))
    if settings.cors_origins:
        # Without credentials: pages of other hosts sign in with Bearer, never with our cookie.
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=("GET", "POST", "PUT", "PATCH", "DELETE"),
            allow_headers=(*CORS_HEADERS, REQUEST_ID_HEADER),
            expose_headers=CORS_EXPOSED,
        )
    app.add_middleware(RequestMiddleware, timer=time.perf_counter, metrics=metrics)
    if tracing is not None:
        app.add_middleware(TracingMiddleware, tracer=tracing.tracer)
    app.add_middleware(SecurityHeadersMiddleware, report_to=settings.web_sentry_origin)
    believe_proxies(app, settings)
