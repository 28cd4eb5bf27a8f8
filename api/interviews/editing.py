"""Changing the questions of an interview, as long as nobody was asked any."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import TypeAdapter

from agent.coach import ChosenQuestion, Placed
from agent.coach.tasks.question_parts import Wanted
from api.errors import DoesNotFit, NotFound, WrongState
from api.interviews.bodies import interview_body, question_body
from api.interviews.models import InterviewRow, QuestionRow
from api.interviews.repository import InterviewRepository
from api.interviews.rows import OWN_SOURCE, main_question, own_question
from api.resumes.bodies import current_reading
from schemas.calls import CALL_SURVIVES_S
from schemas.interviews import (
    MAX_QUESTIONS,
    AddQuestionRequest,
    Interview,
    Question,
    RegenerateQuestionsRequest,
    UpdateQuestionRequest,
)
from schemas.jobs_analysis import JobAnalysis
from schemas.vocabulary import Category, Difficulty, InterviewType

_YOUR_WORDING = "You wrote this question."
_CATEGORY: TypeAdapter[Category] = TypeAdapter(Category)
_DIFFICULTY: TypeAdapter[Difficulty] = TypeAdapter(Difficulty)
_TYPE: TypeAdapter[InterviewType] = TypeAdapter(InterviewType)


@dataclass(frozen=True, slots=True)
class Replacing:
    """Questions that others are wanted for. ids: theirs; opens: whether the first of them is the
    interview's first of several."""

    wanted: Wanted
    kept: list[Placed]
    replaced: list[Placed]
    ids: list[str]
    opens: bool


class Editor:
    """One interview that is being prepared."""

    def __init__(
        self, interviews: InterviewRepository, row: InterviewRow, questions: list[QuestionRow]
    ) -> None:
        self._interviews = interviews
        self._questions = questions
        self.row = row

    @classmethod
    async def open(
        cls, interviews: InterviewRepository, interview_id: str, now: datetime
    ) -> "Editor":
        """Raises NotFound, or WrongState where the interview has begun or its room is open."""
        row = await interviews.get_to_change(interview_id)
        if row.status != "pending":
            raise WrongState("This interview has begun: its questions stay as they are.")
        # The interviewer has read the questions by then, and would ask those.
        seen_since = now - timedelta(seconds=CALL_SURVIVES_S)
        if await interviews.is_in_a_call(row.id, seen_since=seen_since):
            raise WrongState(
                "The room of this interview is open. Its questions can be changed "
                f"{CALL_SURVIVES_S // 60} minutes after it was left."
            )
        return cls(interviews, row, (await interviews.questions(row))[row.id])

    def body(self) -> Interview:
        """The interview as it is now."""
        return interview_body(self.row, self._questions)

    async def add(self, request: AddQuestionRequest) -> Question:
        """One's own question, as the last one. Raises WrongState where there are enough."""
        if len(self._questions) >= MAX_QUESTIONS:
            raise WrongState(f"An interview has at most {MAX_QUESTIONS} questions.")
        own = own_question(request, self._difficulty)
        question = main_question(self.row.id, len(self._questions) + 1, own)
        await self._interviews.add_questions([question])
        return question_body(question)

    def update(self, question_id: str, request: UpdateQuestionRequest) -> Question:
        """Raises NotFound."""
        question = self._question(question_id)
        if request.text is not None and request.text != question.text:
            question.text = request.text
            question.source = OWN_SOURCE
            question.reason = _YOUR_WORDING
        if request.category is not None:
            question.category = request.category
        if request.difficulty is not None:
            question.difficulty = request.difficulty
        if request.skills is not None:
            question.skills = list(request.skills)
        return question_body(question)

    async def delete(self, question_id: str) -> None:
        """Raises NotFound, or WrongState for the last question."""
        question = self._question(question_id)
        if len(self._questions) == 1:
            raise WrongState("An interview has at least one question.")
        await self._interviews.remove_questions([question])
        self._place([one for one in self._questions if one is not question])

    async def to_replace(self, request: RegenerateQuestionsRequest, *, seed: str) -> "Replacing":
        """What some questions, or all, are to be replaced by. Raises DoesNotFit."""
        old = self._questions if request.ids is None else self._named(request.ids)
        resume_id = self.row.resume_id
        resume = None if resume_id is None else await self._interviews.resume(resume_id)
        wanted = Wanted(
            job_description=self.row.job_description,
            interview_type=_TYPE.validate_python(self.row.interview_type),
            difficulty=self._difficulty,
            count=len(old),
            seed=seed,
            analysis=_analysis(self.row),
            resume=None if resume is None else current_reading(resume),
            asked_before=await self._interviews.asked_before(),
        )
        return Replacing(
            wanted=wanted,
            kept=[_placed(one) for one in self._questions if one not in old],
            replaced=[_placed(one) for one in old],
            ids=[one.id for one in old],
            opens=old[0].position == 1 and len(self._questions) > 1,
        )

    async def replace(self, replacing: "Replacing", chosen: Sequence[ChosenQuestion]) -> None:
        """Put these in their places. Raises WrongState where they are no longer what they were."""
        by_id = {one.id: one for one in self._questions}
        old = [by_id[one] for one in replacing.ids if one in by_id]
        if [_placed(one) for one in old] != replacing.replaced:
            raise WrongState("The questions were changed meanwhile. Ask for others again.")
        new = [
            main_question(self.row.id, one.position, question)
            for one, question in zip(old, chosen, strict=True)
        ]
        await self._interviews.remove_questions(old)
        await self._interviews.add_questions(new)
        kept = [one for one in self._questions if one not in old]
        self._place(sorted([*kept, *new], key=lambda one: one.position))

    def order(self, ids: Sequence[str]) -> None:
        """Raises DoesNotFit where `ids` are not just the questions that there are."""
        if sorted(ids) != sorted(one.id for one in self._questions):
            raise DoesNotFit("Name every question of the interview once.", field="ids")
        self._place(self._named(ids))

    @property
    def _difficulty(self) -> Difficulty:
        return _DIFFICULTY.validate_python(self.row.difficulty)

    def _place(self, questions: list[QuestionRow]) -> None:
        self._questions = questions
        for position, question in enumerate(questions, start=1):
            question.position = position

    def _named(self, ids: Sequence[str]) -> list[QuestionRow]:
        by_id = {one.id: one for one in self._questions}
        if len(set(ids)) != len(ids) or not set(ids) <= set(by_id):
            raise DoesNotFit("Name questions of this interview, each once.", field="ids")
        return [by_id[one] for one in ids]

    def _question(self, question_id: str) -> QuestionRow:
        question = next((one for one in self._questions if one.id == question_id), None)
        if question is None:
            raise NotFound("This interview has no such question.")
        return question


def _placed(row: QuestionRow) -> Placed:
    category = _CATEGORY.validate_python(row.category)
    return Placed(row.text, category, tuple(row.skills), row.source)


def _analysis(row: InterviewRow) -> JobAnalysis | None:
    return None if row.analysis is None else JobAnalysis.model_validate(row.analysis)
