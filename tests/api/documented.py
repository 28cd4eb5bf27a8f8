"""Every answer that a test sees is one that the OpenAPI document names."""

import json
from typing import Any

from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.documented import CODES_KEY

Answers = dict[tuple[str, str], dict[str, Any]]
"""By method and path of the operation: its answers by status."""

_known: Answers = {}


def documented_answers(app: FastAPI) -> Answers:
    """What `app` documents. Read once a run: it takes longer than most tests."""
    if not _known:
        paths: dict[str, dict[str, Any]] = app.openapi()["paths"]
        for path, operations in paths.items():
            for method, operation in operations.items():
                _known[method.upper(), path] = operation["responses"]
    return _known


class DocumentedAnswersOnly:
    """Fails the request that is answered with a status or a code that its route does not name."""

    def __init__(self, app: ASGIApp, *, answers: Answers) -> None:
        self._app = app
        self._answers = answers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        status = 0
        body = b""

        async def sending(message: Message) -> None:
            nonlocal status, body
            if message["type"] == "http.response.start":
                status = message["status"]
            elif status >= 400:
                body += message.get("body", b"")
            await send(message)

        await self._app(scope, receive, sending)
        operation = (scope.get("method", ""), getattr(scope.get("route"), "path", ""))
        if operation in self._answers:
            self._check(operation, status, body)

    def _check(self, operation: tuple[str, str], status: int, body: bytes) -> None:
        answers = self._answers[operation]
        name = " ".join(operation)
        assert str(status) in answers, f"{name} answers {status}, which its `responses` lack"
        if status >= 400:
            code = json.loads(body)["error"]["code"]
            known = answers[str(status)][CODES_KEY]
            assert code in known, f"{name} answers {status} {code}; its `responses` name {known}"
