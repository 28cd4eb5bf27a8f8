"""How a candidate comes to each kind of contestant."""

import json
import secrets
from dataclasses import dataclass
from typing import Any, Final

import httpx

from bench import corpus
from bench.relay import Network, offer_without_candidates
from bench.side_by_side.client.ear import Ear
from bench.side_by_side.client.line import Line, NoAnswer
from bench.side_by_side.client.livekit_line import LiveKitLine
from bench.side_by_side.client.microphone import Microphone
from bench.side_by_side.client.peer_line import Answer, PeerLine
from bench.side_by_side.contestants import ECHO_ROOM, Door, room_token

MOST_QUESTIONS: Final = 15
START: Final = json.dumps({"type": "start_interview"})


@dataclass(frozen=True, slots=True)
class Street:
    """Where a contestant is. http: for those that are joined over HTTP. network: lies between,
    where it is not the machine's own; only for peer connections."""

    door: Door
    url: str
    http: httpx.AsyncClient
    network: Network | None = None


def line_to(street: Street, microphone: Microphone, ear: Ear) -> Line:
    """A call that is not open yet."""
    match street.door:
        case "ours":
            answer = _through(street.network, _ours(street.http))
            return PeerLine(microphone, ear, answer, greeting=START, ping=None)
        case "pipecat":
            # Its own client does the same; else it is taken for gone after three seconds.
            answer = _through(street.network, _pipecat(street.http))
            return PeerLine(microphone, ear, answer, greeting=None, ping="ping")
        case "echo":
            return PeerLine(microphone, ear, _pipecat(street.http), greeting=None, ping=None)
        case "livekit":
            room = secrets.token_hex(8)
            return LiveKitLine(microphone, ear, street.url, room_token(room, "candidate"))
        case "livekit-echo":
            token = room_token(ECHO_ROOM, "candidate")
            return LiveKitLine(microphone, ear, street.url, token)


def _through(network: Network | None, answer: Answer) -> Answer:
    if network is None:
        return answer

    async def through(sdp: str) -> str:
        # aiortc looks for no way to a client that says there is none.
        offer = offer_without_candidates(sdp).replace("a=end-of-candidates\r\n", "")
        return await network.answer(await answer(offer))

    return through


def _ours(http: httpx.AsyncClient) -> Answer:
    """A new guest with a new interview each time: one person has one call."""

    async def answer(sdp: str) -> str:
        return await (await come_to_ours(http, MOST_QUESTIONS)).answer(sdp)

    return answer


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody with an interview who may come in once. Raises NoAnswer where that fails."""

    interview_id: str
    http: httpx.AsyncClient
    bearer: dict[str, str]
    offer_url: str

    async def answer(self, sdp: str) -> str:
        """See Answer."""
        offer = {"sdp": sdp, "type": "offer"}
        return (await _sent(self.http, self.offer_url, offer, self.bearer))["sdp"]


async def come_to_ours(http: httpx.AsyncClient, questions: int) -> Guest:
    """A new guest with an interview of so many questions. Raises NoAnswer."""
    login = await _sent(http, "/api/auth/guest", {})
    bearer = {"Authorization": f"Bearer {login['access_token']}"}
    interview = await _sent(
        http,
        "/api/interviews/create",
        {
            "job_description": corpus.job_description(),
            "interview_type": "mixed",
            "question_count": questions,
            "persona": "friendly",
        },
        bearer,
    )
    joined = await _sent(http, f"/api/interviews/{interview['id']}/join", {}, bearer)
    return Guest(interview["id"], http, bearer, joined["offer_url"])


def _pipecat(http: httpx.AsyncClient) -> Answer:
    async def answer(sdp: str) -> str:
        return (await _sent(http, "/api/offer", {"sdp": sdp, "type": "offer"}))["sdp"]

    return answer


async def _sent(
    http: httpx.AsyncClient, path: str, body: dict[str, Any], headers: dict[str, str] | None = None
) -> dict[str, Any]:
    response = await http.post(path, json=body, headers=headers)
    if not response.is_success:
        raise NoAnswer(f"{path}: {response.status_code} {response.text[:300]}")
    return response.json()
