"""What was measured of an answer against what is true of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import mean
from typing import Final

from bench.delivery_made import Made, Stretch
from schemas.results import Delivery, Filler

_EARLY_S: Final = 0.2
_WORD_WITHIN_S: Final = 0.6
_SOUNDS: Final = ("um", "uh")


@dataclass(slots=True)
class Found:
    """How many are right, invented, missed."""

    right: int = 0
    invented: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """1 where there is nothing to find and nothing was found."""
        total = 2 * self.right + self.invented + self.missed
        return 2 * self.right / total if total else 1.0

    def add(self, right: int, found: int, there: int) -> None:
        """Count one answer in."""
        self.right += right
        self.invented += found - right
        self.missed += there - right


@dataclass(slots=True)
class Scores:
    """Of several answers. Errors: pace (too fast is positive) and speaking time in per cent, first
    word in seconds.
    """

    too_fast: list[float] = field(default_factory=list[float])
    speaking: list[float] = field(default_factory=list[float])
    first_word_s: list[float] = field(default_factory=list[float])
    pauses: Found = field(default_factory=Found)
    fillers: Found = field(default_factory=Found)
    filled: Found = field(default_factory=Found)
    missed: list[str] = field(default_factory=list[str])

    @property
    def pace(self) -> list[float]:
        """Errors of the answers."""
        return [abs(error) for error in self.too_fast]

    @property
    def pace_of_three(self) -> list[float]:
        """Errors of three answers together, about a minute of speech."""
        together = zip(*(self.too_fast[at::3] for at in range(3)), strict=False)
        return [abs(mean(errors)) for errors in together]


def score(measured: Iterable[tuple[Made, Delivery]]) -> Scores:
    """Compare all. A pace that was not given counts as wholly wrong."""
    scores = Scores()
    for made, found in measured:
        scores.too_fast.append(100.0 * ((found.wpm or 0.0) / made.wpm - 1.0))
        scores.speaking.append(100.0 * abs(found.speaking_s / made.speaking_s - 1.0))
        first_s = min(one.start_s for one in made.phrases)
        if found.time_to_first_word_s is not None:
            scores.first_word_s.append(abs(found.time_to_first_word_s - first_s))
        pauses = _paired(made.pauses, [(one.start_s, one.end_s) for one in found.pauses])
        scores.pauses.add(pauses, len(found.pauses), len(made.pauses))
        sounds = [one for one in found.fillers if one.word in _SOUNDS]
        words = [one for one in found.fillers if one.word not in _SOUNDS]
        right = _sounds(made.filled, sounds)
        scores.filled.add(right, len(sounds), len(made.filled))
        right += _words(made.spoken_fillers, words)
        there = len(made.filled) + len(made.spoken_fillers)
        scores.fillers.add(right, len(found.fillers), there)
        scores.missed.append(
            f"{made.name} {made.voice} noise {made.noise_dbfs:.0f} dB echo {made.echo_s} s:"
            f" pace {found.wpm} for {made.wpm:.0f}, pauses {pauses} of {len(made.pauses)}"
            f" ({len(found.pauses)}), fillers {right} of {there} ({len(found.fillers)})"
        )
    return scores


def _paired(there: Sequence[tuple[float, float]], found: Sequence[tuple[float, float]]) -> int:
    """Pairs that share more than half of the longer one."""
    left = list(found)
    for begin, end in there:
        for one in left:
            shared = min(end, one[1]) - max(begin, one[0])
            if shared > 0.5 * max(end - begin, one[1] - one[0]):
                left.remove(one)
                break
    return len(found) - len(left)


def _sounds(there: Sequence[Stretch], found: Sequence[Filler]) -> int:
    """Pairs of which the found one begins within the true one, or just before."""
    left = list(found)
    for true in there:
        for one in left:
            if true.start_s - _EARLY_S <= one.at_s <= true.end_s:
                left.remove(one)
                break
    return len(found) - len(left)


def _words(there: Sequence[Stretch], found: Sequence[Filler]) -> int:
    """Pairs of the same words at the same place."""
    left = list(found)
    for true in there:
        for one in left:
            near = abs(one.at_s - true.start_s) < _WORD_WITHIN_S
            if near and one.word == true.word.strip(",").lower():
                left.remove(one)
                break
    return len(found) - len(left)
