"""What must hold of a conversation, and of judging, in which providers failed."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from tests.faults.judged import SCORES, Judged
from tests.faults.talk import Talk


def words_lost(talk: Talk) -> list[str]:
    """Each word that was said is in its question's answer."""
    texts = {question_id: text for question_id, _, text in talk.answered}
    lost: list[str] = []
    for question_id, said in talk.said.items():
        missing = Counter(_words(said)) - Counter(_words(texts.get(question_id, "")))
        if missing:
            lost.append(f"{question_id}: {len(missing)} words, the first {min(missing)}")
    return lost


def words_doubled(talk: Talk) -> list[str]:
    """No word is there more often than it was said."""
    texts = {question_id: text for question_id, _, text in talk.answered}
    said = Counter(word for text in talk.said.values() for word in _words(text))
    kept = Counter(word for text in texts.values() for word in _words(text))
    return [f"{word}, {n} too often" for word, n in (kept - said).items()]


def readings_lost(talk: Talk) -> list[str]:
    """Each answer is read a second time, and once."""
    answers = {answer_id for _, answer_id, _ in talk.answered}
    return [
        f"{answer_id} was read {talk.refined[answer_id]} times"
        for answer_id in answers
        if talk.refined[answer_id] != 1
    ]


def said_twice_or_never(talk: Talk) -> list[str]:
    """What sounded is what the interviewer had to say, whole and in order."""
    if talk.heard == talk.asked:
        return []
    return [f"heard {talk.heard} of {talk.asked}"]


def stopped(talk: Talk) -> list[str]:
    """The call went on to its end."""
    return [] if talk.stopped is None else [talk.stopped]


def told_once(talk: Talk) -> list[str]:
    """The candidate was told of each change to a worse engine, once."""
    parts = talk.told.keys() | talk.fell.keys()
    return [
        f"{part} was told {talk.told[part]} times of {talk.fell[part]} changes"
        for part in sorted(parts)
        if talk.told[part] != talk.fell[part]
    ]


def back_up(talk: Talk) -> list[str]:
    """Who is well again is used again."""
    return [f"{part} is not back" for part in talk.ill]


OF_TALKS: Final[Mapping[str, Callable[[Talk], list[str]]]] = {
    "words of answers lost": words_lost,
    "words of answers doubled": words_doubled,
    "second readings lost or doubled": readings_lost,
    "sentences said twice, in part or never": said_twice_or_never,
    "calls that stopped": stopped,
    "worse engines told not exactly once": told_once,
    "engines not back when well": back_up,
}


def evaluations_doubled(judged: Judged) -> list[str]:
    """Each answer has one evaluation."""
    counts = Counter(answer_id for answer_id, *_ in judged.rows)
    return [f"{one} has {counts[one]} evaluations" for one in SCORES if counts[one] != 1]


def scores_made_up(judged: Judged) -> list[str]:
    """A score is the one that the model gave; where there is none, a reason is."""
    wrong: list[str] = []
    for answer_id, status, score, reason in judged.rows:
        scored = status == "scored" and score == SCORES[answer_id]
        if not scored and not (status == "not_scored" and score is None and reason):
            wrong.append(f"{answer_id} is {status} with {score}, {reason}")
    return wrong


def evaluations_left(judged: Judged) -> list[str]:
    """All came to an end."""
    return [] if judged.completed else ["an answer was never judged, nor given up"]


OF_JUDGING: Final[Mapping[str, Callable[[Judged], list[str]]]] = {
    "evaluations doubled or missing": evaluations_doubled,
    "scores made up": scores_made_up,
    "evaluations that never ended": evaluations_left,
}
"""What is wrong of each, for a person."""


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())
