"""What one candidate says in one call, drawn by seed. Pure."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Final, Literal

from bench.side_by_side.clips import Clip, Kind

Talk = Literal["mixed", "short", "long", "pause", "noise20", "noise10", "over"]
"""mixed: a bit of everything, for a quick look. over: into what the interviewer says."""
THINKING_S: Final = (0.2, 0.9)
INTO_REPLY_S: Final = (0.8, 1.5)
_MIXED: Final[Sequence[tuple[Kind, Kind | None]]] = (
    ("short", None),
    ("pause", "backchannel"),
    ("long", None),
    ("short", "barge_in"),
    ("pause", "cough"),
    ("short", "backchannel"),
    ("long", "barge_in"),
    ("pause", None),
    ("short", "backchannel"),
    ("pause", "barge_in"),
    ("long", "backchannel"),
    ("short", None),
)
_OVER: Final[Sequence[Kind]] = ("barge_in", "backchannel", "cough", "backchannel")


@dataclass(frozen=True, slots=True)
class Utterance:
    """An answer, and what is said into the reply to it. thinking_s: before the answer; into_s:
    after the reply began."""

    answer: Clip
    over: Clip | None
    thinking_s: float
    into_s: float


def plan(
    clips: Sequence[Clip], talk: Talk, turns: int, seed: str, *, first: int = 0
) -> list[Utterance]:
    """So many utterances. seed: names cell and call, so that contestants get the same. first: with
    which of a talk's kinds it begins, so that several calls have all of them."""
    rng = random.Random(seed)
    kept: dict[Kind, None] = dict.fromkeys(clip.kind for clip in clips)
    stock = {kind: _shuffled(clips, kind, rng) for kind in kept}
    kinds = islice(cycle(_kinds(talk)), first, first + turns)
    return [
        Utterance(
            next(stock[answer]),
            None if over is None else next(stock[over]),
            rng.uniform(*THINKING_S),
            rng.uniform(*INTO_REPLY_S),
        )
        for answer, over in kinds
    ]


def _kinds(talk: Talk) -> Sequence[tuple[Kind, Kind | None]]:
    if talk == "mixed":
        return _MIXED
    if talk == "over":
        return [("short", over) for over in _OVER]
    return [(talk, None)]


def _shuffled(clips: Sequence[Clip], kind: Kind, rng: random.Random) -> "cycle[Clip]":
    return cycle(rng.sample(found := [clip for clip in clips if clip.kind == kind], len(found)))
