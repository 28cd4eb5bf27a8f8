"""Somebody who has practised for weeks, so that pages have something to show.

Everything is made through the API and judged by the server itself. Two things are not: that
interviews were held (a row says so) and when; only the newest was really spoken, in the browser.
"""

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle
from typing import Any, Final

from playwright.async_api import Browser, BrowserContext
from sqlalchemy import insert, update

from api.accounts.models import UserRow
from api.answers.models import AnswerRow
from api.calls.models import CallRow
from api.database import Database
from api.ids import new_id
from api.interviews.models import InterviewRow, QuestionRow
from bench import corpus
from bench.api_rows import call_row
from bench.candidate import LISTENING, OVER, QUESTION_WITHIN_S, SILENT_S
from bench.lab import Lab, open_person
from bench.server import Server
from bench.web.turns import made_figures
from tests.fixtures.speech import synthesize_candidate
from tests.trust.cases import TrustCase, load_cases

RESUME: Final = b"""Ada Osei
ada.osei@example.org
+44 20 7946 0123
Bristol

Summary
Backend engineer who moves slow work out of the way of people.

Experience
Senior Backend Engineer, Brightwater Logistics, 2021-03 - present
- Led the move of payment writes out of the request; p95 went from 9 s to 0.8 s.
- Reviewed the designs of two juniors every week.

Backend Engineer, Halden & Daughters Versicherungsgesellschaft, 2017-09 - 2021-02
- Built the claims service in Python and PostgreSQL.

Education
BSc Computer Science, University of Bristol, 2017

Skills
Python, PostgreSQL, Kafka, Docker, Testing
"""
LEVELS_OVER_TIME: Final = (("poor", "fair"), ("fair", "fair"), ("fair", "good"), ("good", "good"))
"""How good the answers of each interview are, the oldest first."""
DAYS_APART: Final = 7
LOOK_EVERY_S: Final = 0.2
JUDGED: Final = ("scored", "not_scored")
DONE_WITHIN_S: Final = 120.0
WORD_S: Final = 0.42
SPOKEN: Final = (
    "In my last job, um, I looked after the payment service, and I moved the slow writes out of the"
    " request, so the delay went from nine seconds to under one. I measured it for a month.",
    "We had two new colleagues and no guide at all. So I kept a list of what they asked, and, like,"
    " out of that list I made a short course with four exercises. Both released alone after that.",
)


class NotDone(Exception):
    """The server did not finish in time what was asked of it."""


@dataclass(frozen=True, slots=True)
class Practised:
    """A signed-in person. `interview_id` was spoken in the call `call_id` and judged; `open_id` can
    be joined.
    """

    context: BrowserContext
    interview_id: str
    call_id: str
    open_id: str
    resume_id: str
    shared: str
    """Path of the shared results."""

    def path(self, template: str) -> str:
        """A page's path with this person's things in it."""
        return template.format(
            interview=self.interview_id,
            call=self.call_id,
            open=self.open_id,
            resume=self.resume_id,
            shared=self.shared,
        )


class Client:
    """The API as the browser profile is signed in to it."""

    def __init__(self, context: BrowserContext) -> None:
        self._context = context

    async def send(self, method: str, path: str, **sent: Any) -> Any:
        """The body of the answer. Raises NotDone where it was refused."""
        cookies = await self._context.cookies()
        csrf = next((one.get("value", "") for one in cookies if one.get("name") == "csrf"), "")
        answer = await self._context.request.fetch(
            path, method=method, headers={"X-CSRF-Token": csrf}, **sent
        )
        if not answer.ok:
            raise NotDone(f"{method} {path}: {answer.status} {await answer.text()}")
        return await answer.json() if answer.status != 204 else None

    async def until(self, path: str, key: str, values: Sequence[str]) -> Any:
        """Ask until `key` has one of the values. Raises NotDone after DONE_WITHIN_S."""
        async with asyncio.timeout(DONE_WITHIN_S):
            while True:
                body = await self.send("GET", path)
                if body[key] in values:
                    return body
                await asyncio.sleep(LOOK_EVERY_S)


async def practise(browser: Browser, server: Server, *, spoken: bool) -> Practised:
    """Make such a person. spoken: hold the newest interview by voice. Raises NotDone."""
    context = await open_person(browser, server.origin)
    client = Client(context)
    account = {"email": "ada.osei@example.org", "password": secrets.token_hex(), "name": "Ada Osei"}
    person = await client.send("POST", "/api/auth/register", data=account)
    resume_id = await _resume(client)
    database = Database(f"sqlite+aiosqlite:///{server.database}")
    try:
        interview_id = ""
        for number, levels in enumerate(LEVELS_OVER_TIME):
            at = datetime.now(UTC) - timedelta(days=DAYS_APART * (len(LEVELS_OVER_TIME) - number))
            interview_id = await _held(client, database, _answers(levels, number), resume_id, at)
        if spoken:
            interview_id = await _spoken(context, client, resume_id)
        open_id = (await _interview(client, resume_id, questions=5))["id"]
        async with database.writing() as db:
            await db.execute(
                update(UserRow).where(UserRow.id == person["user"]["id"]).values(role="admin")
            )
    finally:
        await database.aclose()
    await _bookmark(client, interview_id)
    shown = {"expires_in_days": 30, "show": {"name": False, "resume": False, "audio": False}}
    link = await client.send("POST", f"/api/interviews/{interview_id}/share", data=shown)
    shared = "/shared/" + link["url"].rsplit("/", 1)[-1]
    (call, *_) = (await client.send("GET", "/api/admin/rooms"))["items"]
    return Practised(context, interview_id, call["call_id"], open_id, resume_id, shared)


