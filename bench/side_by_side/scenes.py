"""What is measured in a run. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bench.side_by_side.cells import Scene
from bench.side_by_side.delays import Preset
from bench.side_by_side.plan import Talk

TALKS: Final[tuple[Talk, ...]] = ("short", "long", "pause", "over", "noise20", "noise10")
"""Each by itself, beside what is mixed."""
TURNS_A_CALL: Final = 12
"""Of one sitting: our interviews have 15 questions, and end after the last."""
QUICK_TURNS_A_CALL: Final = 6
OTHER_CALLS: Final = (1, 8, 16)
LOSSES: Final = (1, 3, 5)
"""Percent, each way."""


def quick() -> list[Scene]:
    """A bit of everything at two calls."""
    return [Scene("fast", "mixed", 2, QUICK_TURNS_A_CALL)]


def full() -> list[Scene]:
    """Over 200 mixed turns for `fast` at four calls, over 60 elsewhere and of each kind."""
    scenes = [
        *_enough("fast", "mixed", 4, 200),
        *_enough("typical", "mixed", 4, 60),
        *(scene for talk in TALKS for scene in _enough("fast", talk, 4, 60)),
        *(scene for calls in OTHER_CALLS for scene in _enough("fast", "mixed", calls, 60)),
        *(replace(one, loss=n) for n in LOSSES for one in _enough("fast", "mixed", 4, 60)),
    ]
    # A run that is cut off has a little of everything.
    return sorted(scenes, key=lambda scene: scene.round)


def some(
    scenes: Sequence[Scene], *, talks: Sequence[str], calls: Sequence[int], rounds: int | None
) -> list[Scene]:
    """Those of these kinds, all where none is named, and of each the first so many rounds."""
    return [
        scene
        for scene in scenes
        if (not talks or scene.talk in talks)
        and (not calls or scene.calls in calls)
        and (rounds is None or scene.round < rounds)
    ]


def _enough(preset: Preset, talk: Talk, calls: int, turns: int) -> list[Scene]:
    rounds = -(-turns // (calls * TURNS_A_CALL))
    return [Scene(preset, talk, calls, TURNS_A_CALL, number) for number in range(rounds)]
