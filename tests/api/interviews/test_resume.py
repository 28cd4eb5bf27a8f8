"""A résumé in the choice of questions."""

from collections.abc import Mapping
from typing import Any

import pytest

from api.context import Context
from api.resumes.models import ResumeRow
from schemas.agent_api import AgentInterview, StatedBackground, Stay
from schemas.resumes import NOTHING_READ, ResumeStatus
from tests.api.support import Agent, FakeClock, Person, error_of

JOB = "Data Analyst at Acme.\n\nRequirements\n- statistics\n- dashboards\n- data quality\n- Spark"
EMPTY: Mapping[str, Any] = NOTHING_READ.model_dump(mode="json")


async def resume_of(
    context: Context,
    person: Person,
    clock: FakeClock,
    *,
    status: ResumeStatus = "ready",
    skills: tuple[str, ...] = ("Tableau",),
    corrections: Mapping[str, Any] | None = None,
    deleted: bool = False,
) -> str:
    row = ResumeRow(
        id=f"r-{person.grant['user']['id']}",
        owner_id=person.grant["user"]["id"],
        filename="cv.pdf",
        content_type="application/pdf",
        size=1,
        file_key=f"resumes/{person.grant['user']['id']}",
        status=status,
        error_code=None,
        error=None,
        text="",
        pages=1,
        ocr=False,
        parsed={**EMPTY, "skills": list(skills)} if status == "ready" else None,
        read_by="rules",
        corrections=dict(corrections or {}),
        created_at=clock(),
        updated_at=clock(),
        deleted_at=clock() if deleted else None,
    )
    async with context.database.writing() as db:
        db.add(row)
    return row.id


@pytest.mark.parametrize("corrections", [None, {"skills": ["Tableau"]}])
async def test_its_skills_are_asked_about(
    context: Context, person: Person, clock: FakeClock, corrections: Mapping[str, Any] | None
) -> None:
    read = ("Tableau",) if corrections is None else ("Cobol",)
    resume_id = await resume_of(context, person, clock, skills=read, corrections=corrections)
    interview = await person.create_interview(
        job_description=JOB, interview_type="technical", question_count=6, resume_id=resume_id
    )
    about = [one for one in interview["questions"] if one["skills"][0] == "dashboards"]
    assert about
    assert all("résumé" in one["reason"] for one in about)
    path = f"/api/interviews/{interview['id']}/questions/regenerate"
    assert (await person.http.post(path)).status_code == 200


@pytest.mark.parametrize("status", ["pending", "parsing", "failed"])
async def test_one_that_was_not_read_cannot_be_used(
    context: Context, person: Person, clock: FakeClock, status: ResumeStatus
) -> None:
    resume_id = await resume_of(context, person, clock, status=status)
    await refused(person, resume_id)


async def test_one_that_was_deleted_or_is_not_ones_own_is_not_there(
    context: Context, person: Person, stranger: Person, clock: FakeClock
) -> None:
    await refused(person, await resume_of(context, person, clock, deleted=True))
    await refused(person, await resume_of(context, stranger, clock))


async def told_to_the_agent(person: Person, agent: Agent, resume_id: str) -> StatedBackground:
    interview = await person.create_interview(
        job_description=JOB, interview_type="mixed", resume_id=resume_id
    )
    call_id = await person.join(interview["id"])
    path = f"/api/agent/interviews/{interview['id']}"
    answer = await agent.http.get(path, params={"call_id": call_id})
    return AgentInterview.model_validate_json(answer.content).background


async def test_the_interviewer_is_told_what_could_be_contradicted_and_no_more(
    context: Context, person: Person, clock: FakeClock, agent: Agent
) -> None:
    stay = {"company": "Acme", "title": "Chef", "start": "2018", "end": "2020", "bullets": ["Run"]}
    project = {"name": "Atlas", "description": None, "technologies": ["Spark", "Tableau"]}
    corrections = {"email": "a@example.org", "experience": [stay], "projects": [project]}
    resume_id = await resume_of(context, person, clock, corrections=corrections)
    told = await told_to_the_agent(person, agent, resume_id)
    assert told == StatedBackground(
        skills=("Tableau", "Spark"), stays=(Stay(company="Acme", start="2018", end="2020"),)
    )
    async with context.database.writing() as db:
        row = await db.get(ResumeRow, resume_id)
        assert row is not None
        row.deleted_at = clock()
    interview = (await person.http.get("/api/interviews")).json()["items"][0]["id"]
    call = (await person.http.post(f"/api/interviews/{interview}/join", json={})).json()["call_id"]
    path = f"/api/agent/interviews/{interview}"
    answer = await agent.http.get(path, params={"call_id": call})
    assert answer.json()["background"] == {"skills": [], "stays": []}


async def refused(person: Person, resume_id: str) -> None:
    body = {"job_description": JOB, "interview_type": "mixed", "resume_id": resume_id}
    answer = await person.http.post("/api/interviews/create", json=body)
    error_of(answer, 422, "does_not_fit", "resume_id")
    assert (await person.http.get("/api/interviews")).json()["items"] == []
