"""People who use the API, in a process of their own: reads a plan, writes what they met.

Reads one JSON object from its input, a `Plan`, and writes one to its output: for each request
`[route, method, status, seconds]`, with status 0 where there was no answer.
"""

import asyncio
import json
import random
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import httpx

JOB: Final = "Senior backend engineer at Acme. You know Python, PostgreSQL and testing."
ANSWER_S: Final = 30.0

Met = list[tuple[str, str, int, float]]
"""Route, method, status, seconds."""

Note = Callable[[str, str, int, float], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """people: (address of the process, access token) each. think_s: between two requests.

    warm_s: they come spread over it, as over a visit; then `seconds` count.
    """

    people: Sequence[tuple[str, str]]
    think_s: float
    warm_s: float
    seconds: float
    seed: int

    def dump(self) -> bytes:
        """As JSON."""
        return json.dumps(asdict(self)).encode()


class Person:
    """Somebody who goes through the app again and again."""

    def __init__(self, http: httpx.AsyncClient, dice: random.Random, note: Note) -> None:
        self._http = http
        self._dice = dice
        self._note = note

    async def visits(self) -> AsyncIterator[None]:
        """One request after the other; the pause between them is the caller's."""
        while True:
            await self._get("/api/auth/me")
            yield
            listed = await self._get("/api/interviews")
            yield
            async for _ in self._look_at(listed["items"]):
                yield
            for path in ("/api/resumes", "/api/bookmarks", "/api/analytics/progress"):
                await self._get(path)
                yield
            await self._get("/api/interviews", params={"q": f"Engineer {self._dice.randrange(20)}"})
            yield
            if self._dice.random() < 0.3:
                async for _ in self._prepare():
                    yield

    async def _look_at(self, interviews: Sequence[Mapping[str, Any]]) -> AsyncIterator[None]:
        for _ in range(3):
            one = self._dice.choice(interviews)
            params = {"interview_id": one["id"]}
            await self._get("/api/interviews/{interview_id}", path=params)
            yield
            await self._get("/api/interviews/{interview_id}/results", path=params)
            yield

    async def _prepare(self) -> AsyncIterator[None]:
        body = {"job_description": JOB, "interview_type": "mixed", "question_count": 5}
        made = await self._send("POST", "/api/interviews/create", json=body)
        yield
        question = {"question_id": made["questions"][0]["id"]}
        await self._send("PUT", "/api/questions/{question_id}/bookmark", path=question)
        yield

    async def _get(self, route: str, **options: Any) -> Any:
        return await self._send("GET", route, **options)

    async def _send(
        self, method: str, route: str, *, path: Mapping[str, str] | None = None, **options: Any
    ) -> Any:
        began = time.perf_counter()
        try:
            answer = await self._http.request(method, route.format(**(path or {})), **options)
        except httpx.TransportError:
            self._note(route, method, 0, time.perf_counter() - began)
            raise
        self._note(route, method, answer.status_code, time.perf_counter() - began)
        answer.raise_for_status()
        return answer.json() if answer.content else None


class Crowd:
    """Everybody at once. What they meet counts once `counting` is set."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.counting = False
        self.met: Met = []

    def note(self, route: str, method: str, status: int, seconds: float) -> None:
        """Keep what somebody met, if it counts."""
        if self.counting:
            self.met.append((route, method, status, seconds))

    async def live(self) -> Met:
        """The plan from its beginning to its end."""
        people = [
            asyncio.create_task(self._one(url, token, number))
            for number, (url, token) in enumerate(self._plan.people)
        ]
        await asyncio.sleep(self._plan.warm_s)
        self.counting = True
        await asyncio.sleep(self._plan.seconds)
        self.counting = False
        for person in people:
            person.cancel()
        await asyncio.gather(*people, return_exceptions=True)
        return self.met

    async def _one(self, url: str, token: str, number: int) -> None:
        dice = random.Random(f"{self._plan.seed}/{number}")
        headers = {"Authorization": f"Bearer {token}"}
        async with httpx.AsyncClient(
            base_url=url, headers=headers, timeout=ANSWER_S, trust_env=False
        ) as http:
            person = Person(http, dice, self.note)
            # Begun within one pause, all would ask for the same page in the same second for ever.
            await asyncio.sleep(dice.uniform(0, self._plan.warm_s))
            while True:
                try:
                    async for _ in person.visits():
                        await asyncio.sleep(self._plan.think_s)
                except httpx.HTTPError:
                    # It was noted; this person begins anew, like one who reloads the page.
                    await asyncio.sleep(self._plan.think_s)


def main() -> int:
    """Carry out the plan on our input."""
    plan = Plan(**json.load(sys.stdin))
    json.dump(asyncio.run(Crowd(plan).live()), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
