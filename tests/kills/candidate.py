"""Candidates who type or speak, and come back whenever the interviewer is gone."""

import asyncio
import random
from abc import ABC, abstractmethod
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final, Self

import httpx

from tests.fixtures.speech import SAMPLE_RATE, silence, synthesize_candidate
from tests.kills.ledger import Ledger, Said
from tests.kills.peer import Microphone, Peer
from tests.kills.sentences import SENTENCES, typed_answer
from tests.kills.trap import Event

JOB: Final = "Senior backend engineer at Acme. You know Python, PostgreSQL and testing."
SITTING_S: Final = 150.0
"""A sitting that lasts longer is stuck."""
THINKING_S: Final = 0.8
BREATH_S: Final = 0.2

Notice = Callable[[Event], None]


class Stuck(Exception):
    """The interview did not go on."""


class Candidate(ABC):
    """One guest with one interview. Build it with `arrive`."""

    def __init__(self, http: httpx.AsyncClient, interview: dict[str, Any], seed: int) -> None:
        self.http = http
        self.interview_id: str = interview["id"]
        self.call_id: str | None = None
        self.ledger = Ledger()
        self.finished = False
        self.rng = random.Random(seed)
        self.notice: Notice = lambda _: None
        self._clock = asyncio.get_running_loop().time
        self.open_question: str | None = None
        self._seq = 0
        self._came_in = True

    @classmethod
    async def arrive(cls, origin: str, seed: int, questions: int) -> Self:
        """A new guest at `origin` with a new interview of so many questions."""
        http = httpx.AsyncClient(base_url=origin, trust_env=False, timeout=20.0)
        login = await http.post("/api/auth/guest")
        http.headers["Authorization"] = f"Bearer {login.raise_for_status().json()['access_token']}"
        http.cookies.clear()
        body = {
            "job_description": JOB,
            "interview_type": "mixed",
            "question_count": questions,
            "persona": "friendly",
        }
        made = await http.post("/api/interviews/create", json=body)
        return cls(http, made.raise_for_status().json(), seed)

    async def sit(self, notice: Notice) -> None:
        """Join and go on to the end of the interview. Raises Stuck.

        When it is cancelled, the process was killed.
        """
        self.notice = notice
        began = self._clock()
        peer = Peer(self.microphone())
        try:
            async with asyncio.timeout(SITTING_S):
                await self._sit(peer)
        except asyncio.CancelledError:
            self.ledger.cut(began, self._clock())
            raise
        except TimeoutError as error:
            raise Stuck(f"stuck at question {self.open_question}") from error
        finally:
            await peer.close()

    @abstractmethod
    def microphone(self) -> Microphone | None:
        """What is spoken into; None for who types."""

    @abstractmethod
    async def talk(self, peer: Peer) -> None:
        """Answer until the interview is over; give every message to `take` first."""

    def take(self, message: dict[str, Any]) -> None:
        """Note what a message says."""
        first, self._came_in = self._came_in, False
        if first != (message["type"] == "state"):
            self.ledger.problems.append("the state did not come first")
        if message["seq"] <= self._seq if first else message["seq"] != self._seq + 1:
            self.ledger.problems.append(f"message {message['seq']} came after {self._seq}")
        self._seq = message["seq"]
        match message["type"]:
            case "state":
                self._compare(message)
                self.open_question = message["question"] and message["question"]["id"]
            case "question":
                self.open_question = message["id"]
                self.notice("asked")
            case "answer_saved":
                saved = (message["question_id"], message["text"])
                self.ledger.saved[message["answer_id"]] = saved
                self.notice("saved")
            case "interview_complete":
                self.finished = True
                self.ledger.too_late(self._clock())
                self.notice("completed")
            case "error" if message.get("ref") != "start":
                self.ledger.problems.append(f"told {message['code']}: {message['message']}")
            case _:
                pass

    async def _sit(self, peer: Peer) -> None:
        sdp = await peer.offer()
        while (answer := await self._let_in(sdp)) is None:
            if self.finished:
                return
        await peer.accept(answer)
        opened = self._clock()
        self.notice("opened")
        self._came_in = True
        peer.send("start_interview", ref="start")
        try:
            await self.talk(peer)
        finally:
            self.ledger.live_s += self._clock() - opened

    async def _let_in(self, sdp: str) -> str | None:
        """The answer to the offer; None where the interview is over, or it is too early."""
        joined = await self.http.post(f"/api/interviews/{self.interview_id}/join")
        if joined.status_code == 409 and await self._is_over():
            self.finished = True
            return None
        call_id = joined.raise_for_status().json()["call_id"]
        if self.call_id not in (None, call_id):
            self.ledger.problems.append("rejoining led to another call")
        self.call_id = call_id
        self.notice("joined")
        offer = {"sdp": sdp, "type": "offer", "call_id": call_id}
        answer = await self.http.post(joined.json()["offer_url"], json=offer)
        if answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE:
            # Its process is gone, and that is just being noticed.
            await asyncio.sleep(float(answer.headers["Retry-After"]))
            return None
        self.notice("offered")
        return answer.raise_for_status().json()["sdp"]

    async def _is_over(self) -> bool:
        answer = await self.http.get(f"/api/interviews/{self.interview_id}")
        return answer.raise_for_status().json()["status"] in ("evaluating", "completed")

    def _compare(self, state: dict[str, Any]) -> None:
        """The state must hold all that was known to be saved."""
        problems = self.ledger.problems
        there = {answer["answer_id"]: answer["text"] for answer in state["answers"]}
        if len(there) < len(state["answers"]):
            problems.append("the state has an answer twice")
        for answer_id, (question_id, text) in self.ledger.saved.items():
            if not there.get(answer_id, "").startswith(text):
                problems.append(f"the state lacks the answer to {question_id}")
        answered = {answer["question_id"] for answer in state["answers"]}
        before, now = self.open_question, state["question"] and state["question"]["id"]
        if before is not None and now != before and before not in answered:
            problems.append(f"the open question {before} became {now} without an answer")


