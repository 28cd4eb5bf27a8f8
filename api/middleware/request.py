"""A request's identity, its line in the log, and the answer to what nobody expected."""

import re
import secrets
from collections.abc import Callable

import structlog
from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.error_handlers import envelope
from api.observability.exchange import Exchange, method_of, route_of
from api.observability.metrics import Metrics
from api.observability.statements import Statements, counting

REQUEST_ID_HEADER = "X-Request-Id"
_GIVEN_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")


class RequestMiddleware:
    """Gives each request an id, logs and counts how it went, and answers 500 for faults.

    A client, or a proxy, may bring an id of 8 to 64 letters, digits, dots, dashes and
    underscores. timer: a monotonic clock in seconds. Paths and queries are not logged, only the
    route.
    """

    def __init__(self, app: ASGIApp, *, timer: Callable[[], float], metrics: Metrics) -> None:
        self._app = app
        self._timer = timer
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _request_id(scope)
        scope.setdefault("state", {})["request_id"] = request_id
        with (
            structlog.contextvars.bound_contextvars(request_id=request_id),
            counting() as statements,
            self._metrics.in_progress.track_inprogress(),
        ):
            await self._answer(scope, receive, send, request_id, statements)

    async def _answer(
        self, scope: Scope, receive: Receive, send: Send, request_id: str, statements: Statements
    ) -> None:
        began = self._timer()
        status: int | None = None

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[REQUEST_ID_HEADER] = request_id
            await send(message)

        log: structlog.stdlib.BoundLogger = structlog.get_logger("api")
        try:
            await self._app(scope, receive, sending)
        except Exception:
            log.exception("unexpected_error", route=route_of(scope))
            if status is not None:
                raise
            answer = envelope(Request(scope), 500, "internal", "Something went wrong on our side.")
            await answer(scope, receive, sending)
        finally:
            self._observe(
                Exchange(
                    method=method_of(scope),
                    route=route_of(scope),
                    status=status,
                    seconds=self._timer() - began,
                    statements=statements.count,
                )
            )

    def _observe(self, exchange: Exchange) -> None:
        self._metrics.observe(exchange)
        structlog.get_logger("api").info(
            "request",
            method=exchange.method,
            route=exchange.route,
            status=exchange.status,
            duration_ms=round(exchange.seconds * 1_000, 1),
            statements=exchange.statements,
        )


def _request_id(scope: Scope) -> str:
    given = Headers(scope=scope).get(REQUEST_ID_HEADER, "")
    return given if _GIVEN_ID.fullmatch(given) else secrets.token_hex(8)
