"""What ElevenLabs' errors mean, to hear and to speak."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Final

from elevenlabs.core.api_error import ApiError

from agent.engines.wire import failures_of, from_status, from_transport

ENGINE: Final = "elevenlabs"
_OK: Final = range(200, 300)


@asynccontextmanager
async def elevenlabs_failures() -> AsyncGenerator[None]:
    """Turns the SDK's errors into EngineError."""
    async with failures_of(ENGINE):
        try:
            yield
        except ApiError as error:
            status = error.status_code
            if status is None or status in _OK:
                # The SDK says so of a body that is no JSON.
                raise from_transport(ENGINE, error) from error
            raise from_status(
                ENGINE, status, error.headers or {}, exhausted=_exhausted(error.body)
            ) from error


def _exhausted(body: object) -> bool:
    """Credit that is used up comes as a 401, of all things."""
    match body:
        case {"detail": {"status": "quota_exceeded"}}:
            return True
        case _:
            return False
