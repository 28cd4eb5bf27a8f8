"""A process that runs calls, as the API knows it; `doors` answers over there."""

from collections.abc import Iterable
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from typing import Final

import httpx
import structlog
from pydantic import BaseModel

from agent.calls import PUT_AWAY_S, Standing
from agent.rooms.errors import BadOffer, NoPlace
from api.calls.processes import wire

log = structlog.get_logger(__name__)

STANDING_WITHIN_S: Final = 1.0
ANSWER_WITHIN_S: Final = 20.0
"""Looking for ways to a client takes 5 s where a STUN server is silent."""


class RemoteProcess:
    """A CallProcess behind a socket. Close it once the process has ended.

    number: which it is. pid: the system's id of it. places: calls at a time.
    """

    def __init__(self, path: Path, *, number: int, pid: int, places: int) -> None:
        self.number = number
        self.pid = pid
        transport = httpx.AsyncHTTPTransport(uds=str(path))
        self._http = httpx.AsyncClient(
            transport=transport, base_url="http://calls", timeout=ANSWER_WITHIN_S
        )
        self._known = Standing(frozenset(), frozenset(), places)

    async def standing(self) -> Standing:
        """See CallProcess."""
        try:
            told = await self._http.get(wire.CALLS, timeout=STANDING_WITHIN_S)
            told.raise_for_status()
            self._known = wire.standing.validate_json(told.content)
        except httpx.HTTPError as error:
            log.warning("call_process_silent", error=type(error).__name__)
        return self._known

    async def answer(self, *, call_id: str, interview_id: str, offer_sdp: str) -> str:
        """See CallProcess. Raises NoPlace also where the process is going down."""
        offer = wire.Offer(call_id=call_id, interview_id=interview_id, sdp=offer_sdp)
        # It may have the call from now on, whether or not it can still say so.
        self._known = replace(self._known, held=self._known.held | {call_id})
        try:
            told = await self._send("offer", offer)
        except httpx.HTTPError as error:
            log.warning("call_not_opened", call_id=call_id, error=type(error).__name__)
            raise NoPlace(PUT_AWAY_S) from error
        match told.status_code:
            case HTTPStatus.UNPROCESSABLE_ENTITY:
                raise BadOffer(wire.Unfit.model_validate_json(told.content).message)
            case HTTPStatus.SERVICE_UNAVAILABLE:
                raise NoPlace(wire.Full.model_validate_json(told.content).retry_after_s)
            case _:
                told.raise_for_status()
                return wire.Answer.model_validate_json(told.content).sdp

    async def take_up(self, call_id: str) -> None:
        """See CallProcess. Raises httpx.HTTPError."""
        (await self._send("take-up", wire.Calls(call_ids=(call_id,)))).raise_for_status()

    async def forget(self, call_ids: Iterable[str]) -> None:
        """See CallProcess. Raises httpx.HTTPError."""
        (await self._send("forget", wire.Calls(call_ids=tuple(call_ids)))).raise_for_status()

    async def aclose(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()

    async def _send(self, what: str, body: BaseModel) -> httpx.Response:
        content = body.model_dump_json().encode()
        return await self._http.post(f"{wire.CALLS}/{what}", content=content)
