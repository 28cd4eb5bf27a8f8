"""The interviewer that this process runs."""

import httpx

from api.calls.ports import CallRooms
from api.settings import Settings


class ClosedRooms:
    """A process without an interviewer: every join is asked to come back."""

    def has_place(self, call_id: str) -> bool:
        """Never."""
        return False

    async def answer(self, *, call_id: str, interview_id: str, offer_sdp: str) -> str:
        """Not reached: a join is refused before an offer is made."""
        raise AssertionError("No call can have been joined here.")

    async def aclose(self) -> None:
        """Nothing to let go of."""


async def build_rooms(
    settings: Settings, transport: httpx.AsyncBaseTransport, token: str
) -> CallRooms:
    """The calls of this process; they reach the API over `transport` with the service token."""
    return ClosedRooms()
