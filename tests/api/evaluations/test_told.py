"""Whoever may read results reads the same scores: on paper, behind a link, in an export."""

import io
from typing import Any

import pytest
from fastapi import FastAPI
from pypdf import PdfReader

from api.context import Context
from schemas.shares import SharedResults
from tests.api.evaluations.talks import ids, results, said, talk
from tests.api.support import Agent, Person, client, settled
from tests.fakes.evaluator import ScriptedEvaluator, judgement

FOUND = judgement(
    8.0,
    wording=[{"said": "I moved the cache", "better": "I moved the cache and measured it"}],
    findings=["Clarity: It is clear.", "You name a machine."],
)


@pytest.fixture
async def interview(
    person: Person, agent: Agent, context: Context, evaluator: ScriptedEvaluator
) -> dict[str, Any]:
    """One answer that is scored, with its sound."""
    evaluator.found = [FOUND]
    interview = await person.create_interview(question_count=1)
    await talk(person, agent, *said(ids(interview)[0]), interview=interview, sound=True)
    await settled(context.database)
    return interview


async def test_a_report_gives_the_scores_with_what_they_rest_on(
    person: Person, interview: dict[str, Any]
) -> None:
    answer = await person.http.get(f"/api/interviews/{interview['id']}/report.pdf")
    assert answer.status_code == 200, answer.text
    pages = PdfReader(io.BytesIO(answer.content)).pages
    told = " ".join(" ".join(page.extract_text() for page in pages).split())
    for part in (
        "Overall 8.0 of 10 (between 7.5 and 8.5), grade A.",
        "Scored by scripted, script, version 1.",
        "It agrees with the levels of our 100 test answers at 0.52.",
        "Relevance (25 %), 8.0 of 10: It says what was done.",
        "Technical accuracy (20 %), no score: Nobody here can tell.",
        "How to improve • Say what came of it.",
        "“I moved the cache” → “I moved the cache and measured it”",
        "210 words a minute, fillers: 1, pauses: 0.",
        "What was found • You name a machine.",
    ):
        assert part in told
    assert told.count("It is clear.") == 1


async def test_a_link_shows_the_same_scores(
    app: FastAPI, person: Person, interview: dict[str, Any]
) -> None:
    body = {"expires_in_days": 7, "show": {"name": True, "resume": True, "audio": False}}
    link = await person.http.post(f"/api/interviews/{interview['id']}/share", json=body)
    async with client(app) as nobody:
        token = link.json()["url"].rpartition("/")[2]
        answer = await nobody.get(f"/api/shared/{token}")
    shown = SharedResults.model_validate_json(answer.content).results
    mine = await results(person, interview)
    assert (shown.overall_score, shown.grade, shown.scored_by) == (8, "A", mine.scored_by)
    assert shown.answers[0].rubric == mine.answers[0].rubric
    assert shown.answers[0].delivery == mine.answers[0].delivery
