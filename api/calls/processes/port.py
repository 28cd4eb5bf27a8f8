"""What one process that runs calls does for those who know them all."""

from collections.abc import Iterable
from typing import Protocol

from agent.calls import Standing


class CallProcess(Protocol):
    """See `api.calls.ports.CallRooms` for what is not said here."""

    async def standing(self) -> Standing:
        """How full it is; where it does not say in time, by what is known of it."""
        ...

    async def answer(self, *, call_id: str, interview_id: str, offer_sdp: str) -> str:
        """Let a client in. Raises BadOffer, NoPlace."""
        ...

    async def take_up(self, call_id: str) -> None:
        """Go on with a call that another process left."""
        ...

    async def forget(self, call_ids: Iterable[str]) -> None:
        """End these calls and remove what is kept of them."""
        ...
