"""A request's identity, its line in the log, and the answer to what nobody expected."""

import secrets
from collections.abc import Callable

import structlog
from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.error_handlers import envelope

REQUEST_ID_HEADER = b"x-request-id"


class RequestMiddleware:
    """Gives each request an id, logs how it went, and answers 500 for unexpected errors.

    timer: a monotonic clock in seconds. Paths and queries are not logged, only the route.
    """

    def __init__(self, app: ASGIApp, *, timer: Callable[[], float]) -> None:
        self._app = app
        self._timer = timer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = request_id
        began = self._timer()
        status: int | None = None

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [
                    *message["headers"],
                    (REQUEST_ID_HEADER, request_id.encode()),
                ]
            await send(message)

        log: structlog.stdlib.BoundLogger = structlog.get_logger("api").bind(request_id=request_id)
        try:
            await self._app(scope, receive, sending)
        except Exception:
            log.exception("unexpected_error", route=_route(scope))
            if status is not None:
                raise
            answer = envelope(Request(scope), 500, "internal", "Something went wrong on our side.")
            await answer(scope, receive, sending)
        log.info(
            "request",
            method=scope["method"],
            route=_route(scope),
            status=status,
            duration_ms=round((self._timer() - began) * 1_000, 1),
        )


def _route(scope: Scope) -> str:
    return getattr(scope.get("route"), "path", "none")
