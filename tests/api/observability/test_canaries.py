"""What people write, say and hold as a secret, sent through every kind of flow: no log keeps it."""

from pathlib import Path

import pytest
from fastapi import FastAPI

from tests.api.story import answered, asked, began, heard, joined, refined
from tests.api.support import Agent, Person, client, settled
from tests.run_log import CANARY, secrets_in

EMAIL = f"{CANARY}@example.org"
PASSWORD = f"{CANARY}-und-noch-mehr"
JOB = f"Senior backend engineer at {CANARY}. You know Python, PostgreSQL and testing."
RESUME = f"Ada {CANARY}\n{EMAIL}\n\nSkills\nPython, {CANARY}\n"


@pytest.fixture
def logged(run_log: Path) -> "Logged":
    """What is logged from here on."""
    return Logged(run_log)


class Logged:
    """The end of the run's log."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._begin = path.stat().st_size

    def text(self) -> str:
        with self._path.open() as file:
            file.seek(self._begin)
            return file.read()


async def test_an_account(app: FastAPI, logged: Logged) -> None:
    new = {"email": EMAIL, "password": PASSWORD, "name": f"Ada {CANARY}"}
    async with client(app) as http:
        grant = (await http.post("/api/auth/register", json=new)).json()
        wrong = {"email": EMAIL, "password": f"{PASSWORD}?"}
        assert (await http.post("/api/auth/login", json=wrong)).status_code == 401
        assert (await http.post("/api/auth/register", json=new)).status_code in (403, 409)
        assert (await http.post("/api/auth/forgot", json={"email": EMAIL})).status_code == 202
        await http.post("/api/auth/reset", json={"token": CANARY * 3, "password": PASSWORD})
        refreshed = await http.post(
            "/api/auth/refresh", json={"refresh_token": grant["refresh_token"]}
        )
        bearer = {"Authorization": f"Bearer {refreshed.json()['access_token']}"}
        async with client(app, bearer) as signed_in:
            changed = {"old_password": PASSWORD, "new_password": f"{PASSWORD}-anders"}
            await signed_in.post("/api/auth/password", json=changed)
            await signed_in.put("/api/users/me", json={"name": CANARY})
    text = logged.text()
    assert '"/api/auth/register"' in text
    for token in (grant["access_token"], grant["refresh_token"], refreshed.json()["access_token"]):
        assert token not in text
    assert not secrets_in(text)


async def test_a_resume_and_an_interview(
    person: Person, agent: Agent, app: FastAPI, logged: Logged
) -> None:
    for name, content in (
        (f"{CANARY}.txt", RESUME.encode()),
        (f"{CANARY}.pdf", b"%PDF-1.7\n" + RESUME.encode()),
    ):
        await person.http.post("/api/resumes/upload", files={"file": (name, content)})
    await settled(app.state.context.database)
    interview = await person.create_interview(job_description=JOB)
    call_id = await person.join(interview["id"])
    first = interview["questions"][0]["id"]
    words = f"I did {CANARY}."
    await agent.report(
        call_id,
        joined(),
        began(),
        asked(first),
        heard(first, words, 2),
        answered(first, words),
        refined(first, words),
    )
    for path in ("", "/results", "/questions"):
        await person.http.get(f"/api/interviews/{interview['id']}{path}", params={"q": CANARY})
    await person.http.get("/api/interviews", params={"q": CANARY})
    await person.http.patch(f"/api/answers/a-{first}", json={"transcript": words})
    await person.http.post(f"/api/answers/a-{first}/dispute", json={"reason": words})
    await person.http.delete(f"/api/interviews/{interview['id']}")
    text = logged.text()
    assert '"/api/interviews/{interview_id}/results"' in text
    assert not secrets_in(text)


async def test_what_does_not_fit(person: Person, logged: Logged) -> None:
    for content in (f'{{"{CANARY}": ', f'{{"{CANARY}": "{EMAIL}"}}', f'"{EMAIL}"'):
        headers = {"Content-Type": "application/json", "User-Agent": CANARY, "Cookie": CANARY}
        await person.http.post("/api/interviews/create", content=content, headers=headers)
        await person.http.post("/api/auth/login", content=content, headers=headers)
    for path in (CANARY, f"api/{CANARY}", f"api/shared/{CANARY * 3}", f"api/jobs/{CANARY}"):
        await person.http.get(f"/{path}", params={CANARY: EMAIL})
    await person.http.get("/api/auth/me", headers={"Authorization": f"Bearer {CANARY * 3}"})
    assert '"status": 422' in logged.text()
    assert not secrets_in(logged.text())
