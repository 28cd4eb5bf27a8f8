"""Answers that are judged while a language model fails: the real work, database and ladder."""

import asyncio
import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Final

from sqlalchemy import func, select

from agent.coach.evaluation.calibration import Agreement, Calibration, Calibrations
from agent.coach.evaluation.ports import Evaluator
from agent.coach.tasks.criteria import CRITERIA
from agent.coach.tasks.evaluate import ModelEvaluator
from agent.engines.language import LanguageModel
from api.database import Database
from api.evaluations.asking import Evaluations
from api.evaluations.judging import Judging
from api.evaluations.models import EvaluationRow
from api.evaluations.repository import EvaluationRepository
from api.evaluations.sound import AnswerSound
from api.events.events import Events
from api.events.local import LocalRelay
from api.interviews.models import InterviewRow
from api.jobs.background import Background
from api.recording.store import AudioStore
from api.settings import Settings
from api.storage.opening import open_storage
from tests.agent.coach.tasks.judge_script import DRAFT, FEEDBACK, VERDICT
from tests.api.evaluations.over import add_over, somebody
from tests.fakes.evaluator import counted
from tests.faults.base import engines_of, new_database, now
from tests.faults.spell import VERDICTS, Case, Spell
from tests.standins.asked import Asked
from tests.standins.openai import OpenAI
from tests.standins.support import KEY

SCORES: Final = {"a-1": 4, "a-2": 8}
"""By answer: what the model finds of each criterion. A score of another number is made up."""
WITHIN_S: Final = 6 * 3_600.0
"""By then all that is tried again has been."""


@dataclass(slots=True)
class Judged:
    """rows: (answer, status, score, reason), oldest first. undone: work that is left.
    struck: requests that met the fault."""

    rows: list[tuple[str, str, float | None, str | None]] = field(
        default_factory=list[tuple[str, str, float | None, str | None]]
    )
    completed: bool = False
    struck: int = 0


async def judge(case: Case, folder: Path) -> Judged:
    """Two answers of an interview that is over. Needs a virtual loop."""
    judged = Judged()
    spell = Spell(case)
    spell.begin()
    app = OpenAI(_model(case), key=KEY, faults=spell)
    async with new_database(folder) as database:
        async with _evaluator(app) as evaluator:
            storage = open_storage(Settings(data_dir=folder))
            sound = AnswerSound(AudioStore(storage), storage, counted)
            events = Events(LocalRelay(now))
            work = Background(database, events, now, redis_url=None, random=Random(case.seed))
            evaluations = Evaluations(work.jobs, events, now, set_up=True)
            await work.start(Judging(evaluator, sound).kinds())
            await _ask(database, evaluations)
            judged.completed = await _completed(database)
            await work.aclose()
        judged.rows = await _rows(database)
    judged.struck = spell.struck
    return judged


@asynccontextmanager
async def _evaluator(app: OpenAI) -> AsyncGenerator[Evaluator]:
    async with engines_of(app) as engines:
        assert engines.language is not None
        yield ModelEvaluator(engines.language, _measured(engines.language))


def _measured(model: LanguageModel) -> Calibrations:
    """As if every criterion's number had been earned."""
    version = ModelEvaluator(model, Calibrations(evaluators=())).prompt_version
    agreement = Agreement(kappa=0.6, low=0.5, high=0.7, cases=100)
    one = Calibration(
        engine=model.engine,
        model=model.model,
        prompt_version=version,
        cases=100,
        overall=agreement,
        criteria=dict.fromkeys(CRITERIA, agreement),
    )
    return Calibrations(evaluators=(one,))


def _model(case: Case) -> Any:
    """Judges by the answer alone; where a repair is to fail, first out of the scale."""

    def answer(asked: Asked) -> str:
        assert asked.schema is not None
        title = asked.schema["title"]
        said = next(text for text in SCORES if _text(text) in asked.messages[0])
        if title in VERDICTS:
            first = case.moment.repairs and len(asked.messages) == 1
            score = 11 if first else SCORES[said]
            fields: Mapping[str, Any] = {**VERDICT, "evidence": [_text(said)], "score": score}
        else:
            fields = FEEDBACK if title == "Feedback" else DRAFT
        return json.dumps(fields)

    return answer


def _text(answer_id: str) -> str:
    return f"I moved the reports of {answer_id} to a queue with four workers"


async def _ask(database: Database, evaluations: Evaluations) -> None:
    at = now()
    async with database.writing() as db:
        db.add(somebody(at))
        await db.flush()
        answers = {one: f"{_text(one)}. It took a week." for one in SCORES}
        interview = await add_over(db, "i", answers, at)
        groups = (await EvaluationRepository(db).groups([interview.id]))[interview.id]
        assert await evaluations.ask(db, interview, groups)


async def _completed(database: Database) -> bool:
    loop = asyncio.get_running_loop()
    until_s = loop.time() + WITHIN_S
    left = select(func.count()).where(InterviewRow.status != "completed")
    while loop.time() < until_s:
        await asyncio.sleep(5.0)
        async with database.reading() as db:
            if (await db.execute(left)).scalar_one() == 0:
                return True
    return False


async def _rows(database: Database) -> list[tuple[str, str, float | None, str | None]]:
    async with database.reading() as db:
        query = select(EvaluationRow).order_by(EvaluationRow.answer_id, EvaluationRow.number)
        rows = (await db.execute(query)).scalars().all()
        return [(row.answer_id, row.status, row.score, row.reason) for row in rows]
