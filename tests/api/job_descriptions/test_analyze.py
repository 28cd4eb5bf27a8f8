"""Analysing a job description, pasted or sent as a file."""

import httpx
import pytest

from api.context import Context
from bench.job_posts import other_texts, posts
from schemas.jobs_analysis import MAX_JOB_DESCRIPTION, AnalyzedJob
from tests.api.resumes.files import docx, pdf, scan
from tests.api.support import Person, error_of

POST = posts("tuned")["backend_bullets"]
LINES = tuple(line for line in POST.text.splitlines() if line)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def paste(person: Person, text: object) -> httpx.Response:
    return await person.http.post("/api/jobs/analyze", json={"text": text})


async def send(person: Person, name: str, data: bytes) -> httpx.Response:
    return await person.http.post("/api/jobs/analyze", files={"file": (name, data)})


async def test_a_pasted_post_is_taken_apart(person: Person) -> None:
    answer = await paste(person, POST.text)
    assert answer.status_code == 200, answer.text
    job = AnalyzedJob.model_validate_json(answer.content)
    assert (job.title, job.company, job.seniority) == (POST.title, POST.company, "senior")
    assert job.nice_to_have == ("Kafka", "Go")
    assert len(job.responsibilities) == 3
    assert job.text == POST.text
    for n, skill in enumerate(job.required_skills):
        start, to = job.spans[f"required_skills/{n}"]
        assert POST.text[start:to] == skill


@pytest.mark.parametrize("kind", ["pdf", "docx", "txt"])
async def test_a_file_is_read(person: Person, kind: str) -> None:
    data = {"pdf": pdf, "docx": docx}[kind](LINES) if kind != "txt" else POST.text.encode()
    answer = await send(person, f"job.{kind}", data)
    assert answer.status_code == 200, answer.text
    job = AnalyzedJob.model_validate_json(answer.content)
    assert job.title == POST.title
    assert {"Python", "Django", "FastAPI"} <= set(job.required_skills)
    start, to = job.spans["title"]
    assert job.text[start:to] == POST.title


@pytest.mark.parametrize("name", ["recipe_soup", "resume_engineer", "python_code", "lorem"])
async def test_what_is_no_job_is_refused_with_a_hint(person: Person, name: str) -> None:
    text = other_texts()[name]
    message = error_of(await paste(person, text), 422, "does_not_fit", "text")
    assert "job description" in message
    if name != "python_code":
        error_of(await send(person, "job.txt", text.encode()), 422, "does_not_fit", "file")


@pytest.mark.parametrize("text", ["", "x" * (MAX_JOB_DESCRIPTION + 1), None, 7])
async def test_a_text_has_its_bounds(person: Person, text: object) -> None:
    error_of(await paste(person, text), 422, "does_not_fit", "text")


async def test_a_file_has_its_bounds(person: Person) -> None:
    text = "Nurse wanted. " * (MAX_JOB_DESCRIPTION // 10)
    error_of(await send(person, "job.txt", text.encode()), 422, "does_not_fit", "file")
    error_of(await send(person, "job.pdf", scan()), 422, "scanned_file", "file")
    error_of(await send(person, "job.txt", b""), 422, "empty_file", "file")
    error_of(await send(person, "job.png", b"\x89PNG\r\n\x1a\n\x00\x00"), 415, "wrong_type", "file")


async def test_a_day_has_so_many_analyses(person: Person, context: Context) -> None:
    async with context.database.writing() as db:
        limit = context.settings.quota_analyses
        await context.quotas.take(db, person.grant["user"]["id"], "analyses", limit - 1)
    error_of(await paste(person, ""), 422, "does_not_fit", "text")
    assert (await paste(person, POST.text)).status_code == 200
    refused = await paste(person, POST.text)
    assert "200 job descriptions" in error_of(refused, 429, "quota_reached")
    assert int(refused.headers["retry-after"]) > 0
    # A file counts as an upload.
    assert (await send(person, "job.txt", POST.text.encode())).status_code == 200


async def test_other_bodies_are_refused(person: Person) -> None:
    path = "/api/jobs/analyze"
    headers = {"Content-Type": "application/json"}
    error_of(await person.http.post(path, content=b"{", headers=headers), 400, "malformed")
    error_of(await person.http.post(path, json={}), 422, "does_not_fit", "text")
    error_of(await person.http.post(path, json={"text": "Nurse", "x": 1}), 422, "does_not_fit", "x")
    error_of(await person.http.post(path, content=b"Nurse"), 415, "wrong_type")
    error_of(await person.http.post(path, files={"other": b"Nurse"}), 422, "does_not_fit", "file")


async def test_a_lone_surrogate_is_no_fault_of_ours(person: Person) -> None:
    answer = await person.http.post(
        "/api/jobs/analyze",
        content=b'{"text": "Nurse \\ud800 wanted"}',
        headers={"Content-Type": "application/json"},
    )
    assert answer.status_code in (200, 400, 422)
