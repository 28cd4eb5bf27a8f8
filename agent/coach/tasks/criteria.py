"""One criterion of the rubric: what is asked about it, and several judgements made into one. Pure.

A model at temperature 0 repeats itself, so each judgement is asked in another form: levels and
examples in another order. What it says then varies where the answer lies between two levels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Annotated, Final

from pydantic import Field

from agent.coach.evaluation.ports import ToJudge
from agent.coach.evaluation.quotes import is_said
from agent.coach.evaluation.rubric import HIGHEST, LOWEST, WEIGHTS, CriterionName
from agent.coach.tasks.material import answer_data, job_data, resume_data, said, skills_data
from agent.coach.tasks.prompt_text import PromptText, prompt_text
from agent.engines.language import Fenced, Prompt
from schemas.base import Schema
from schemas.vocabulary import Difficulty

CRITERIA: Final[tuple[CriterionName, ...]] = tuple(WEIGHTS)
MAY_BE_OPEN: Final = frozenset[CriterionName](("technical_accuracy", "job_alignment"))
"""What an answer need not touch at all."""

HALF_A_POINT: Final = 0.5
"""Judgements are whole points, so even equal ones are good to half of one."""

_NOT_FOUND: Final = "None of the words that this was based on were found in the answer."
_NOTHING_QUOTED: Final = "No words of the answer were quoted for this."

Passage = Annotated[str, Field(min_length=1, max_length=400)]


class _Reasoned(Schema):
    """Evidence and reason come before the score, so that the score follows from them."""

    evidence: Annotated[tuple[Passage, ...], Field(max_length=6)]
    why: Annotated[str, Field(min_length=10, max_length=600)]


class Verdict(_Reasoned):
    """One judgement by a criterion that every answer can be judged by."""

    score: Annotated[int, Field(ge=LOWEST, le=HIGHEST)]


class OpenVerdict(_Reasoned):
    """One judgement by a criterion that may not apply; then there is no score."""

    score: Annotated[int, Field(ge=LOWEST, le=HIGHEST)] | None


AnyVerdict = Verdict | OpenVerdict


@dataclass(frozen=True, slots=True)
class Judged:
    """What the judgements of one criterion came to.

    score, low, high: null where the answer says nothing about it. evidence: only what was said.
    invented: quotations that were not found.
    """

    score: float | None
    low: float | None
    high: float | None
    why: str
    evidence: tuple[str, ...]
    invented: int


def prompts_used() -> tuple[PromptText, ...]:
    """All that is ever said about criteria."""
    return (prompt_text("criterion"), *(prompt_text(name) for name in CRITERIA))


def criterion_prompt(name: CriterionName, answer: ToJudge, number: int) -> Prompt:
    """The `number`th (from 0) way to ask. The answer is in the data, and nowhere else."""
    common, own = prompt_text("criterion"), prompt_text(name)
    examples = _turned(own.all("example"), number)
    system = "\n\n".join((common.part("system"), own.part("criterion"), *examples))
    return Prompt(
        system=system, data=_data(name, answer), task=_task(name, answer.difficulty, number)
    )


def levels(name: CriterionName, difficulty: Difficulty) -> tuple[str, ...]:
    """What each level means, from the best to the worst; anybody may know."""
    return tuple(prompt_text(name).part(difficulty).splitlines())


def combined(verdicts: Sequence[AnyVerdict], answer: ToJudge) -> Judged:
    """The median judgement with its own reason, within the spread of all of them.

    Most of them without a score: there is none. verdicts: at least one.
    """
    scores = [verdict.score for verdict in verdicts if verdict.score is not None]
    if 2 * len(scores) <= len(verdicts):
        chosen = next(verdict for verdict in verdicts if verdict.score is None)
        return _judged(chosen, None, None, None, answer)
    middle = median_low(scores)
    chosen = next(verdict for verdict in verdicts if verdict.score == middle)
    low = max(LOWEST, min(scores) - HALF_A_POINT)
    high = min(HIGHEST, max(scores) + HALF_A_POINT)
    return _judged(chosen, float(middle), low, high, answer)


def _judged(
    chosen: AnyVerdict,
    score: float | None,
    low: float | None,
    high: float | None,
    answer: ToJudge,
) -> Judged:
    sayings = said(answer)
    evidence = tuple(dict.fromkeys(one for one in chosen.evidence if is_said(one, sayings)))
    invented = sum(not is_said(one, sayings) for one in chosen.evidence)
    why = chosen.why
    if score is not None and not evidence:
        why = f"{why} {_NOT_FOUND if invented else _NOTHING_QUOTED}"
    return Judged(score, low, high, why, evidence, invented)


def _data(name: CriterionName, answer: ToJudge) -> tuple[Fenced, ...]:
    """No more than the criterion needs: what is not there cannot mislead."""
    match name:
        case "technical_accuracy":
            return (*skills_data(answer), *answer_data(answer))
        case "job_alignment":
            return (*job_data(answer), *resume_data(answer.resume), *answer_data(answer))
        case _:
            return answer_data(answer)


def _task(name: CriterionName, difficulty: Difficulty, number: int) -> str:
    common, own = prompt_text("criterion"), prompt_text(name)
    best_first = levels(name, difficulty)
    ordered = best_first if number % 2 == 0 else best_first[::-1]
    parts = [
        common.part("task"),
        own.part("criterion"),
        f"{common.part('task_level')}\n" + "\n".join(ordered),
        *([common.part("task_open")] if name in MAY_BE_OPEN else []),
        common.part("task_end"),
    ]
    return "\n\n".join(parts)


def _turned(examples: Sequence[str], by: int) -> Sequence[str]:
    at = by % len(examples)
    return (*examples[at:], *examples[:at])
