"""Fitting the keyless coach: four criteria on curves from 1 to 10, at once. numpy only.

Each criterion is fitted to its own label. Some are drawn towards what would bring the rubric's
weighted average to the answer's level, so that the numbers also fit what is made of them. Each
weight may only go the way its feature's reason gives (telling a result never lowers a score), which
keeps a model of a hundred cases from learning their accidents; what would go the other way becomes
zero.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent.coach.evaluation.rubric import HIGHEST, LEVEL_EDGES, LOWEST

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

RIDGE: Final = 0.01
"""How strongly weights are drawn to zero, per case."""
STEADY: Final = 2.0
"""How strongly weights are drawn away from what moves when the same is said in other words."""
STRETCH: Final = 1.35
"""A fit of noisy labels stays near their middle, and so would rarely call an answer poor or
excellent; it is drawn out from its median by this."""
MOST_FEATURES: Final = 12
_STEPS: Final = 1_200
_RATE: Final = 0.05
_EDGES: Final = np.array([-np.inf, *LEVEL_EDGES, np.inf])


@dataclass(frozen=True, slots=True)
class Labelled:
    """features: an answer a row. grades: its criteria a column, levels from 0. levels: overall.

    restated: by how much features move where the same is said in other words, a pair a row.
    """

    features: Floats
    grades: Ints
    levels: Ints
    restated: Floats

    def part(self, chosen: NDArray[np.bool_]) -> "Labelled":
        """Some of the answers."""
        return replace(
            self,
            features=self.features[chosen],
            grades=self.grades[chosen],
            levels=self.levels[chosen],
        )


@dataclass(frozen=True, slots=True)
class Curves:
    """starts: one a criterion. weights: a criterion a row, a feature a column."""

    starts: Floats
    weights: Floats

    def scores(self, features: Floats) -> Floats:
        """An answer a row, a criterion a column, from 1 to 10."""
        return LOWEST + (HIGHEST - LOWEST) * _logistic(features @ self.weights.T + self.starts)


@dataclass(frozen=True, slots=True)
class Aims:
    """signs: a criterion a row, +1 or -1 a feature, 0 where it is not to be used. shares: what each
    criterion weighs in the average, summing to one. pulls: how strongly each is drawn to the level.
    """

    signs: Floats
    shares: Floats
    pulls: Floats


def fit(cases: Labelled, aims: Aims) -> Curves:
    """By Adam on the penalised log likelihood of all labels, projected onto the allowed signs."""
    free = _fit(cases, aims)
    spread = np.abs(free.weights) * cases.features.std(axis=0)
    kept = min(MOST_FEATURES, cases.features.shape[1])
    least = np.sort(spread, axis=1)[:, -kept, None]
    few = _fit(cases, replace(aims, signs=np.where(spread >= least, aims.signs, 0.0)))
    leanings = cases.features @ few.weights.T + few.starts
    middles = np.median(leanings, axis=0)
    return Curves(few.starts * STRETCH + (1 - STRETCH) * middles, few.weights * STRETCH)


def _fit(cases: Labelled, aims: Aims) -> Curves:
    # A criterion a row: its start, then its weights.
    criteria, features = aims.signs.shape
    values = np.zeros((criteria, features + 1))
    mean, square = np.zeros_like(values), np.zeros_like(values)
    for step in range(1, _STEPS + 1):
        slope = _slope(Curves(values[:, 0], values[:, 1:]), cases, aims)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        values -= _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        values[:, 1:] = np.where(values[:, 1:] * aims.signs > 0, values[:, 1:], 0.0)
    return Curves(values[:, 0], values[:, 1:])


def _slope(curves: Curves, cases: Labelled, aims: Aims) -> Floats:
    """Of the penalised mean negative log likelihood."""
    scores = curves.scores(cases.features)
    by_score = _by_score(scores, cases.grades)
    by_average = _by_score((scores @ aims.shares)[:, None], cases.levels[:, None])
    by_score += by_average * aims.shares * aims.pulls
    share = (scores - LOWEST) / (HIGHEST - LOWEST)
    by_leaning = by_score * (HIGHEST - LOWEST) * share * (1 - share) / len(scores)
    by_weights = by_leaning.T @ cases.features + RIDGE * curves.weights
    by_weights += STEADY * curves.weights @ (cases.restated.T @ cases.restated)
    return np.column_stack([by_leaning.sum(axis=0), by_weights])


def _by_score(scores: Floats, levels: Ints) -> Floats:
    """Slope of the negative log likelihood of levels; scores have logistic noise of a point."""
    above = _logistic(_EDGES[levels + 1] - scores)
    below = _logistic(_EDGES[levels] - scores)
    return 1 - above - below


def _logistic(at: Floats) -> Floats:
    return 1 / (1 + np.exp(-np.clip(at, -40, 40)))


def kappa(given: Ints, labelled: Ints, levels: int = 4) -> float:
    """Quadratic weighted kappa of levels counted from 0; 0 where either side is constant."""
    seen = np.zeros((levels, levels))
    np.add.at(seen, (given, labelled), 1)
    places = np.arange(levels)
    apart = (places[:, None] - places[None, :]) ** 2
    chance = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / seen.sum()
    expected = float((apart * chance).sum())
    return 1 - float((apart * seen).sum()) / expected if expected > 0 else 0.0
