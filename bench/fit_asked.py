"""Fits the check against the question: which words answers use anyway, and what ties an answer to
its question.

An answer of the tuning half is set beside each question of that half: its own, those of its role
family, and those of the others.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, get_args

import numpy as np
from numpy.typing import NDArray

from agent.coach.evaluation.asked import TieSign
from agent.coach.evaluation.asked.files import FEWEST, USUAL, load_ties
from agent.coach.evaluation.asked.keys import keys_of
from agent.coach.evaluation.features import features_of
from agent.coach.evaluation.lexicon import load_lexicon
from agent.coach.evaluation.reading import read
from agent.coach.evaluation.scales import OnQuestion
from bench.coach_curves import Floats
from bench.eval_coach_cases import to_judge
from tests.trust.cases import TrustCase

SIGNS: Final[tuple[TieSign, ...]] = get_args(TieSign)
RELEVANT: Final = 3
"""The label of an answer that does what was asked."""
LOST: Final = 0.06
"""Of relevant answers, how many may be refused: of real ones it will be more, as the words were
written with these questions at hand."""
_SHARES: Final = {"own": 1.0, "family": 0.6, "other": 0.4}
_RIDGE: Final = 0.01
_STEPS: Final = 1_500
_RATE: Final = 0.05


def counted(cases: Sequence[TrustCase]) -> str:
    """The file of usual words: in how many of these answers each stands."""
    phrases = {key for tie in load_ties() for key in tie.told if "_" in key}
    counts: Counter[str] = Counter()
    for case in cases:
        kept = read(to_judge(case), load_lexicon()).kept
        keys = keys_of(one.words for one in kept)
        counts.update(key for key in keys if "_" not in key or key in phrases)
    words: defaultdict[int, list[str]] = defaultdict(list)
    for key, count in counts.items():
        if count >= FEWEST:
            words[count].append(key)
    lines = (f'{count} = "{" ".join(sorted(words[count]))}"' for count in sorted(words))
    head = "# Written by `make fit-coach`: how many of so many answers use a word, by its stem."
    return "\n".join([head, "", f"answers = {len(cases)}", "", "[counts]", *lines]) + "\n"


@dataclass(frozen=True, slots=True)
class Beside:
    """Answers beside questions, a pair a row. kinds: own, family, other."""

    signs: Floats
    kinds: NDArray[np.str_]
    families: NDArray[np.str_]


def beside(cases: Sequence[TrustCase]) -> Beside:
    """Every relevant answer beside every question."""
    questions = {case.question: case for case in cases}
    signs: list[list[float]] = []
    kinds: list[str] = []
    families: list[str] = []
    for case in cases:
        if case.criteria.grades()["relevance"] < RELEVANT:
            continue
        for question, other in questions.items():
            given = to_judge(in_interview_of(case, other), case.answer)
            (found,) = features_of(given).asked.signs
            signs.append([found[name] for name in SIGNS])
            own = "family" if other.family == case.family else "other"
            kinds.append("own" if question == case.question else own)
            families.append(case.family)
    return Beside(np.array(signs), np.array(kinds), np.array(families))


def in_interview_of(case: TrustCase, other: TrustCase) -> TrustCase:
    """The answer of one case in the interview of another."""
    return other.model_copy(update={"answer": case.answer})


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


def write_usual(cases: Sequence[TrustCase]) -> None:
    """Before anything else is fitted: what is usual decides what stands out."""
    USUAL.write_text(counted(cases), "utf-8")
