"""Reading: what is polled is sent once, and no route asks the database more for more rows."""

from typing import Any, cast

import pytest
from fastapi import FastAPI

from api.context import Context
from tests.api.story import answered, asked, ended, joined
from tests.api.support import Agent, Person, finish, guest, settled

POLLED = (
    "/api/interviews/{interview_id}",
    "/api/interviews/{interview_id}/results",
    "/api/resumes/{resume_id}",
)
LISTS = (
    "/api/analytics/progress",
    "/api/bookmarks",
    "/api/interviews",
    "/api/interviews?q=engineer",
    "/api/interviews/{interview_id}/results",
    "/api/resumes",
    "/api/auth/sessions",
)
TEXT = b"Ada Lovelace\nada@example.org\n\nSkills\nPython, PostgreSQL\n"


async def has(person: Person, agent: Agent, *, each: int) -> dict[str, str]:
    """Give somebody so many résumés and finished interviews, questions marked; ids of the last."""
    ids: dict[str, str] = {}
    for number in range(each):
        file = {"file": ("resume.txt", TEXT + str(number).encode(), "text/plain")}
        resume = (await person.http.post("/api/resumes/upload", files=file)).json()
        interview = await person.create_interview()
        await finish(person, agent, interview)
        for question in interview["questions"]:
            path = f"/api/questions/{question['id']}/bookmark"
            assert (await person.http.put(path)).status_code == 204
        ids = {"interview_id": interview["id"], "resume_id": resume["id"]}
    return ids


async def test_what_is_polled_is_sent_once(person: Person, agent: Agent, context: Context) -> None:
    ids = await has(person, agent, each=1)
    await settled(context.database)
    for template in POLLED:
        path = template.format(**ids)
        first = await person.http.get(path)
        assert first.status_code == 200, path
        for known in (first.headers["etag"], f'"other", W/{first.headers["etag"]}', "*"):
            again = await person.http.get(path, headers={"If-None-Match": known})
            assert (again.status_code, again.content) == (304, b""), path
        changed = await person.http.get(path, headers={"If-None-Match": '"other"'})
        assert changed.json() == first.json()


def logged_statements(caplog: pytest.LogCaptureFixture) -> int:
    """How many statements the one request took, by its own line in the log."""
    messages = [cast(object, record.msg) for record in caplog.records]
    lines = [cast(dict[str, Any], one) for one in messages if isinstance(one, dict)]
    (line,) = (line for line in lines if line["event"] == "request")
    return line["statements"]


async def statements(person: Person, caplog: pytest.LogCaptureFixture, path: str) -> int:
    """How many statements reading `path` takes."""
    caplog.clear()
    answer = await person.http.get(path)
    assert answer.status_code == 200, answer.text
    return logged_statements(caplog)


async def test_more_rows_take_no_more_statements(
    app: FastAPI, agent: Agent, context: Context, caplog: pytest.LogCaptureFixture
) -> None:
    few, many = await guest(app), await guest(app)
    ids_of_few, ids_of_many = await has(few, agent, each=1), await has(many, agent, each=6)
    await settled(context.database)
    for template in LISTS:
        with_few = await statements(few, caplog, template.format(**ids_of_few))
        with_many = await statements(many, caplog, template.format(**ids_of_many))
        assert with_many <= with_few, template
    await few.http.aclose()
    await many.http.aclose()


async def test_more_events_take_no_more_statements(
    person: Person, agent: Agent, caplog: pytest.LogCaptureFixture
) -> None:
    counts: list[int] = []
    for questions in (1, 6):
        interview = await person.create_interview(question_count=6)
        call_id = await person.join(interview["id"])
        happened = [
            event
            for question in interview["questions"][:questions]
            for event in (asked(question["id"]), answered(question["id"]))
        ]
        caplog.clear()
        await agent.report(call_id, joined(), *happened, ended())
        counts.append(logged_statements(caplog))
    assert counts[0] == counts[1]
