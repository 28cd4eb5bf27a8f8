"""What the API needs of the interviewer."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from api.speech.engines import Engines


class CallRooms(Protocol):
    """The calls that this application runs."""

    async def has_place(self, call_id: str) -> bool:
        """Whether this call can be taken; true for one that runs already."""
        ...

    async def answer(self, *, call_id: str, interview_id: str, offer_sdp: str) -> str:
        """Let a client in: the complete SDP answer to its offer.

        Raises agent.rooms.errors.BadOffer, agent.rooms.errors.NoPlace.
        """
        ...

    @property
    def engines(self) -> Engines:
        """The calls' engines, for who is in no call."""
        ...

    @property
    def beside(self) -> Mapping[int, int]:
        """Ids of the processes that run calls beside this one, by number."""
        ...

    async def forget(self, call_ids: Iterable[str]) -> None:
        """End these calls at once and remove what is kept of them outside of the API."""
        ...

    async def aclose(self) -> None:
        """Hang up everywhere and let go of everything."""
        ...
