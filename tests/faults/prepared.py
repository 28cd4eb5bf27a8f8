"""An interview that is created, and a résumé that is read, while a language model fails."""

import asyncio
import json
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy import select

from agent.coach.tasks.resume import read_resume
from agent.engines.errors import EngineError
from api.database import Database
from api.interviews.creation import Creator, Order
from api.interviews.models import QuestionRow
from api.quotas.service import Quotas
from api.settings import Settings
from schemas.events import CreationEvent, CreationQuestion
from schemas.interviews import CreateInterviewRequest
from schemas.resumes import ParsedResume
from tests.agent.coach.tasks.question_script import JOB, write_from_lines
from tests.agent.coach.tasks.test_reading import COPIED, COPIED_JOB, TEXT
from tests.api.evaluations.over import OWNER, somebody
from tests.faults.base import engines_of, new_database, now
from tests.faults.spell import Case, Spell
from tests.standins.asked import Asked
from tests.standins.openai import OpenAI
from tests.standins.support import KEY

COUNT: Final = 6
_INVENTED: Final = {"company": "Globex"}
"""What the model makes up at first, so that it is asked again."""


@dataclass(slots=True)
class Prepared:
    """pieces: of the creation. kept: text, source and reason of the questions in the database.
    resume: null where the model did not read it. first_s: until the first question; null where
    there was none. took_s: the creation. struck: requests that met the fault."""

    pieces: list[CreationEvent] = field(default_factory=list[CreationEvent])
    kept: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    resume: ParsedResume | None = None
    first_s: float | None = None
    took_s: float = 0.0
    struck: int = 0


async def prepare(case: Case, folder: Path) -> Prepared:
    """One interview and one résumé. Needs a virtual loop."""
    prepared = Prepared()
    spell = Spell(case)
    spell.begin()
    app = OpenAI(_answer, key=KEY, faults=spell)
    clock = asyncio.get_running_loop().time
    async with new_database(folder) as database, engines_of(app) as engines:
        quotas = Quotas(Settings(data_dir=folder), now)
        order = await _order(database)
        began = clock()
        creator = Creator(database, quotas, now, engines.page_language)
        async with aclosing(await creator.begin(order)) as pieces:
            async for piece in pieces:
                prepared.pieces.append(piece)
                if prepared.first_s is None and isinstance(piece, CreationQuestion):
                    prepared.first_s = clock() - began
        prepared.took_s = clock() - began
        assert engines.language is not None
        try:
            prepared.resume, _ = await read_resume(engines.language, TEXT)
        except EngineError:
            prepared.resume = None  # the rules' reading stands
        async with database.reading() as db:
            rows = await db.execute(select(QuestionRow).order_by(QuestionRow.position))
            prepared.kept = [(one.text, one.source, one.reason) for one in rows.scalars()]
    prepared.struck = spell.struck
    return prepared


async def _order(database: Database) -> Order:
    async with database.writing() as db:
        db.add(somebody(now()))
    request = CreateInterviewRequest(
        job_description=JOB, interview_type="mixed", question_count=COUNT
    )
    return Order(OWNER, request, None, "/api/interviews/create")


def _answer(asked: Asked) -> str:
    assert asked.schema is not None
    told = "Globex" in asked.messages[0]
    match asked.schema["title"]:
        case "WrittenSet":
            answer = write_from_lines(asked)
        case "CopiedJob":
            answer = COPIED_JOB if told else {**COPIED_JOB, **_INVENTED}
        case _:
            answer = COPIED
    return json.dumps(answer)
