"""What an interview came to: per answer, and over all.

Every key is always there. A score that cannot be given is null, and `reason` says why. Positions
in `words`, `quotes` and `delivery` are seconds from the start of that answer's audio.
"""

from typing import Literal

from pydantic import Field

from schemas.base import Id, Schema, Seconds
from schemas.interviews import Score
from schemas.turn import Word
from schemas.vocabulary import Category

Grade = Literal["A", "B", "C", "D"]
ResultsStatus = Literal["pending", "scored", "not_scored"]
AnswerStatus = Literal["scored", "not_scored", "pending", "skipped"]


class ScoredBy(Schema):
    """What gave the scores, and how well it agrees with people on `agreement_cases` cases.

    agreement: null where it was not measured, and then there are no cases; or where too little of
    the rubric agrees well enough for an overall score.
    """

    engine: str
    model: str
    prompt_version: str
    agreement: float | None
    agreement_cases: int


class CategoryScores(Schema):
    """Averages by category."""

    technical: Score | None
    behavioral: Score | None
    communication: Score | None


class SkillScore(Schema):
    """The average over the `n` answers that show a skill."""

    name: str
    score: Score | None
    n: int = Field(ge=0)


class Chapter(Schema):
    """Where a main question begins in the recording."""

    question_id: Id
    start_s: Seconds


class Recording(Schema):
    """The whole interview, both sides."""

    audio_url: str
    duration_s: Seconds
    chapters: tuple[Chapter, ...]


class FollowUp(Schema):
    """A question asked back, and what was said to it."""

    question_id: Id
    question: str
    transcript: str


class Criterion(Schema):
    """The score by one criterion; `why` stands also where there is none."""

    score: Score | None
    why: str


class Rubric(Schema):
    """The five criteria, weighted 25, 25, 20, 20 and 10 per cent."""

    relevance: Criterion
    examples: Criterion
    clarity: Criterion
    technical_accuracy: Criterion
    job_alignment: Criterion


class Wording(Schema):
    """Words that were said, and better ones."""

    said: str
    better: str


class StarPart(Schema):
    """Whether a part of the story was told, and where."""

    found: bool
    quote: str | None


class Star(Schema):
    """Situation, task, action, result."""

    situation: StarPart
    task: StarPart
    action: StarPart
    result: StarPart


class Quote(Schema):
    """The candidate's own words, which can be played."""

    text: str
    start_s: Seconds
    end_s: Seconds
    kind: Literal["strength", "weakness", "evidence"]


class IdealAnswer(Schema):
    """A better answer, and what it does otherwise."""

    text: str
    differences: tuple[str, ...]
    why: str


class Pause(Schema):
    """A silence inside an answer."""

    start_s: Seconds
    end_s: Seconds


class Filler(Schema):
    """An "um" or its like."""

    word: str
    at_s: Seconds


class Delivery(Schema):
    """How it was said, measured from the audio; `wpm`: words a minute."""

    words: int
    speaking_s: Seconds
    wpm: float | None
    wpm_by_10s: tuple[float, ...]
    time_to_first_word_s: Seconds | None
    pauses: tuple[Pause, ...]
    fillers: tuple[Filler, ...]
    filler_percent: float | None


class Attempt(Schema):
    """An earlier answer to the same question."""

    answer_id: Id
    score: Score | None


class AnswerResult(Schema):
    """One asked main question with all that was said to it.

    answer_id: null while nothing was answered. transcript: as it stands, corrections included.
    heard: as recognised; null where the answer was typed. words: the main answer's, then those of
    the follow-ups, on the audio's own time line.
    """

    answer_id: Id | None
    question_id: Id
    question: str
    category: Category
    skills: tuple[str, ...]
    follow_ups: tuple[FollowUp, ...]
    transcript: str
    heard: str | None
    edited: bool
    typed: bool
    words: tuple[Word, ...]
    audio_url: str | None
    status: AnswerStatus
    reason: str | None
    score: Score | None
    low: Score | None
    high: Score | None
    elaboration_needed: bool | None
    rubric: Rubric | None
    findings: tuple[str, ...]
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    improvements: tuple[str, ...]
    wording: tuple[Wording, ...]
    star: Star | None
    quotes: tuple[Quote, ...]
    ideal_answer: IdealAnswer | None
    delivery: Delivery | None
    hints_used: int = Field(ge=0)
    previous_attempts: tuple[Attempt, ...]


class Results(Schema):
    """The results of an interview."""

    interview_id: Id
    status: ResultsStatus
    overall_score: Score | None
    low: Score | None
    high: Score | None
    reason: str | None
    grade: Grade | None
    scored_by: ScoredBy | None
    categories: CategoryScores
    skills: tuple[SkillScore, ...]
    recording: Recording | None
    answers: tuple[AnswerResult, ...]
