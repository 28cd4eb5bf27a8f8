"""How much an answer speaks of what was asked, by its meaning and by whether something happens."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from agent.coach.evaluation.asked.others import load_others, nearer
from agent.coach.evaluation.ports import ToJudge
from agent.coach.evaluation.reading import Reading
from agent.coach.meaning import SIZE, Vectors, load_encoder

AskedSign = Literal["nearer", "story", "story_told"]
"""nearer: how much nearer to the question the answer is than answers to other questions are, in
their standard deviations. story: 1 where it asks for something that happened. story_told: how much
then happens in the answer."""

_STORY: Final = re.compile(
    r"\b(?:tell me about|describe|walk me through) (?:an?|the|your|some\w*)\b"
    r"|\b(?:what (?:was|did|has)|have you|did you)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """meant: its words with the skills that it is to show. story: it asks for something that
    happened."""

    meant: str
    story: bool

    def signs(self, nearer_by: float, narrated: float) -> Mapping[AskedSign, float]:
        """Of an answer that is nearer by so much, and in which so much happens."""
        return {
            "nearer": nearer_by,
            "story": float(self.story),
            "story_told": narrated if self.story else 0.0,
        }


@dataclass(frozen=True, slots=True)
class Asked:
    """signs: of the question, and of each follow-up question."""

    signs: tuple[Mapping[AskedSign, float], ...]


def asked_of(reading: Reading, narrated: float) -> Asked:
    """narrated: how much happens in the answer, from 0 to 1."""
    questions = questions_of(reading.answer)
    told = whole_of(reading)
    wanted = load_encoder().encode([one.meant for one in questions])
    others = load_others()
    return Asked(
        tuple(
            one.signs(nearer(told, vector, others), narrated)
            for one, vector in zip(questions, wanted, strict=True)
        )
    )


def questions_of(answer: ToJudge) -> tuple[Question, ...]:
    """The question, and those that followed."""
    told = answer.category in ("behavioral", "experience")
    return (
        Question(
            " ".join((answer.question, ", ".join(answer.skills))).strip(),
            told or bool(_STORY.search(answer.question)),
        ),
        *(Question(one.question, bool(_STORY.search(one.question))) for one in answer.follow_ups),
    )


def whole_of(reading: Reading) -> Vectors:
    """What the sentences that count mean together, of length 1; of length 0 where there are none.

    Each counts alike, also where its words came before: it is the one that tells what it is about.
    """
    if not reading.kept:
        return np.zeros(SIZE, np.float32)
    whole = reading.meant.mean(axis=0)
    return whole / np.linalg.norm(whole)
