"""Fitting a proportional-odds model, small enough to be read. numpy only.

Each weight may only go one way (telling a result never lowers a score), which keeps a model of a
hundred cases from learning their accidents; what would go the other way becomes zero.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_STEPS: Final = 1_500
_RATE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Fitted:
    """weights: a feature each. cuts: between the levels, ascending."""

    weights: Floats
    cuts: Floats

    def leanings(self, features: Floats) -> Floats:
        """Where each answer stands on the scale that the cuts divide."""
        return features @ self.weights


def fit(features: Floats, levels: Ints, signs: Floats, ridge: float) -> Fitted:
    """By Adam on the penalised log likelihood, projected onto the allowed signs.

    features: an answer a row. levels: from 0, at least two of them. signs: +1 or -1 a feature.
    ridge: how strongly weights are drawn to zero, per case.
    """
    steps = int(levels.max())
    shares = np.array([(levels <= level).mean() for level in range(steps)]).clip(0.02, 0.98)
    first = np.log(shares / (1 - shares))
    values = np.concatenate([np.zeros(features.shape[1]), first])
    mean, square = np.zeros_like(values), np.zeros_like(values)
    wide = features.shape[1]
    for step in range(1, _STEPS + 1):
        slope = _slope(values, features, levels, ridge)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        values -= _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        values[:wide] = np.where(values[:wide] * signs > 0, values[:wide], 0.0)
        values[wide:] = np.sort(values[wide:])
    return Fitted(values[:wide], values[wide:])


def _slope(values: Floats, features: Floats, levels: Ints, ridge: float) -> Floats:
    """Of the penalised mean negative log likelihood."""
    wide = features.shape[1]
    weights, cuts = values[:wide], values[wide:]
    leaning = features @ weights
    edges = np.concatenate([[-np.inf], cuts, [np.inf]])
    above = _logistic(edges[levels + 1] - leaning)
    below = _logistic(edges[levels] - leaning)
    share = np.maximum(above - below, 1e-9)
    up, down = above * (1 - above) / share, below * (1 - below) / share
    on_cuts = np.zeros(len(cuts))
    np.add.at(on_cuts, levels[levels < len(cuts)], -up[levels < len(cuts)])
    np.add.at(on_cuts, levels[levels > 0] - 1, down[levels > 0])
    on_weights = features.T @ (up - down) / len(levels) + ridge * weights
    return np.concatenate([on_weights, on_cuts / len(levels)])


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
