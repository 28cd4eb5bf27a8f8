"""Traces: a span a request, named by its route, and one a statement below it."""

import asyncio
import time
from typing import Any

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import SpanKind, Status, StatusCode, Tracer
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
from pydantic import AnyHttpUrl
from sqlalchemy import Connection, Engine, event
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.observability.exchange import method_of, route_of

SERVER_ERROR = 500


class Tracing:
    """Sends spans to a collector by OTLP over HTTP; made by the composition root.

    The provider is not made the process's own: what libraries trace of calls holds transcripts.
    """

    def __init__(self, endpoint: str) -> None:
        self._provider = TracerProvider(resource=Resource.create({SERVICE_NAME: "mockmate-api"}))
        self._provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=endpoint)))
        self.tracer = self._provider.get_tracer("mockmate.api")

    @classmethod
    def of(cls, endpoint: AnyHttpUrl | None, engine: Engine) -> "Tracing | None":
        """Traces `engine` too; None where no endpoint is set, and nothing is touched then."""
        if endpoint is None:
            return None
        tracing = cls(str(endpoint))
        trace_statements(engine, tracing.tracer)
        return tracing

    async def aclose(self) -> None:
        """Send what is left."""
        await asyncio.to_thread(self._provider.shutdown)


class TracingMiddleware:
    """Opens a span for each request, below that of the caller where there is one.

    It surrounds RequestMiddleware, which lets no exception pass and gives the request its id.
    """

    def __init__(self, app: ASGIApp, *, tracer: Tracer) -> None:
        self._app = app
        self._tracer = tracer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        caller = TraceContextTextMapPropagator().extract(dict(Headers(scope=scope)))
        method = method_of(scope)
        with self._tracer.start_as_current_span(method, caller, SpanKind.SERVER) as span:

            async def sending(message: Message) -> None:
                if message["type"] == "http.response.start":
                    status: int = message["status"]
                    span.set_attribute("http.response.status_code", status)
                    if status >= SERVER_ERROR:
                        span.set_status(Status(StatusCode.ERROR))
                await send(message)

            try:
                await self._app(scope, receive, sending)
            finally:
                # Known only now. Paths and queries stay out: they hold tokens and words.
                span.update_name(f"{method} {route_of(scope)}")
                span.set_attributes(
                    {
                        "http.request.method": method,
                        "http.route": route_of(scope),
                        "mockmate.request_id": scope["state"]["request_id"],
                    }
                )


def trace_statements(engine: Engine, tracer: Tracer) -> None:
    """A span for each statement that `engine` sends, with its text and without its values."""

    def before(
        _connection: Connection, _cursor: Any, _text: str, _values: Any, context: Any, _many: bool
    ) -> None:
        context.span_began_at = time.time_ns()

    def after(
        _connection: Connection, _cursor: Any, text: str, _values: Any, context: Any, _many: bool
    ) -> None:
        span = tracer.start_span(
            text.partition(" ")[0],
            kind=SpanKind.CLIENT,
            attributes={"db.system.name": engine.dialect.name, "db.query.text": text},
            start_time=context.span_began_at,
        )
        span.end()

    event.listen(engine, "before_cursor_execute", before)
    event.listen(engine, "after_cursor_execute", after)
