"""From the journal to rows: what each event means for interview, call, questions and answers.

A pure function of the rows and the event: replaying a journal gives the same rows again.
"""

from api.agent_api.repository import AgentRepository
from api.answers.models import AnswerRow
from api.bookmarks.service import mark
from api.calls import figures
from api.calls.models import CallRow
from api.errors import DoesNotFit
from api.interviews.models import OVER, InterviewRow, QuestionRow
from schemas.journal import (
    Answered,
    Asked,
    Began,
    Bookmarked,
    CallEnded,
    Completed,
    Edited,
    Event,
    Heard,
    Joined,
    Left,
    Refined,
)


class Projection:
    """Applies events of one call, in order."""

    def __init__(self, repository: AgentRepository, call: CallRow, interview: InterviewRow) -> None:
        self._repository = repository
        self._call = call
        self._interview = interview
        self.changed: set[str] = set()
        """The questions to which the answers are others now."""
        self.figures = figures.kept_figures(call.figures)
        """How the call went so far."""

    async def apply(self, event: Event) -> None:
        """What `event` changes. Raises DoesNotFit where it names what is not there."""
        await self._measure(event)
        match event:
            case Joined():
                self._call.client_present = True
            case Left():
                self._call.client_present = False
            case Began():
                if self._interview.status == "pending":
                    self._interview.status = "in_progress"
            case Asked():
                await self._asked(event)
            case Answered():
                await self._answered(event)
            case Refined():
                await self._refined(event)
            case Edited():
                answer = await self._answer(event.answer_id)
                answer.edited = event.text
                self.changed.add(answer.question_id)
            case Bookmarked():
                mark(await self._question(event.question_id), on=event.on)
            case Completed():
                self._completed()
            case CallEnded():
                self._call.client_present = False
                self._call.ended_at = event.at
                self._call.ended_by = event.by
                self._call.end_reason = event.reason
            case _:
                pass  # told for the agent that goes on with the call; no row shows it

    async def _measure(self, event: Event) -> None:
        about_answer = isinstance(event, Heard | Answered)
        answered = await self._ranges(event.question_id) if about_answer else None
        after = figures.after(self.figures, event, answered)
        if after is not self.figures or self._call.figures is None:
            self.figures = after
            self._call.figures = after.model_dump(mode="json")

    async def _ranges(self, question_id: str) -> figures.Ranges | None:
        """Where this call's audio holds a finished answer; null where there is none."""
        answer = await self._repository.answer_to(self._interview.id, question_id)
        if answer is None:
            return None
        return answer.ranges if answer.call_id == self._call.id else ()

    def _completed(self) -> None:
        if self._interview.status not in OVER:
            self._interview.status = "evaluating"

    async def _asked(self, event: Asked) -> None:
        if event.parent_id is None:
            question = await self._question(event.question_id)
        else:
            question = await self._follow_up(event, event.parent_id)
        if question.asked_at is None:
            question.asked_call_id = self._call.id
            question.asked_at = event.at
            question.asked_at_s = event.at_s

    async def _follow_up(self, event: Asked, parent_id: str) -> QuestionRow:
        known = await self._repository.question(self._interview.id, event.question_id)
        if known is not None:
            return known
        parent = await self._question(parent_id)
        if parent.kind != "main":
            raise DoesNotFit("A follow-up belongs to a main question.", field="parent_id")
        question = QuestionRow(
            id=event.question_id,
            interview_id=self._interview.id,
            kind="follow_up",
            parent_id=parent.id,
            position=parent.position,
            text=event.text,
            category=parent.category,
            difficulty=parent.difficulty,
            skills=parent.skills,
            reason="",
            source="agent",
            bookmarked=False,
            asked_call_id=None,
            asked_at=None,
            asked_at_s=None,
            origin_id=None,
        )
        await self._repository.add(question)
        return question

    async def _refined(self, event: Refined) -> None:
        answer = await self._answer(event.answer_id)
        self.changed.add(answer.question_id)
        answer.heard = event.text
        answer.words = [word.model_dump(mode="json") for word in event.words]
        answer.engine = event.engine
        if event.voiced is not None:
            answer.delivery = {"voiced": [list(stretch) for stretch in event.voiced]}

    async def _answered(self, event: Answered) -> None:
        await self._question(event.question_id)
        self.changed.add(event.question_id)
        answer = await self._repository.answer_to(self._interview.id, event.question_id)
        if answer is not None and answer.id != event.answer_id:
            raise DoesNotFit("This question has another answer.", field="answer_id")
        if answer is None:
            answer = AnswerRow(
                id=event.answer_id,
                interview_id=self._interview.id,
                question_id=event.question_id,
            )
        # An answer that was reopened is told again, whole: what was known of it is outdated.
        answer.call_id = self._call.id
        answer.text = event.text
        answer.heard = None
        answer.edited = None
        answer.typed = event.typed
        answer.skipped = event.skipped
        answer.ranges = [list(stretch) for stretch in event.ranges]
        answer.words = []
        answer.engine = None
        answer.hints_used = event.hints_used
        answer.answered_at = event.at
        await self._repository.add(answer)

    async def _question(self, question_id: str) -> QuestionRow:
        question = await self._repository.question(self._interview.id, question_id)
        if question is None:
            raise DoesNotFit("This interview has no such question.", field="question_id")
        return question

    async def _answer(self, answer_id: str) -> AnswerRow:
        answer = await self._repository.answer(self._interview.id, answer_id)
        if answer is None:
            raise DoesNotFit("This interview has no such answer.", field="answer_id")
        return answer
