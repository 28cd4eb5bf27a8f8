"""Whether there is enough of an answer to be judged, and whether it can be about the question."""

from dataclasses import dataclass
from typing import Final

from agent.coach.evaluation.features import Features

_ENOUGH: Final = 20
"""Words that count, each as much as its sentence brings, from which an answer can have any score;
of what lies below, less is left."""
_NEXT_TO_NOTHING: Final = 12
"""Fewer words that count than this are no answer."""

_CLEARLY: Final = 1.0
"""Leaning to the question from which an answer needs no word of it, the job or its trade."""


@dataclass(frozen=True, slots=True)
class Standing:
    """share: how much of what the features promise is believed, from 0 to 1; null where rules
    cannot know, and then there is no score. reason: why it is not all of it; null where it is.
    """

    share: float | None
    reason: str | None


NOTHING: Final = (
    "Nothing you said adds anything yet. Pleasantries, the question said back and what you said "
    "before do not count as an answer."
)
LITTLE: Final = (
    "There is very little in your answer to go by. A few words do not answer an interview question."
)
ELSEWHERE: Final = (
    "No score: no word of yours takes up the question, the skills or the job post, and by its "
    "meaning your answer is hardly nearer to the question than others are, so these rules cannot "
    "tell whether you answered. Name what you were asked about, and it can be judged."
)
FAR: Final = (
    "No number: by its meaning your answer is not clearly nearer to this question than answers to "
    "other questions are, so these rules cannot tell whether you answered it. Say in a sentence "
    "how what you tell answers the question."
)
NOTHING_HAPPENS: Final = (
    "No number: you were asked for something that happened, and too little happens in your answer "
    "for these rules to tell whether you answered. Tell one occasion: what was done, and what came "
    "of it."
)
NOBODYS: Final = (
    "You were asked for something that you have done. These rules found nothing in your answer "
    "that you did, and hardly a word of the question."
)


def standing_of(features: Features, leaning: float) -> Standing:
    """How far the features of an answer may be believed. leaning: see OnQuestion."""
    if features.weight < _NEXT_TO_NOTHING:
        return Standing(0.0, LITTLE if features.kept else NOTHING)
    if features.topic == 0 and leaning < _CLEARLY:
        return Standing(None, ELSEWHERE)
    elsewhere = features.topic <= 1 and leaning < 0
    if features.asks == "example" and elsewhere and not _of_their_own(features):
        return Standing(0.0, NOBODYS)
    share = min(1.0, (features.weight - _NEXT_TO_NOTHING) / (_ENOUGH - _NEXT_TO_NOTHING))
    return Standing(share, None if share == 1 else LITTLE)


def elsewhere_of(*, lacks_story: bool) -> str:
    """Why rules cannot tell whether an answer that does not lean to its question answers it.

    lacks_story: see OnQuestion.
    """
    return NOTHING_HAPPENS if lacks_story else FAR


def _of_their_own(features: Features) -> bool:
    """Whether "I" or "we" does anything."""
    return any(features.spans(name) for name in ("own", "own_past", "vague_actions", "we"))
