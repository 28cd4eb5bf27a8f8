"""`make fit-turns`: fits how long a pause deserves to be, on made-up answers, and writes it.

First the odds that somebody who paused goes on, by regression on ends and on pauses inside
sentences. Then the pause that each odds deserve, where waiting, cutting into a thought and cutting
into a breath each have a price. Only the half for fitting is looked at.
"""

import argparse
from collections.abc import Mapping, Sequence
from typing import Final, get_args

import numpy as np
from numpy.typing import NDArray

from agent.hearing.completeness import Completeness, judge
from agent.hearing.going_on import PATH, SIGNS, Calibration, Deserved, Sign, signs
from bench.turn_ends.heard import Pause
from bench.turn_ends.library import Answer, answers
from bench.turn_ends.replay import (
    Decision,
    delays_s,
    is_breath,
    is_thinking,
    outcomes,
    share_cut,
)
from bench.turn_ends.scripts import missing_voices, scripts

Floats = NDArray[np.float64]
READS: Final[tuple[Completeness, ...]] = get_args(Completeness)
LOWERS: Final[Mapping[Sign, bool]] = {
    "voice": True,
    "stops": True,
    "goes_on": False,
    "last_word": True,
}
"""Whether a sign can only lower the odds that more comes, or only raise them."""
THINKING_S: Final = 1.2
BREATH_S: Final = 0.42
"""Prices of cutting in, in seconds that the ends of all answers would be later: of all thoughts,
and of all breaths."""
LONGEST: Final[dict[Completeness, float]] = {
    "closing": 1.0,
    "finished": 1.4,
    "open": 1.4,
    "leaning": 4.4,
    "unfinished": 4.4,
}
"""Not fitted: somebody who is misheard, and said "No.", must not wait for what nobody will say."""
_PULL: Final = 2.0
"""Holds the weights back: a few hundred answers are few."""
_STEPS: Final = 4_000
_RATE: Final = 0.05
_KNOTS: Final = (-2.5, -1.5, -1.0, -0.5, 0.0, 0.4, 0.8, 1.4, 2.2, 3.2)
_SECONDS: Final = (
    *np.arange(0.34, 0.80, 0.02).round(2).tolist(),
    *np.arange(0.85, 2.0, 0.15).round(2).tolist(),
    *(2.2, 2.6, 3.0, 3.4, 3.8, 4.2, 4.4),
)
_ROUNDS: Final = 4


def features(pause: Pause, usual: Mapping[Sign, float]) -> list[float]:
    """One for each way to read, then the signs above the usual."""
    read = judge(pause.text)
    known = signs(pause.ending, pause.voices[0])
    return [
        *(float(read == one) for one in READS),
        *(known.get(sign, usual[sign]) - usual[sign] for sign in SIGNS),
    ]


def fit_odds(heard: Sequence[Answer]) -> Calibration:
    """The odds alone; the pauses of it are none yet."""
    pauses = [
        pause
        for answer in heard
        for pause in answer.pauses
        if pause.kind in ("end", "thinking", "um")
    ]
    known = [signs(pause.ending, pause.voices[0]) for pause in pauses]
    usual: dict[Sign, float] = {
        sign: float(np.median([one[sign] for one in known if sign in one])) for sign in SIGNS
    }
    rows = np.array([features(pause, usual) for pause in pauses])
    goes_on = np.array([float(pause.kind != "end") for pause in pauses])
    found = _regression(rows, goes_on)
    weights = dict(zip(SIGNS, found[len(READS) :], strict=True))
    return Calibration(
        reads={read: round(float(found[n]), 2) for n, read in enumerate(READS)},
        usual={sign: round(value, 2) for sign, value in usual.items()},
        weights={sign: round(float(value), 3) for sign, value in weights.items()},
        pauses=(Deserved(odds=-1.0, pause_s=0.5), Deserved(odds=1.0, pause_s=2.0)),
        longest=LONGEST,
    )


def _regression(rows: Floats, goes_on: Floats) -> Floats:
    """Logistic, by gradient; each sign may pull one way only."""
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        expected = 1.0 / (1.0 + np.exp(-rows @ weights))
        slope = rows.T @ (expected - goes_on) + _PULL * weights
        weights -= _RATE * slope / np.sqrt(len(rows))
        for number, sign in enumerate(SIGNS, len(READS)):
            limit = np.minimum if LOWERS[sign] else np.maximum
            weights[number] = limit(0.0, weights[number])
    return weights


def fit_pauses(heard: Sequence[Answer], known: Calibration) -> Calibration:
    """Each knot in turn takes the length at which waiting and cutting in cost least together."""
    odds: dict[int, tuple[Completeness, float]] = {
        id(pause): (judge(pause.text), _odds(known, pause))
        for answer in heard
        for pause in answer.pauses
    }

    def price(lengths: Sequence[float]) -> float:
        tried = _with(known, lengths)
        found = outcomes(heard, lambda pause: tried.pause_s(*odds[id(pause)]))
        return (
            float(np.mean(delays_s(found)))
            + THINKING_S * share_cut(found, is_thinking) / 100
            + BREATH_S * share_cut(found, is_breath) / 100
        )

    lengths = [_SECONDS[n * len(_SECONDS) // len(_KNOTS)] for n in range(len(_KNOTS))]
    best = price(lengths)
    for _ in range(_ROUNDS):
        for knot in range(len(_KNOTS)):
            for length in _SECONDS:
                # The others give way: more is never waited for less.
                earlier = [min(length, one) for one in lengths[:knot]]
                later = [max(length, one) for one in lengths[knot + 1 :]]
                tried = [*earlier, length, *later]
                if (now := price(tried)) < best:
                    best, lengths = now, tried
    return _with(known, lengths)


def decision(known: Calibration) -> Decision:
    """By this calibration, at normal patience."""
    return lambda pause: known.pause_s(judge(pause.text), _odds(known, pause))


def _odds(known: Calibration, pause: Pause) -> float:
    return known.odds(judge(pause.text), pause.ending, pause.voices[0])


def _with(known: Calibration, lengths: Sequence[float]) -> Calibration:
    pauses = zip(_KNOTS, lengths, strict=True)
    return known.model_copy(
        update={"pauses": tuple(Deserved(odds=at, pause_s=round(s, 2)) for at, s in pauses)}
    )


def written(known: Calibration) -> str:
    """The file."""
    lines = ["# Written by `make fit-turns` from made-up answers; explained in going_on.py.", ""]
    lines += ["pauses = ["]
    lines += [f"  {{ odds = {one.odds}, pause_s = {one.pause_s} }}," for one in known.pauses]
    lines += ["]"]
    tables = {
        "reads": known.reads,
        "usual": known.usual,
        "weights": known.weights,
        "longest": known.longest,
    }
    for name, table in tables.items():
        lines += ["", f"[{name}]", *(f"{key} = {value}" for key, value in table.items())]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fit, say how well it does on what it was fitted to, and write."""
    argparse.ArgumentParser(prog="python -m bench.fit_turns", description=__doc__).parse_args()
    for line in missing_voices():
        print(f"Without {line}.")
    heard = answers([one for one in scripts() if one.half == "fit"], print)
    known = fit_pauses(heard, fit_odds(heard))
    found = outcomes(heard, decision(known))
    print(f"delay {1_000 * np.mean(delays_s(found)):.0f} ms")
    print(f"cut: {share_cut(found, is_thinking):.1f} % of thoughts")
    print(f"cut: {share_cut(found, is_breath):.1f} % of breaths")
    PATH.write_text(written(known))
    print(f"{PATH.name} written from {len(heard)} answers.")


if __name__ == "__main__":
    main()
