"""What the check against the question knows: which words belong to what is asked, and how many
answers use a word anyway."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from agent.coach.evaluation.text import stem

TIES: Final = Path(__file__).with_name("ties.toml")
USUAL: Final = Path(__file__).with_name("usual.toml")
FEWEST: Final = 3
"""Answers: a word of fewer of them counts as rare, and does not stand in the file."""
LONGEST: Final = 3
"""Words of a phrase."""


@dataclass(frozen=True, slots=True)
class Tie:
    """asked: what a question says. told: what then belongs to it, that included."""

    asked: frozenset[str]
    told: frozenset[str]


@dataclass(frozen=True, slots=True)
class Usual:
    """In how many of so many answers a word stands."""

    answers: int
    counts: Mapping[str, int]

    def share(self, key: str) -> float:
        """Of answers to any question, how many use it."""
        return self.counts.get(key, 1) / self.answers

    def rarity(self, key: str) -> float:
        """How much a word says, from 0 (every answer has it) to 1."""
        used = max(self.counts.get(key, 0), FEWEST - 1) + 1
        return math.log((self.answers + 1) / used) / math.log((self.answers + 1) / FEWEST)


@cache
def load_ties() -> tuple[Tie, ...]:
    """The file that comes with the package, kept after the first call.

    Raises OSError, KeyError, tomllib.TOMLDecodeError.
    """
    found: dict[str, str] = tomllib.loads(TIES.read_text("utf-8"))["ties"]
    ties: list[Tie] = []
    for asked, told in found.items():
        wanted = frozenset(map(key_of, asked.split()))
        ties.append(Tie(wanted, wanted | frozenset(map(key_of, told.split()))))
    return tuple(ties)


@cache
def load_usual() -> Usual:
    """The same for what `make fit-coach` counted."""
    found = tomllib.loads(USUAL.read_text("utf-8"))
    counts: dict[str, str] = found["counts"]
    return Usual(
        found["answers"], {word: int(n) for n, line in counts.items() for word in line.split()}
    )


def key_of(word: str) -> str:
    """What a word or phrase is looked up by."""
    return word if "_" in word else stem(word.lower())


def asked_bytes() -> bytes:
    """The files as they are, to tell one state of them from another."""
    return TIES.read_bytes() + USUAL.read_bytes()
