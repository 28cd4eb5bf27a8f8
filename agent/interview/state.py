"""Where an interview stands: a value that only `flow.step` and the journal's facts change."""

from dataclasses import dataclass, field
from typing import Literal

from agent.coach.listening import Background
from agent.interview.aid import Aid
from agent.interview.answers import Answer, Part, follow_up_id
from agent.interview.commands import Purpose, Timer
from agent.interview.follow_up import FollowUp
from schemas.resumes import ParsedResume
from schemas.room import AgentState, EndedBy
from schemas.vocabulary import CallStatus, Category, Difficulty, Patience, Persona, TurnMode

Stage = Literal["before", "asking", "done"]
"""before: the greeting has not begun. done: the last answer is saved."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the interview, or a follow-up to one. `index` counts main questions from 1."""

    id: str
    text: str
    category: Category
    difficulty: Difficulty
    index: int
    parent_id: str | None = None


@dataclass(frozen=True, slots=True)
class SetUp:
    """What an interview is before it begins.

    questions: at least one, in order, with different ids. time_limit_s: seconds of talk, pauses
    not counted; None where there is no limit. background: what the résumé says. most_follow_ups:
    in the whole interview. has_model: a language model may be asked for follow-ups and hints.
    resume: what it is told of the résumé. Raises ValueError where the questions do not fit.
    """

    interview_id: str
    call_id: str
    questions: tuple[Question, ...]
    interviewer: str
    persona: Persona
    time_limit_s: float | None
    status: CallStatus
    background: Background
    most_follow_ups: int
    has_model: bool
    resume: ParsedResume | None

    def __post_init__(self) -> None:
        if not self.questions:
            raise ValueError("An interview has at least one question.")
        if len({question.id for question in self.questions}) < len(self.questions):
            raise ValueError("Two questions have the same id.")
        if [question.index for question in self.questions] != [
            number + 1 for number in range(len(self.questions))
        ]:
            raise ValueError("Questions are numbered from 1, in order.")


@dataclass(frozen=True, slots=True)
class Preferences:
    """How the candidate wants it."""

    patience: Patience = "normal"
    turn_mode: TurnMode = "auto"
    hints: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """The question that is open, and what has been said to it."""

    question: Question
    parts: tuple[Part, ...] = ()
    hints_used: int = 0


@dataclass(frozen=True, slots=True)
class Reopened:
    """More of an answer that was taken for finished."""

    question_id: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenTurn:
    """A turn that has text and is not over; `question_id` is what it answers."""

    turn_id: str
    question_id: str
    text: str = ""
    end_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Saying:
    """What the interviewer says now. `lead_words` stand before the question in it."""

    utterance_id: str
    purpose: Purpose
    text: str
    lead_words: int


@dataclass(frozen=True, slots=True)
class Pending:
    """What the candidate asked for and the open turn's end holds up."""

    act: Literal["submit", "skip", "end"]
    by: EndedBy = "candidate"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """The follow-up that the open answer would get if it ended with `said`.

    prepared: follow-ups to this answer whose sound was asked for.
    """

    said: str
    follow_up: FollowUp | None
    prepared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlowState:
    """The interview so far. The first block follows from the journal, the second is of the moment.

    elapsed_s: seconds counted until `running_since_s`, a position in the call's audio; None while
    time stands still. last_fact_s: position of the last fact. moved_on_s, discarded_s: what was
    said before these positions belongs to the answer before, or to nothing. left_s: where the
    last client went. cut_ins: how often in this call an answer went on after it was taken for
    finished.
    heard_question: the open question has been said, not cut off at its first words.
    cut_in: the candidate spoke on before the question could be heard.
    draft: the follow-up to the open answer so far. aid: what a language model makes of it.
    """

    setup: SetUp
    stage: Stage = "before"
    open: Open | None = None
    reopened: Reopened | None = None
    asked: tuple[Question, ...] = ()
    answers: tuple[Answer, ...] = ()
    bookmarks: frozenset[str] = frozenset()
    wants: Preferences = Preferences()
    paused: bool = False
    joins: int = 0
    typing_only: bool = False
    elapsed_s: float = 0.0
    running_since_s: float | None = None
    last_fact_s: float = 0.0
    ended_by: EndedBy = "agent"
    end_reason: str = "complete"
    ended_turns: frozenset[str] = frozenset()
    cut_ins: int = 0

    present: bool = False
    candidate_speaking: bool = False
    turn_owed: bool = False
    turn: OpenTurn | None = None
    saying: Saying | None = None
    said: int = 0
    draft: Draft | None = None
    aid: Aid = field(default_factory=Aid)
    pending: Pending | None = None
    hold: bool = False
    offered_repeat: bool = False
    nudges: int = 0
    cut_in: bool = False
    heard_question: bool = False
    moved_on_s: float = 0.0
    left_s: float = 0.0
    discarded_s: float = 0.0
    time_up: bool = False
    told: AgentState | None = None
    timers: frozenset[Timer] = field(default=frozenset[Timer]())

    @property
    def question_id(self) -> str | None:
        """The open question's id."""
        return None if self.open is None else self.open.question.id

    @property
    def next_question(self) -> Question | None:
        """The main question that comes after this one; None after the last."""
        asked = {question.id for question in self.asked}
        return next((q for q in self.setup.questions if q.id not in asked), None)

    @property
    def follow_ups(self) -> tuple[str, ...]:
        """What was asked back so far."""
        return tuple(asked.text for asked in self.asked if asked.parent_id is not None)

    def may_follow_up(self, question: Question) -> bool:
        """Is it a main question without its follow-up, in an interview that may have one more?"""
        if len(self.follow_ups) >= self.setup.most_follow_ups:
            return False
        wanted = follow_up_id(self.setup.interview_id, question.id)
        return question.parent_id is None and all(asked.id != wanted for asked in self.asked)

    @property
    def agent_state(self) -> AgentState:
        """What the interviewer does now."""
        if self.stage == "done":
            return "ended" if self.saying is None else "speaking"
        if self.paused:
            return "paused"
        if self.stage == "before":
            return "connecting"
        if self.saying is not None:
            return "speaking"
        return "thinking" if self.pending is not None else "listening"

    @property
    def awaits_words(self) -> bool:
        """Is it silent, with the floor the candidate's?"""
        return (
            self.present
            and self.open is not None
            and not (self.paused or self.candidate_speaking)
            and self.saying is None
            and self.pending is None
        )

    def elapsed(self, at_s: float) -> float:
        """Seconds of talk until position `at_s`, pauses and absences not counted."""
        if self.running_since_s is None:
            return self.elapsed_s
        return self.elapsed_s + max(0.0, at_s - self.running_since_s)

    def answer_to(self, question_id: str) -> Answer | None:
        """The finished answer to a question."""
        return next((a for a in self.answers if a.question_id == question_id), None)
