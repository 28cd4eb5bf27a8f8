"""The agent's way to the API: plain HTTP with the service token.

In the peer room the same client runs over an in-process transport; nothing else differs.
"""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final

import httpx
from pydantic import TypeAdapter

from agent.journal import Gone, Undelivered
from schemas.agent_api import AgentInterview, Heartbeat, JournalStored
from schemas.journal import Event

TIMEOUT_S: Final = 10.0

_batch: TypeAdapter[Sequence[Event]] = TypeAdapter(Sequence[Event])


class ApiClient:
    """Reads interviews and reports calls. Build one a process and close it."""

    def __init__(self, transport: httpx.AsyncBaseTransport, *, base_url: str, token: str) -> None:
        self._http = httpx.AsyncClient(
            transport=transport,
            base_url=base_url,
            headers={"Authorization": f"Bearer {token}"},
            timeout=TIMEOUT_S,
        )

    async def interview(self, interview_id: str, call_id: str) -> AgentInterview:
        """What a call of this interview needs to begin or to go on.

        Raises httpx.HTTPStatusError, httpx.TransportError.
        """
        answer = await self._http.get(
            f"/api/agent/interviews/{interview_id}", params={"call_id": call_id}
        )
        answer.raise_for_status()
        return AgentInterview.model_validate_json(answer.content)

    async def report(self, call_id: str, batch: Sequence[Event]) -> int:
        """Store events; returns the last `seq` stored. Raises Undelivered."""
        answer = await self._send(
            "POST", f"/api/agent/calls/{call_id}/journal", _batch.dump_json(batch), "json"
        )
        return JournalStored.model_validate_json(answer).last_seq

    async def report_audio(self, call_id: str, number: int, chunk: bytes) -> None:
        """Store an audio chunk. Raises Undelivered."""
        await self._send("PUT", f"/api/agent/calls/{call_id}/audio/{number}", chunk, "ogg")

    async def heartbeat(self, call_id: str) -> bool:
        """Tell that the client is still there; True if the call is over. Raises Undelivered."""
        answer = await self._send("POST", f"/api/agent/calls/{call_id}/heartbeat", b"", "json")
        return Heartbeat.model_validate_json(answer).ended

    async def aclose(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()

    async def _send(self, method: str, path: str, body: bytes, kind: str) -> bytes:
        content_type = "application/json" if kind == "json" else "audio/ogg"
        try:
            answer = await self._http.request(
                method, path, content=body, headers={"Content-Type": content_type}
            )
        except httpx.TransportError as error:
            raise Undelivered(type(error).__name__, retryable=True) from error
        if answer.is_success:
            return answer.content
        if answer.status_code == HTTPStatus.NOT_FOUND:
            raise Gone("the API knows no such call", retryable=False)
        passing = answer.status_code >= 500 or answer.status_code in {408, 425, 429}
        raise Undelivered(f"the API answered {answer.status_code}", retryable=passing)
