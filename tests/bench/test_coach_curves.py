"""Fitting the keyless coach."""

from collections.abc import Sequence

import numpy as np
import pytest

from bench.coach_curves import Aims, Labelled, fit, kappa

SEED = 3


def made(cases: int = 120, restated: Sequence[Sequence[float]] = ()) -> Labelled:
    """Levels that follow the first feature up and the second down; the third is chance."""
    rng = np.random.default_rng(SEED)
    features = rng.random((cases, 3))
    worth = features[:, 0] - features[:, 1]
    levels = np.searchsorted(np.quantile(worth, (0.25, 0.5, 0.75)), worth).astype(np.int64)
    moved = np.array(restated, np.float64).reshape(-1, 3)
    return Labelled(features, levels[:, None], levels, moved)


def aims(*signs: float) -> Aims:
    return Aims(np.array([signs]), shares=np.array([1.0]), pulls=np.array([1.0]))


def test_scores_follow_what_the_labels_follow() -> None:
    known = made()
    curves = fit(known, aims(1, -1, 1))
    scores = curves.scores(known.features)[:, 0]
    assert scores.min() >= 1
    assert scores.max() <= 10
    assert np.corrcoef(scores, known.levels)[0, 1] > 0.9
    assert curves.weights[0, 0] > 0 > curves.weights[0, 1]


def test_no_weight_goes_the_other_way() -> None:
    assert fit(made(), aims(-1, -1, 1)).weights[0, 0] == 0


def test_what_moves_when_the_same_is_said_otherwise_weighs_less() -> None:
    steady, shaky = fit(made(), aims(1, -1, 1)), fit(made(restated=[[1, 0, 0]]), aims(1, -1, 1))
    assert 0 <= shaky.weights[0, 0] < steady.weights[0, 0] / 2
    assert shaky.weights[0, 1] < 0


@pytest.mark.parametrize(
    ("given", "expected"),
    [([0, 1, 2, 3], 1.0), ([3, 2, 1, 0], -1.0), ([1, 1, 1, 1], 0.0)],
)
def test_kappa_of_agreement_its_contrary_and_no_opinion(given: list[int], expected: float) -> None:
    labelled = np.array([0, 1, 2, 3])
    assert kappa(np.array(given), labelled) == pytest.approx(expected)
