"""An answer and the stretches of speech that it is made of."""

import hashlib
from dataclasses import dataclass
from itertools import groupby

from agent.interview.spoken import split_request
from agent.interview.words import join


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a turn as text; positions are seconds of the call's audio."""

    turn_id: str
    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished answer: as heard or typed, and as corrected where the candidate did so."""

    answer_id: str
    question_id: str
    text: str
    typed: bool
    skipped: bool
    ranges: tuple[tuple[float, float], ...]
    hints_used: int
    edited: str | None = None

    @property
    def as_it_stands(self) -> str:
        """The text that the candidate sees."""
        return self.text if self.edited is None else self.edited


def answer_id(interview_id: str, question_id: str) -> str:
    """The id of the answer to a question: the same in every process that goes on with a call."""
    return "a-" + hashlib.sha256(f"{interview_id}/{question_id}".encode()).hexdigest()[:32]


def follow_up_id(interview_id: str, question_id: str) -> str:
    """The id of the follow-up to a main question."""
    return "f-" + hashlib.sha256(f"{interview_id}/{question_id}".encode()).hexdigest()[:32]


def said_text(parts: tuple[Part, ...]) -> str:
    """What the parts say, turn by turn, without requests to the interviewer."""
    return join(*(kept for _, kept in _turns(parts)))


def said_ranges(parts: tuple[Part, ...]) -> tuple[tuple[float, float], ...]:
    """Where in the call's audio `said_text` lies: one stretch a turn, in order.

    None at all where some of it was said in an earlier call: it has no place in this one's audio,
    and whoever read the rest again would take that for the whole answer.
    """
    if any(part.end_s <= 0.0 for turn, kept in _turns(parts) if kept for part in turn):
        return ()
    ranges = (
        (min(part.start_s for part in turn), max(part.end_s for part in turn))
        for turn, kept in _turns(parts)
        if kept
    )
    return tuple((start_s, end_s) for start_s, end_s in ranges if end_s > start_s)


def _turns(parts: tuple[Part, ...]) -> list[tuple[tuple[Part, ...], str]]:
    turns = [tuple(turn) for _, turn in groupby(parts, key=lambda part: part.turn_id)]
    return [(turn, split_request(join(*(part.text for part in turn)))[0]) for turn in turns]
