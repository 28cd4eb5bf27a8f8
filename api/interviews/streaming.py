"""An interview that is created, piece by piece to who follows."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Final

from fastapi import status
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from api.errors import ApiError
from schemas.errors import ErrorBody, ErrorEnvelope
from schemas.events import CreationError, CreationEvent

EVENT_STREAM: Final = "text/event-stream"


class CreationStream(StreamingResponse):
    """The pieces as server-sent events. Who leaves before the last one ends what makes them.

    request_id: for an `error`, which comes where no status can tell of it any more.
    """

    def __init__(self, pieces: AsyncGenerator[CreationEvent], request_id: str) -> None:
        self._events = _events(pieces, request_id)
        super().__init__(self._events, status.HTTP_201_CREATED, media_type=EVENT_STREAM)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send them all."""
        async with aclosing(self._events):
            await super().__call__(scope, receive, send)


async def _events(pieces: AsyncGenerator[CreationEvent], request_id: str) -> AsyncGenerator[str]:
    async with aclosing(pieces):
        try:
            async for piece in pieces:
                yield _event(piece.event, piece.data.model_dump_json())
        except ApiError as error:
            body = ErrorBody(
                code=error.code, message=error.message, field=error.field, request_id=request_id
            )
            failed = CreationError(data=ErrorEnvelope(error=body))
            yield _event(failed.event, failed.data.model_dump_json(exclude_none=True))


def _event(name: str, data: str) -> str:
    return f"event: {name}\ndata: {data}\n\n"
