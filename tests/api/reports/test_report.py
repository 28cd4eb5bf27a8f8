"""The report on paper."""

import io
from typing import Any

import pytest
from fastapi import FastAPI
from pypdf import PdfReader

from api.context import Context
from api.interviews.models import InterviewRow
from tests.api.sound import tone_chunks
from tests.api.story import whole_interview
from tests.api.support import Agent, Person, client, error_of

MINE = "Ich löste es — with “care”: Ελληνικά, русский, naïve\x07 ☂. 日本語 😀 " * 40


@pytest.fixture
async def interview(person: Person, agent: Agent) -> dict[str, Any]:
    """A finished interview with sound: one question answered, one skipped."""
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    for n, chunk in enumerate(tone_chunks(10)):
        await agent.put_audio(call_id, n, chunk)
    first, second = (question["id"] for question in interview["questions"])
    await agent.report(call_id, *whole_interview(first, second))
    return interview


def path_of(interview: dict[str, Any]) -> str:
    return f"/api/interviews/{interview['id']}/report.pdf"


def words(pdf: bytes) -> str:
    """All text, with single spaces."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


async def test_a_report_says_what_the_results_say(
    person: Person, interview: dict[str, Any]
) -> None:
    answer = await person.http.get(path_of(interview))
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    assert "attachment" in answer.headers["content-disposition"]
    said = words(answer.content)
    assert interview["job"]["title"] in said
    for question in interview["questions"]:
        assert question["text"] in said
    for part in (
        "2 January 2026",
        "Not scored: evaluation is not set up.",
        "The recording lasts 0:05 min.",
        "0:01 min of speech",
        "I did it myself.",
        "corrected by you",
        "Asked back:",
        "All alone.",
        "Not scored: the question was skipped.",
    ):
        assert part in said


async def test_it_takes_any_script_and_length(person: Person, interview: dict[str, Any]) -> None:
    answer_id = f"a-{interview['questions'][0]['id']}"
    corrected = await person.http.patch(f"/api/answers/{answer_id}", json={"transcript": MINE})
    assert corrected.status_code == 202
    said = words((await person.http.get(path_of(interview))).content)
    for part in ("Ich löste es — with “care”", "Ελληνικά", "русский", "naïve ☂"):
        assert said.count(part) == 40


async def test_the_same_results_give_the_same_file(
    person: Person, interview: dict[str, Any]
) -> None:
    first = await person.http.get(path_of(interview))
    known = {"If-None-Match": first.headers["etag"]}
    assert (await person.http.get(path_of(interview), headers=known)).status_code == 304
    assert (await person.http.get(path_of(interview))).content == first.content


async def test_before_the_interview_it_says_so(person: Person) -> None:
    interview = await person.create_interview()
    said = words((await person.http.get(path_of(interview))).content)
    assert "Not scored: the interview is not finished." in said
    assert "No question was asked." in said


async def test_it_is_the_owners(
    app: FastAPI, person: Person, stranger: Person, interview: dict[str, Any]
) -> None:
    error_of(await stranger.http.get(path_of(interview)), 404, "not_found")
    async with client(app) as nobody:
        error_of(await nobody.get(path_of(interview)), 401, "not_signed_in")


async def test_people_and_titles_are_only_text(
    person: Person, interview: dict[str, Any], context: Context
) -> None:
    async with context.database.writing() as db:
        row = await db.get_one(InterviewRow, interview["id"])
        row.job_title = "<b>**Nurse**</b> /JavaScript (alert) {nb}"
    pdf = (await person.http.get(path_of(interview))).content
    assert "<b>**Nurse**</b> /JavaScript (alert)" in words(pdf)
