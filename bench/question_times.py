"""How long a new interview's questions take to reach who follows its creation, by the real route.

The model is a stand-in that answers after a typical delay. What a real one adds for writing at
length is not in it.
"""

import json
import tempfile
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
from typing import Any, Final

from fastapi import FastAPI
from pydantic import SecretStr

from agent.coach.job_post import analyze_job
from agent.engines.choice import Engines
from api.clock import system_clock
from api.main import create_app
from api.migrate import migrate
from api.open_database import open_database
from api.settings import Settings
from bench.job_posts import posts
from bench.report import Figure
from tests.agent.coach.tasks.question_script import write_from_lines
from tests.api.language.following import Followed, follow
from tests.api.support import SERVICE_TOKEN, SIGNING_KEY, FakeRooms, guest
from tests.standins.asked import Asked
from tests.standins.faults import Fault, Kind, always
from tests.standins.openai import MODEL, OpenAI
from tests.standins.serving import standin

TYPICAL_S: Final = 0.55
TIMES: Final = 10
COUNT: Final = 10

_KEY: Final = "standin-key"


async def question_times() -> list[Figure]:
    """With a language model, with one that says nothing, and with none."""
    model = OpenAI(_answer, key=_KEY, delay_s=TYPICAL_S)
    silent = OpenAI(_answer, key=_KEY, faults=always(Fault(Kind.HANG)))
    async with standin(model) as origin, standin(silent) as nowhere:
        written = [await _created(origin, "model:") for _ in range(TIMES)]
        stood_in = await _created(nowhere, "bank:")
        of_the_bank = [await _created(None, "bank:") for _ in range(TIMES)]
    with_one = f"stand-in of a language model ({1_000 * TYPICAL_S:.0f} ms)"
    return [
        Figure(f"first question of a set, median, {with_one}", 1.5, _first(written), "s"),
        Figure(f"last question of a set of ten, slowest, {with_one}", 5, _last(written), "s"),
        Figure(f"the interview is kept, slowest, {with_one}", None, _kept(written), "s"),
        Figure("first question, a model that says nothing", 1.5, _first([stood_in]), "s"),
        Figure("last question, a model that says nothing", 5, _last([stood_in]), "s"),
        Figure("the interview is kept, a model that says nothing", None, _kept([stood_in]), "s"),
        Figure("last question of a set of ten, slowest, without a key", 1, _last(of_the_bank), "s"),
    ]


def _first(sets: list[Followed]) -> float:
    return median(_stamps(one)[0] for one in sets)


def _last(sets: list[Followed]) -> float:
    return max(_stamps(one)[-1] for one in sets)


def _kept(sets: list[Followed]) -> float:
    return max(one.pieces[-1].at_s for one in sets)


def _stamps(followed: Followed) -> list[float]:
    return [one.at_s for one in followed.pieces if one.name == "question"]


async def _created(origin: str | None, source: str) -> Followed:
    """One interview of a new person's, in a process that has asked nothing before.

    source: of all questions, or else the figure would be of something else.
    """
    order = {
        "job_description": _job(),
        "interview_type": "mixed",
        "question_count": COUNT,
    }
    async with _application(origin) as app:
        person = await guest(app)
        followed = await follow(app, person.grant["access_token"], order)
        await person.http.aclose()
    questions = followed.named("question")
    if len(questions) != COUNT or not all(one["source"].startswith(source) for one in questions):
        raise AssertionError(f"{followed.status}: {[one['source'] for one in questions]}")
    return followed


@asynccontextmanager
async def _application(origin: str | None) -> AsyncGenerator[FastAPI]:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder), guests=True)
        if origin is not None:
            model = {
                "llm_base_url": f"{origin}/v1",
                "llm_model": MODEL,
                "llm_api_key": SecretStr(_KEY),
            }
            settings = settings.model_copy(update=model)
        database = open_database(settings)
        await migrate(database)
        await database.aclose()
        app = create_app(
            settings,
            service_token=SERVICE_TOKEN,
            signing_key=SIGNING_KEY,
            rooms_factory=_rooms,
            clock=system_clock,
        )
        async with app.router.lifespan_context(app):
            yield app


async def _rooms(_engines: Engines, _app: FastAPI, _token: str) -> FakeRooms:
    return FakeRooms()


def _job() -> str:
    """Long enough to have lines for all questions."""
    return max((post.text for post in posts("tuned").values()), key=len)


def _answer(asked: Asked) -> str:
    assert asked.schema is not None
    answers = {"WrittenSet": write_from_lines, "CopiedJob": _copied}
    return json.dumps(answers[asked.schema["title"]](asked))


def _copied(_: Asked) -> Any:
    found = analyze_job(_job())
    return {
        "is_job": True,
        "title": found.title,
        "company": found.company,
        "seniority_said": None,
        "seniority": None,
        "required_skills": found.required_skills,
        "nice_to_have": found.nice_to_have,
        "responsibilities": found.responsibilities,
        "key_requirements": found.key_requirements,
    }
