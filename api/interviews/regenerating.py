"""Other questions in the place of some, made while no transaction is open."""

from contextlib import aclosing
from dataclasses import dataclass

from agent.coach.tasks.question_set import QuestionWriter
from agent.engines.language import LanguageModel
from api.clock import Clock
from api.database import Database
from api.events.events import Events
from api.ids import new_id
from api.interviews.announcing import announce
from api.interviews.editing import Editor
from api.interviews.repository import InterviewRepository
from api.interviews.rows import chosen_question
from api.quotas.service import Quotas
from schemas.interviews import Interview, RegenerateQuestionsRequest


@dataclass(frozen=True, slots=True)
class Regenerator:
    """For one person. language: null where there is none."""

    database: Database
    events: Events
    quotas: Quotas
    clock: Clock
    language: LanguageModel | None
    owner_id: str

    async def regenerate(self, interview_id: str, request: RegenerateQuestionsRequest) -> Interview:
        """The interview with others in the place of some questions, or of all.

        Raises NotFound, DoesNotFit, QuotaReached, and WrongState also where the questions were
        changed meanwhile.
        """
        async with self.database.writing() as db:
            interviews = InterviewRepository(db, self.owner_id)
            editor = await Editor.open(interviews, interview_id, self.clock())
            wish = await editor.to_replace(request, seed=new_id())
            await self.quotas.take(db, self.owner_id, "regenerations")
        writer = QuestionWriter(self.language)
        replacements = writer.replacements(
            wish.wanted, kept=wish.kept, replaced=wish.replaced, opens=wish.opens
        )
        async with aclosing(replacements) as made:
            chosen = [chosen_question(one) async for one in made]
        async with self.database.writing() as db:
            interviews = InterviewRepository(db, self.owner_id)
            editor = await Editor.open(interviews, interview_id, self.clock())
            await editor.replace(wish, chosen)
            announce(self.events, db, editor.row)
            return editor.body()
