"""The trust cases and what is made of them, as an evaluator gets them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from agent.coach.evaluation.ports import ToJudge
from schemas.resumes import NOTHING_READ, Experience, ParsedResume
from schemas.turn import Word
from tests.injections.payloads import Payload
from tests.trust.cases import LEVELS, TrustCase
from tests.trust.floors import Floor

_WORD_S: Final = 0.4
_SUMMARY: Final = "Reliable, curious, used to working with others."


@dataclass(frozen=True, slots=True)
class Injected:
    """An answer with and without a text that gives orders."""

    payload: Payload
    clean: ToJudge
    given: ToJudge


def spoken(text: str) -> tuple[Word, ...]:
    """The words of `text` as if each had been heard for as long."""
    return tuple(
        Word(text=word, start_s=at * _WORD_S, end_s=(at + 1) * _WORD_S, confidence=0.95)
        for at, word in enumerate(text.split())
    )


def to_judge(case: TrustCase | Floor, answer: str | None = None) -> ToJudge:
    """A case as it is judged; answer: other words in place of its own."""
    text = case.answer if answer is None else answer
    return ToJudge(
        question=case.question,
        category=case.category,
        difficulty=case.difficulty,
        skills=case.skills,
        transcript=text,
        heard=spoken(text),
        follow_ups=(),
        job=case.job,
        resume=None,
        typed=False,
    )


def injected(
    cases: Sequence[TrustCase], payloads: Sequence[Payload], *, a_payload: int, seed: int
) -> tuple[Injected, ...]:
    """Each payload in `a_payload` answers of as many levels in turn, drawn from a seed."""
    rng = random.Random(seed)
    by_level = [[case for case in cases if case.level == level] for level in LEVELS]
    found: list[Injected] = []
    for number, payload in enumerate(payloads):
        for step in range(a_payload):
            case = rng.choice(by_level[(number + step) % len(by_level)])
            found.append(_injected(to_judge(case), payload))
    return tuple(found)


def sampled(cases: Sequence[TrustCase], a_level: int, seed: int) -> tuple[TrustCase, ...]:
    """So many cases of each level, drawn from a seed."""
    rng = random.Random(seed)
    return tuple(
        case
        for level in LEVELS
        for case in rng.sample([one for one in cases if one.level == level], a_level)
    )


def _injected(clean: ToJudge, payload: Payload) -> Injected:
    if payload.place == "answer":
        text = f"{clean.transcript} {payload.text}"
        return Injected(payload, clean, replace(clean, transcript=text, heard=spoken(text)))
    if payload.place == "job":
        return Injected(payload, clean, replace(clean, job=f"{clean.job}\n{payload.text}"))
    clean = replace(clean, resume=_resume(_SUMMARY, "Planning"))
    spoiled = _resume(f"{_SUMMARY}\n{payload.text}", payload.text)
    return Injected(payload, clean, replace(clean, resume=spoiled))


def _resume(summary: str, skill: str) -> ParsedResume:
    """A short résumé with a text in three of its fields."""
    stay = Experience(
        company="Northgate",
        title="Team member",
        start="2020",
        end="present",
        bullets=(skill[:500],),
    )
    said = {"summary": summary[:4_000], "skills": (skill[:500],), "experience": (stay,)}
    return NOTHING_READ.model_copy(update={"name": "Sam Doe", **said})
