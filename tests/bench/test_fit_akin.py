"""Fitting what good answers have in common in meaning."""

import numpy as np

from agent.coach.meaning import SIZE
from bench.fit_akin import Meant

SEED = 5
FAMILIES = 4
ANSWERS = 120


def made() -> Meant:
    """Levels follow the first two dimensions; the first also moves where words change."""
    rng = np.random.default_rng(SEED)
    answers = rng.normal(0, 0.01, (ANSWERS, SIZE))
    answers[:, :2] = rng.random((ANSWERS, 2))
    worth = answers[:, 0] + answers[:, 1]
    changed = answers[:20].copy()
    changed[:, 0] += 1
    return Meant(
        answers=answers,
        changed=changed,
        of=np.arange(20),
        levels=np.searchsorted(np.quantile(worth, (0.25, 0.5, 0.75)), worth).astype(np.int64),
        families=np.array([f"family {at % FAMILIES}" for at in range(ANSWERS)]),
    )


def test_it_follows_the_level_and_not_what_words_change() -> None:
    meant = made()
    direction, answers, changed = meant.fitted(np.ones(ANSWERS, np.bool_))
    assert direction.weights[1] > 2 * abs(direction.weights[0])
    assert np.corrcoef(answers, meant.levels)[0, 1] > 0.5
    assert 0 <= answers.min() < answers.max() <= 1
    assert np.abs(changed - answers[meant.of]).mean() < 0.3


def test_no_answer_is_judged_by_a_direction_that_knows_its_family() -> None:
    meant = made()
    levels = meant.levels.copy()
    within = meant.families == "family 0"
    levels[within] = 3 - levels[within]
    everyone = np.ones(ANSWERS, np.bool_)
    turned = Meant(meant.answers, meant.changed, meant.of, levels, meant.families)
    others = meant.fitted(~within)[0]
    whole, told, _ = turned.fitted(everyone)
    raw = turned.fitted(~within)[0]
    np.testing.assert_allclose(others.weights, raw.weights)
    assert np.corrcoef(told[within], others.of(meant.answers)[within])[0, 1] > 0.9
    assert not np.allclose(whole.weights, others.weights)
