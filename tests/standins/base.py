"""What all stand-ins share: requests are recorded, late, spoiled as scripted, then answered."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tests.standins import wire
from tests.standins.faults import CONTENT, STATUS, Fault, Faults, Kind, Recorded, Script
from tests.standins.serving import Gone, Line


class Refused(Exception):
    """The request does not fit; the response is the provider's own error."""

    def __init__(self, response: Response) -> None:
        super().__init__(f"refused with {response.status_code}")
        self.response = response


class Standin(ABC):
    """An ASGI app with the wire format of one provider.

    requests: every request that arrived, in order. arrived: set with the first. faults: what is
    wrong with which.
    """

    def __init__(self, *, faults: Script = (), delay_s: float = 0.0) -> None:
        """delay_s: from the whole request to the beginning of the answer, or from text to sound."""
        self.requests: list[Recorded] = []
        self.arrived = threading.Event()
        self.faults = Faults(faults)
        self.delay_s = delay_s
        self._app: ASGIApp = Starlette(
            routes=list(self.routes()),
            exception_handlers={404: self._unknown, 405: self._unknown, Refused: _refuse},
        )

    @abstractmethod
    def routes(self) -> Sequence[BaseRoute]:
        """What is served."""

    @abstractmethod
    def failure(self, status: int, retry_after_s: float) -> Response:
        """The provider's 404, 405, 429, 500 or 503."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or one websocket."""
        line = cast(Line, scope["state"]["line"])
        try:
            await self._serve(scope, receive, send, line)
        except Gone:
            return

    async def _serve(self, scope: Scope, receive: Receive, send: Send, line: Line) -> None:
        body = await _body(receive) if scope["type"] == "http" else b""
        request = _recorded(len(self.requests), scope, body)
        self.requests.append(request)
        self.arrived.set()
        fault = self.faults.of(request)
        scope["state"] |= {"request": request, "fault": fault}
        if scope["type"] == "http":
            receive = _Replayed(body, receive)
            await line.wait(self.delay_s)
        await self._respond(fault, line, scope, receive, send)

    async def _respond(
        self, fault: Fault | None, line: Line, scope: Scope, receive: Receive, send: Send
    ) -> None:
        app = self._app
        if fault is None or fault.kind in CONTENT:
            pass
        elif fault.kind in STATUS:
            app = self.failure(STATUS[fault.kind], fault.retry_after_s)
        elif fault.kind is Kind.WRONG_TYPE:
            app = HTMLResponse(wire.PAGE)
        elif fault.kind is Kind.DELAY:
            await line.wait(fault.delay_s)
        elif fault.kind is Kind.HANG:
            await line.wait(None)
        else:
            send = wire.spoiled(fault, send, line)
        await app(scope, receive, send)

    async def _unknown(self, _: Request, error: Exception) -> Response:
        return self.failure(cast(HTTPException, error).status_code, 0.0)


def content_fault(connection: HTTPConnection) -> Kind | None:
    """What is wrong with what this answer holds."""
    fault: Fault | None = connection.scope["state"]["fault"]
    return fault.kind if fault is not None and fault.kind in CONTENT else None


def recorded(connection: HTTPConnection) -> Recorded:
    """The record of this request."""
    return cast(Recorded, connection.scope["state"]["request"])


def line_of(connection: HTTPConnection) -> Line:
    """What this request came over."""
    return cast(Line, connection.scope["state"]["line"])


async def _refuse(_: Request, error: Exception) -> Response:
    return cast(Refused, error).response


async def _body(receive: Receive) -> bytes:
    parts: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


class _Replayed:
    """A `receive` for an app: the body that was read before, then what still comes."""

    def __init__(self, body: bytes, receive: Receive) -> None:
        self._body: bytes | None = body
        self._receive = receive

    async def __call__(self) -> Message:
        body, self._body = self._body, None
        if body is None:
            return await self._receive()
        return {"type": "http.request", "body": body, "more_body": False}


def _recorded(number: int, scope: Scope, body: bytes) -> Recorded:
    connection = HTTPConnection(scope)
    return Recorded(
        number=number,
        method=cast(dict[str, Any], scope).get("method", "WEBSOCKET"),
        path=connection.url.path,
        query=dict(connection.query_params),
        headers=dict(connection.headers),
        body=body,
    )
