"""Fits the check against the question: what ties an answer to it.

An answer of the tuning half is set beside each question of that half: its own, those of its role
family, and those of the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, get_args

import numpy as np
from numpy.typing import NDArray

from agent.coach.evaluation.asked import AskedSign
from agent.coach.evaluation.asked.about import questions_of, whole_of
from agent.coach.evaluation.asked.others import FILE, nearer
from agent.coach.evaluation.lexicon import load_lexicon
from agent.coach.evaluation.reading import read
from agent.coach.evaluation.scales import OnQuestion
from agent.coach.evaluation.signs_for import narrated
from agent.coach.meaning import Vectors, load_encoder
from bench.coach_curves import Floats
from bench.eval_coach_cases import to_judge
from tests.trust.cases import TrustCase

SIGNS: Final[tuple[AskedSign, ...]] = get_args(AskedSign)
RELEVANT: Final = 3
"""The label of an answer that does what was asked."""
LOST: Final = 0.07
"""Of relevant answers, how many may be refused."""
_SHARES: Final = {"own": 1.0, "family": 0.6, "other": 0.4}
_RIDGE: Final = 0.01
_STEPS: Final = 1_500
_RATE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Beside:
    """Answers beside questions, a pair a row. kinds: own, family, other."""

    signs: Floats
    kinds: NDArray[np.str_]
    families: NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class _Told:
    case: TrustCase
    vector: Vectors
    narrated: float


def beside(cases: Sequence[TrustCase]) -> Beside:
    """Every relevant answer beside every question.

    It is compared with answers of other families, as a new answer is: of those that the file has,
    none is to its question.
    """
    questions = [
        (case, question, load_encoder().encode([question.meant])[0])
        for case in {one.question: one for one in cases}.values()
        for question in questions_of(to_judge(case))
    ]
    answers = [_told(case) for case in cases]
    signs: list[list[float]] = []
    kinds: list[str] = []
    families: list[str] = []
    for one in answers:
        if one.case.criteria.grades()["relevance"] < RELEVANT:
            continue
        others = np.array([by.vector for by in answers if by.case.family != one.case.family])
        for other, question, vector in questions:
            found = question.signs(nearer(one.vector, vector, others), one.narrated)
            signs.append([found[name] for name in SIGNS])
            own = "family" if other.family == one.case.family else "other"
            kinds.append("own" if other.question == one.case.question else own)
            families.append(one.case.family)
    return Beside(np.array(signs), np.array(kinds), np.array(families))


def fit_asked(pairs: Beside) -> OnQuestion:
    """With the start at which families left out lose no more than LOST of their answers."""
    leanings = np.zeros(len(pairs.kinds))
    for family in sorted(set(pairs.families)):
        within = pairs.families == family
        start, weights = _fit(pairs.signs[~within], pairs.kinds[~within])
        leanings[within] = pairs.signs[within] @ weights + start
    own = leanings[pairs.kinds == "own"]
    least = float(np.quantile(own, LOST))
    for kind in ("family", "other"):
        refused = float((leanings[pairs.kinds == kind] < least).mean())
        print(f"refused, a question of the {kind}: {100 * refused:.0f} %")
    start, weights = _fit(pairs.signs, pairs.kinds)
    return OnQuestion(
        start=start - least,
        weights={name: float(one) for name, one in zip(SIGNS, weights, strict=True)},
    )


def write_others(cases: Sequence[TrustCase]) -> None:
    """Before anything else is fitted: what answers mean that were given to other questions."""
    np.save(FILE, np.array([_told(case).vector for case in cases], np.float16))


def _told(case: TrustCase) -> _Told:
    reading = read(to_judge(case), load_lexicon())
    return _Told(case, whole_of(reading), narrated(reading).value)


def _fit(signs: Floats, kinds: NDArray[np.str_]) -> tuple[float, Floats]:
    """Logistic regression, own against others, by Adam."""
    middle, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    scaled = np.column_stack([np.ones(len(signs)), (signs - middle) / spread])
    own = (kinds == "own").astype(np.float64)
    worth = np.zeros(len(kinds))
    for kind, share in _SHARES.items():
        worth[kinds == kind] = share / max(1, int((kinds == kind).sum()))
    worth /= worth.sum()
    values = np.zeros(scaled.shape[1])
    mean, square = np.zeros_like(values), np.zeros_like(values)
    for step in range(1, _STEPS + 1):
        given = 1 / (1 + np.exp(-scaled @ values))
        slope = scaled.T @ (worth * (given - own)) + _RIDGE * np.append(0.0, values[1:])
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        values -= _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    weights = values[1:] / spread
    return float(values[0] - weights @ middle), weights