async def _resume(client: Client) -> str:
    file = {"name": "ada-osei.txt", "mimeType": "text/plain", "buffer": RESUME}
    made = await client.send("POST", "/api/resumes/upload", multipart={"file": file})
    await client.until(f"/api/resumes/{made['id']}", "status", ["ready"])
    return made["id"]


def _answers(levels: Sequence[str], number: int) -> list[TrustCase]:
    """An answer of each level, none twice."""
    cases = [case for case in load_cases("tuning") if case.family == "backend"]
    by_level = [[case for case in cases if case.level == level] for level in levels]
    first, second = by_level
    return [first[number % len(first)], second[(number + 1) % len(second)]]


async def _interview(client: Client, resume_id: str, *, questions: int) -> Any:
    body = {
        "job_description": corpus.job_description(),
        "interview_type": "mixed",
        "question_count": questions,
        "resume_id": resume_id,
    }
    return await client.send("POST", "/api/interviews/create", data=body)


async def _held(
    client: Client, database: Database, cases: Sequence[TrustCase], resume_id: str, at: datetime
) -> str:
    """An interview in which these answers were given then; judged by the server."""
    interview = await _interview(client, resume_id, questions=len(cases))
    answer_ids: list[str] = []
    async with database.writing() as db:
        call_id = new_id()
        call = {**call_row(call_id, interview["id"], at), "figures": made_figures(at)}
        await db.execute(insert(CallRow), [call])
        for place, (question, case) in enumerate(zip(interview["questions"], cases, strict=True)):
            asked = {"asked_call_id": call_id, "asked_at": at, "asked_at_s": place * 90.0}
            said = {"text": case.question, "category": case.category, "skills": list(case.skills)}
            of = QuestionRow.id == question["id"]
            await db.execute(update(QuestionRow).where(of).values(**asked, **said))
            answer = _answer(interview["id"], question["id"], call_id, case.answer, place, at)
            await db.execute(insert(AnswerRow), [answer])
            answer_ids.append(answer["id"])
        held = {"status": "completed", "created_at": at}
        await db.execute(
            update(InterviewRow).where(InterviewRow.id == interview["id"]).values(**held)
        )
    for answer_id in answer_ids:
        await client.send("POST", f"/api/answers/{answer_id}/evaluate")
    await client.until(f"/api/interviews/{interview['id']}/results", "status", JUDGED)
    return interview["id"]


async def _spoken(context: BrowserContext, client: Client, resume_id: str) -> str:
    """An interview of two questions, by voice."""
    interview = await _interview(client, resume_id, questions=len(SPOKEN))
    page = await context.new_page()
    await page.goto(f"/interviews/{interview['id']}/live")
    lab = Lab(page)
    for answer in cycle([synthesize_candidate(text) for text in SPOKEN]):
        await lab.until_quiet([LISTENING, OVER], SILENT_S, QUESTION_WITHIN_S)
        if await lab.until_state([LISTENING, OVER], 1.0) == OVER:
            break
        said = await lab.say(answer)
        await lab.until_frame(said.end)
        await lab.until_far_speaks(said.end, QUESTION_WITHIN_S)
    await page.close()
    await client.until(f"/api/interviews/{interview['id']}", "status", ["completed"])
    return interview["id"]


async def _bookmark(client: Client, interview_id: str) -> None:
    interview = await client.send("GET", f"/api/interviews/{interview_id}")
    await client.send("PUT", f"/api/questions/{interview['questions'][0]['id']}/bookmark")


def _answer(
    interview_id: str, question_id: str, call_id: str, text: str, place: int, at: datetime
) -> dict[str, Any]:
    words = text.split()
    begin = place * 90.0 + 5
    return {
        "id": new_id(),
        "interview_id": interview_id,
        "question_id": question_id,
        "call_id": call_id,
        "text": text,
        "heard": text,
        "typed": False,
        "skipped": False,
        "ranges": [[begin, begin + len(words) * WORD_S]],
        "words": [
            {"text": word, "start_s": n * WORD_S, "end_s": (n + 0.8) * WORD_S, "confidence": 0.93}
            for n, word in enumerate(words)
        ],
        "engine": "base",
        "hints_used": 0,
        "answered_at": at,
    }
