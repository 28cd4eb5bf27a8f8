"""Answers to another question: what an evaluator makes of them, and of those to their own.

Each reported case is put beside a question of another case, of its own role family and of another
one, with that case's job; and beside questions of the product's bank, of its own family, for
everybody, and of another family, with its own job. Some of these an answer may fit by chance.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import mean
from typing import Final, Literal, get_args

from agent.coach.bank import GENERAL, BankQuestion, load_bank
from agent.coach.evaluation.ports import ToJudge
from agent.coach.evaluation.rubric import LEVEL_EDGES, LOWEST, CriterionName
from bench.eval_coach_cases import to_judge
from bench.eval_coach_judging import Verdict
from bench.report import Figure
from tests.trust.cases import TrustCase

Source = Literal["family", "other", "bank family", "bank general", "bank other"]
SOURCES: Final[tuple[Source, ...]] = get_args(Source)
RELEVANT: Final = 3
"""The label of an answer that does what was asked."""
LOWER: Final = 2.0
_BANK_NAMES: Final = {"nursing": "health"}
_GOALS: Final[dict[Source, float]] = {"family": 80, "other": 95}
_LABELS: Final[dict[Source, str]] = {
    "family": "question of the same role family",
    "other": "question of another family",
    "bank family": "bank's question of the same family",
    "bank general": "bank's question for any job",
    "bank other": "bank's question of another family",
}


@dataclass(frozen=True, slots=True)
class Swapped:
    """A case's answer, given to a question from elsewhere."""

    case: TrustCase
    source: Source
    given: ToJudge


def swapped(cases: Sequence[TrustCase], *, draws: int, seed: int) -> tuple[Swapped, ...]:
    """So many questions from each source for each case, drawn from a seed."""
    rng = random.Random(seed)
    found: list[Swapped] = []
    for case in cases:
        others = {one.question: one for one in cases if one.question != case.question}
        same = [one for one in others.values() if one.family == case.family]
        apart = [one for one in others.values() if one.family != case.family]
        drawn_from: dict[Source, list[TrustCase]] = {"family": same, "other": apart}
        for source, drawn in drawn_from.items():
            for other in rng.sample(drawn, min(draws, len(drawn))):
                found.append(Swapped(case, source, to_judge(other, case.answer)))
        for source, questions in _of_the_bank(case).items():
            for question in rng.sample(questions, draws):
                found.append(Swapped(case, source, _asked(case, question)))
    return tuple(found)


def swapped_figures(
    swaps: Sequence[tuple[Swapped, Verdict]],
    own: Mapping[str, Verdict],
    counted: frozenset[CriterionName],
) -> list[Figure]:
    """Of cases whose relevance is not poor to begin with. own: by case, of the answer to its own
    question. counted: the criteria of the overall score."""
    lines: list[Figure] = []
    for source in SOURCES:
        pairs = [
            (own[one.case.id], verdict)
            for one, verdict in swaps
            if one.source == source
            and (own[one.case.id].scores["relevance"] or LOWEST) >= LEVEL_EDGES[0]
        ]
        if pairs:
            lines += _of_source(source, pairs, counted)
    return lines


def _of_source(
    source: Source, pairs: Sequence[tuple[Verdict, Verdict]], counted: frozenset[CriterionName]
) -> list[Figure]:
    label = f"answer to another question, {_LABELS[source]} ({len(pairs)} answers)"
    relevance = [(was.scores["relevance"], now.scores["relevance"]) for was, now in pairs]
    overall = [(was.overall(counted), now.overall(counted)) for was, now in pairs]
    numbers = [(was, now) for was, now in relevance if was is not None and now is not None]
    caught = f"none, or {LOWER:g} lower"
    lines = [
        Figure(f"{label}: relevance {caught}", _GOALS.get(source), _caught(relevance), "%"),
        Figure(f"{label}: overall score {caught}", _GOALS.get(source), _caught(overall), "%"),
        Figure(f"{label}: with relevance", None, 100 * len(numbers) / len(pairs), "%"),
    ]
    lines = [replace(line, at_least=True) for line in lines[:2]] + lines[2:]
    if numbers:
        before, after = mean(was for was, _ in numbers), mean(now for _, now in numbers)
        lines += [
            Figure(f"{label}: mean relevance, where given", None, after, "of 10"),
            Figure(f"{label}: of these to their own question", None, before, "of 10"),
        ]
    return lines


def refused_figure(cases: Sequence[TrustCase], verdicts: Mapping[str, Verdict]) -> Figure:
    """Relevant answers that are given no number for it."""
    relevant = [case for case in cases if case.criteria.grades().get("relevance", 0) >= RELEVANT]
    without = sum(verdicts[case.id].scores["relevance"] is None for case in relevant)
    label = f"relevant answers to their own question without relevance ({len(relevant)} answers)"
    return Figure(label, 10, 100 * without / len(relevant), "%")


def _caught(scores: Sequence[tuple[float | None, float | None]]) -> float:
    """In per cent of those that have a score where they belong."""
    known = [(was, now) for was, now in scores if was is not None]
    caught = sum(now is None or now <= was - LOWER for was, now in known)
    return 100 * caught / max(1, len(known))


def _of_the_bank(case: TrustCase) -> dict[Source, list[BankQuestion]]:
    own = _BANK_NAMES.get(case.family, case.family)
    found: dict[Source, list[BankQuestion]] = {
        "bank family": [],
        "bank general": [],
        "bank other": [],
    }
    for name, family in load_bank().families.items():
        source: Source = (
            "bank family" if name == own else "bank general" if name == GENERAL else "bank other"
        )
        found[source] += [
            one
            for one in family.questions
            if not one.needs and not one.opener and one.text != case.question
        ]
    return found


def _asked(case: TrustCase, question: BankQuestion) -> ToJudge:
    return replace(
        to_judge(case),
        question=question.text,
        category=question.category,
        difficulty=question.difficulty,
        skills=question.skills,
    )
