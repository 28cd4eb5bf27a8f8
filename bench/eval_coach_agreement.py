"""Agreement with labels: quadratic weighted kappa, where it may lie, and what chance rivals reach.

The rivals are fitted on the tuning half: the length of an answer alone, and the words that it
uses. A scorer that does no better than they has not understood anything.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from agent.coach.evaluation.calibration import Agreement
from agent.coach.evaluation.text import words_of
from bench.coach_curves import Floats, Ints, kappa
from tests.trust.cases import LEVELS, TrustCase

SAMPLES: Final = 2_000
_RIDGES: Final = (0.3, 1.0, 3.0, 10.0, 30.0)
_FOLDS: Final = 6


@dataclass(frozen=True, slots=True)
class Pair:
    """A level given and the level labelled, from 0; question: what it answers."""

    given: int
    labelled: int
    question: str


def agreement(pairs: Sequence[Pair], seed: int) -> Agreement | None:
    """None without a case. The interval is of samples of whole questions: answers to the same one
    are no separate evidence."""
    if not pairs:
        return None
    given = np.array([pair.given for pair in pairs])
    labelled = np.array([pair.labelled for pair in pairs])
    places: dict[str, list[int]] = {}
    for at, pair in enumerate(pairs):
        places.setdefault(pair.question, []).append(at)
    groups: list[Ints] = [np.array(one, np.int64) for one in places.values()]
    rng = np.random.default_rng(seed)
    sampled: list[float] = []
    for _ in range(SAMPLES):
        drawn = np.concatenate([groups[at] for at in _picked(rng, len(groups))])
        sampled.append(kappa(given[drawn], labelled[drawn], len(LEVELS)))
    low, high = np.percentile(sampled, (2.5, 97.5))
    return Agreement(
        kappa=kappa(given, labelled, len(LEVELS)),
        low=float(low),
        high=float(high),
        cases=len(pairs),
    )


def _picked(rng: np.random.Generator, number: int) -> list[int]:
    """As many as there are, some more than once."""
    return [int(at) for at in rng.integers(number, size=number)]


def by_length(tuning: Sequence[TrustCase], reported: Sequence[TrustCase]) -> list[Pair]:
    """What the number of words alone says, longer being better or worse as the tuning half has
    it."""
    known, levels = _lengths(tuning), _levels(tuning)
    way = 1.0 if np.corrcoef(known, levels)[0, 1] >= 0 else -1.0
    return _pairs(_cut(way * known, levels, way * _lengths(reported)), reported)


def by_words(tuning: Sequence[TrustCase], reported: Sequence[TrustCase]) -> list[Pair]:
    """What a bag of words says: which ones are used, ridge regression on the level."""
    known = [set(words_of(case.answer)) for case in tuning]
    levels = _levels(tuning)
    names = sorted({word for words in known for word in words})
    rarity = {word: math.log(len(known) / sum(word in words for words in known)) for word in names}

    def rows(bags: Sequence[set[str]]) -> Floats:
        found = np.array([[rarity[word] * (word in bag) for word in names] for bag in bags])
        return found / np.linalg.norm(found, axis=1, keepdims=True).clip(1e-9)

    matrix = rows(known)
    folds = _folds(tuning)
    left_out = {ridge: _left_out(matrix, levels, folds, ridge) for ridge in _RIDGES}
    ridge = max(
        _RIDGES,
        key=lambda one: kappa(_cut(left_out[one], levels, left_out[one]), levels, len(LEVELS)),
    )
    other = rows([set(words_of(case.answer)) for case in reported])
    guessed = _ridge(matrix, levels, other, ridge)
    # Cut where answers that were left out lie: the fitted ones are too sure of themselves.
    return _pairs(_cut(left_out[ridge], levels, guessed), reported)


def _folds(cases: Sequence[TrustCase]) -> Ints:
    """A family is left out as a whole."""
    families = sorted({case.family for case in cases})
    return np.array([families.index(case.family) % _FOLDS for case in cases])


def _left_out(matrix: Floats, levels: Ints, folds: Ints, ridge: float) -> Floats:
    found = np.zeros(len(levels))
    for fold in range(_FOLDS):
        inside = folds != fold
        found[~inside] = _ridge(matrix[inside], levels[inside], matrix[~inside], ridge)
    return found


def _ridge(matrix: Floats, levels: Ints, other: Floats, ridge: float) -> Floats:
    middle = levels.mean()
    alike = matrix @ matrix.T + ridge * np.eye(len(levels))
    weights = np.asarray(np.linalg.solve(alike, levels - middle), np.float64)
    return middle + other @ (matrix.T @ weights)


def _cut(known: Floats, levels: Ints, values: Floats) -> Ints:
    """Levels in the shares that the known ones have."""
    shares = [(levels <= level).mean() for level in range(len(LEVELS) - 1)]
    return np.searchsorted(np.quantile(known, shares), values)


def _lengths(cases: Sequence[TrustCase]) -> Floats:
    return np.array([float(len(case.answer.split())) for case in cases])


def _levels(cases: Sequence[TrustCase]) -> Ints:
    return np.array([case.grade - 1 for case in cases])


def _pairs(given: Ints, cases: Sequence[TrustCase]) -> list[Pair]:
    return [
        Pair(int(level), case.grade - 1, case.question)
        for level, case in zip(given, cases, strict=True)
    ]