class Typist(Candidate):
    """Types every answer, some of them short enough for a follow-up."""

    def microphone(self) -> None:
        """None: receive-only."""
        return

    async def talk(self, peer: Peer) -> None:
        """See Candidate."""
        async for message in peer.messages():
            self.take(message)
            match message["type"]:
                case "state" | "question" if self.open_question is not None:
                    await asyncio.sleep(self.rng.uniform(0.0, THINKING_S))
                    self._submit(peer, self.open_question)
                case "ended":
                    return
                case _:
                    pass

    def _submit(self, peer: Peer, question_id: str) -> None:
        text = self.ledger.typed.get(question_id) or typed_answer(self.rng)
        self.ledger.typed[question_id] = text
        peer.send("submit_answer", text=text)
        self.notice("submitted")


class Speaker(Candidate):
    """Speaks whenever the interviewer listens, and says what is left after an interruption."""

    _microphone: Microphone

    def microphone(self) -> Microphone:
        """A new one for each sitting."""
        self._microphone = Microphone()
        return self._microphone

    async def talk(self, peer: Peer) -> None:
        """See Candidate."""
        speaking: asyncio.Task[None] | None = None
        try:
            async for message in peer.messages():
                self.take(message)
                listens = message["type"] == "agent_state" and message["state"] == "listening"
                if listens and self.open_question and (speaking is None or speaking.done()):
                    speaking = asyncio.create_task(self._answer(self.open_question))
                if message["type"] == "ended":
                    return
        finally:
            if speaking is not None:
                speaking.cancel()
                await asyncio.gather(speaking, return_exceptions=True)

    async def _answer(self, question_id: str) -> None:
        await self._microphone.say(silence(self.rng.uniform(0.1, 0.6)))
        for sentence in self._sentences():
            samples = synthesize_candidate(sentence)
            said = Said(
                question_id,
                tuple(sentence.split()),
                self._clock(),
                len(samples) / SAMPLE_RATE,
            )
            self.ledger.said.append(said)
            self.notice("speaking")
            await self._microphone.say(samples)
            await self._microphone.say(silence(BREATH_S))
        self.notice("said")

    def _sentences(self) -> list[str]:
        """Two or three that were not begun yet, so that each can be looked for in the text."""
        begun = {" ".join(said.words) for said in self.ledger.said}
        fresh = [sentence for sentence in SENTENCES if sentence not in begun]
        return self.rng.sample(fresh, min(len(fresh), self.rng.randint(2, 3)))
