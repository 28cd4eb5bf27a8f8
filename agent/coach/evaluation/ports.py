"""What judges an answer, and what it is given."""

from dataclasses import dataclass
from typing import Protocol

from schemas.evaluation import Judgement
from schemas.resumes import ParsedResume
from schemas.turn import Word
from schemas.vocabulary import Category, Difficulty


@dataclass(frozen=True, slots=True)
class Exchange:
    """A follow-up question, and what was said to it as it stands."""

    question: str
    transcript: str


@dataclass(frozen=True, slots=True)
class ToJudge:
    """One answer with all that it is judged by.

    transcript: the main answer as it stands: a correction wins. heard: the words as recognised,
    the main answer's and then the follow-ups', in seconds of the joined audio; empty where it was
    typed. follow_ups: in the order they were asked. job: the job description, whole. resume: null
    where the interview has none that was read. typed: the main answer was typed.
    """

    question: str
    category: Category
    difficulty: Difficulty
    skills: tuple[str, ...]
    transcript: str
    heard: tuple[Word, ...]
    follow_ups: tuple[Exchange, ...]
    job: str
    resume: ParsedResume | None
    typed: bool


class EvaluationFailed(Exception):
    """No judgement could be had.

    reason: a sentence for the candidate. retryable: asking again later may help.
    """

    def __init__(self, reason: str, *, retryable: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retryable = retryable


class Evaluator(Protocol):
    """Judges answers one at a time; several may be asked at once.

    engine, model and prompt_version name it in what is stored with every score; together with the
    answer they decide what is judged anew.
    """

    @property
    def engine(self) -> str: ...

    @property
    def model(self) -> str: ...

    @property
    def prompt_version(self) -> str: ...

    async def judge(self, answer: ToJudge) -> Judgement:
        """What is found in it. Its quotes need not be checked. Raises EvaluationFailed."""
        ...
