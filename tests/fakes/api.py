"""The API as the agent sees it: interviews to read, reports to take."""

import httpx
from pydantic import TypeAdapter

from schemas.agent_api import AgentInterview, JournalStored, StatedBackground
from schemas.interviews import Job, Question
from schemas.journal import Event
from schemas.vocabulary import Persona

_batch: TypeAdapter[list[Event]] = TypeAdapter(list[Event])


class FakeApi:
    """Answers over an in-memory transport.

    down: it cannot be reached. ended: calls that are over for it. deleted: calls that it knows no
    longer.
    """

    def __init__(
        self, questions: int, *, persona: Persona = "neutral", time_limit_s: int | None = None
    ) -> None:
        self.down = False
        self.ended: set[str] = set()
        self.deleted: set[str] = set()
        self.journals: dict[str, list[Event]] = {}
        self.audio: dict[str, dict[int, bytes]] = {}
        self.background = StatedBackground(skills=(), stays=())
        self.most_follow_ups = 4
        self.persona: Persona = persona
        self.time_limit_s = time_limit_s
        self.questions = tuple(_question(n) for n in range(1, questions + 1))

    @property
    def transport(self) -> httpx.MockTransport:
        """What an ApiClient talks to."""
        return httpx.MockTransport(self._answer)

    def journal(self, call_id: str) -> list[Event]:
        """What has been reported of a call, in order."""
        return self.journals.setdefault(call_id, [])

    def _answer(self, request: httpx.Request) -> httpx.Response:
        if self.down:
            raise httpx.ConnectError("no route to the API", request=request)
        match request.method, request.url.path.split("/")[3:]:
            case _, ["calls", call_id, *_] if call_id in self.deleted:
                return httpx.Response(404)
            case "GET", ["interviews", interview_id]:
                return self._interview(interview_id, request.url.params["call_id"])
            case "POST", ["calls", call_id, "journal"]:
                return self._store(call_id, request.content)
            case "PUT", ["calls", call_id, "audio", number]:
                self.audio.setdefault(call_id, {}).setdefault(int(number), request.content)
                return httpx.Response(204)
            case "POST", ["calls", call_id, "heartbeat"]:
                return httpx.Response(200, json={"ended": call_id in self.ended})
            case _:
                return httpx.Response(404)

    def _interview(self, interview_id: str, call_id: str) -> httpx.Response:
        known = AgentInterview(
            interview_id=interview_id,
            call_id=call_id,
            status="in_progress" if self.journal(call_id) else "pending",
            interview_type="technical",
            difficulty="mid",
            persona=self.persona,
            time_limit_s=self.time_limit_s,
            job=Job(title="Engineer", company=None, skills=()),
            background=self.background,
            most_follow_ups=self.most_follow_ups,
            questions=self.questions,
            events=tuple(self.journal(call_id)),
            earlier_events=self._earlier(call_id),
            next_seq=len(self.journal(call_id)) + 1,
            next_chunk=len(self.audio.get(call_id, {})),
        )
        return httpx.Response(200, content=known.model_dump_json())

    def _earlier(self, call_id: str) -> tuple[Event, ...]:
        others = [stored for other, stored in self.journals.items() if other != call_id]
        return tuple(fact for stored in others for fact in stored)

    def _store(self, call_id: str, body: bytes) -> httpx.Response:
        stored = self.journal(call_id)
        for fact in _batch.validate_json(body):
            if fact.seq == len(stored) + 1:
                stored.append(fact)
            elif fact.seq > len(stored) + 1:
                return httpx.Response(422)
        return httpx.Response(200, content=JournalStored(last_seq=len(stored)).model_dump_json())


def _question(number: int) -> Question:
    return Question(
        id=f"q-{number}",
        index=number,
        text=f"What is your view of subject number {number}?",
        category="technical",
        difficulty="mid",
        skills=(),
        reason="It is asked in tests.",
        source="bank",
        bookmarked=False,
    )
