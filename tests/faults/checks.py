"""What must hold of a conversation, of judging and of preparing, in which providers failed."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from agent.coach.tasks.question_set import FIRST_SHOWN_WITHIN_S, REST_WITHIN_S
from api.interviews.rows import FROM_THE_BANK
from schemas.events import CreationAnalysis, CreationInterview, CreationQuestion
from tests.agent.coach.tasks.question_script import JOB
from tests.agent.coach.tasks.test_reading import TEXT
from tests.faults.judged import SCORES, Judged
from tests.faults.prepared import COUNT, Prepared
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
    """The candidate was told of each change to a worse engine, once; that rules word what they are
    asked, once and for all."""
    fell = {part: 1 if part == "llm" else count for part, count in talk.fell.items()}
    return [
        f"{part} was told {talk.told[part]} times of {talk.fell[part]} changes"
        for part in sorted(talk.told.keys() | fell.keys())
        if talk.told[part] != fell.get(part, 0)
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


def interviews_in_part(prepared: Prepared) -> list[str]:
    """What was streamed is what is kept, and whole."""
    kinds = [type(piece) for piece in prepared.pieces]
    if kinds != [CreationAnalysis, *[CreationQuestion] * COUNT, CreationInterview]:
        return [f"the pieces are {[kind.__name__ for kind in kinds]}"]
    texts = [one.data.text for one in prepared.pieces if isinstance(one, CreationQuestion)]
    kept = [text for text, *_ in prepared.kept]
    return [] if texts == kept else [f"{len(texts)} questions streamed, {len(kept)} kept"]


def authors_untold(prepared: Prepared) -> list[str]:
    """A question is the model's, or says that it stands in for one."""
    return [
        f"a question from {source} says {reason}"
        for _, source, reason in prepared.kept
        if source.startswith("model:") == (FROM_THE_BANK in reason)
    ]


def readings_made_up(prepared: Prepared) -> list[str]:
    """All that was read stands in its text."""
    found: list[str] = []
    for piece in prepared.pieces:
        if isinstance(piece, CreationInterview):
            analysis = piece.data.analysis
            assert analysis is not None
            said = (analysis.company, *analysis.required_skills, *analysis.responsibilities)
            found += [one for one in said if one is not None and one not in JOB]
    if prepared.resume is not None:
        found += [one for one in prepared.resume.skills if one not in TEXT]
    return found


def too_late(prepared: Prepared) -> list[str]:
    """The bank took over in time."""
    late: list[str] = []
    if prepared.first_s is None or prepared.first_s > FIRST_SHOWN_WITHIN_S + _A_MOMENT_S:
        late.append(f"the first question came after {prepared.first_s} s")
    if prepared.took_s > REST_WITHIN_S + _A_MOMENT_S:
        late.append(f"it took {prepared.took_s:.1f} s")
    return late


_A_MOMENT_S: Final = 0.5

OF_PREPARATION: Final[Mapping[str, Callable[[Prepared], list[str]]]] = {
    "interviews kept in part or not as streamed": interviews_in_part,
    "questions that do not say who wrote them": authors_untold,
    "readings made up": readings_made_up,
    "interviews too late": too_late,
}


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())
