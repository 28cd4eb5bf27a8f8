"""What a question asks about, as weighed words and ties; and all the questions of the bank, with
which the one that was asked is compared."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from agent.coach.bank import load_bank
from agent.coach.evaluation.asked.files import load_ties
from agent.coach.evaluation.asked.keys import keys_of
from agent.coach.evaluation.lexicon import load_lexicon
from agent.coach.evaluation.text import stem, words_of

_OF_A_SKILL: Final = 0.7
"""A tie of the skill that is asked for counts less than one of the question's own words."""
_SHARPEST: Final = 1.3
"""Weight of a tie that no question of the bank has; about 1 for one of five in a hundred."""
_SLOT: Final = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """ties: by number, how sharply each tells this question from others. words: by stem, the
    same."""

    ties: Mapping[int, float]
    words: Mapping[str, float]


def wanted_of(question: str, skills: Iterable[str]) -> Wanted:
    """What a question asks about. skills: what it is meant to show."""
    return _weighed(question, tuple(skills), _counted())


@cache
def bank_wants() -> tuple[Wanted, ...]:
    """The same of every question of the bank, kept after the first call."""
    counted = _counted()
    return tuple(_weighed(question, skills, counted) for question, skills in _bank())


@dataclass(frozen=True, slots=True)
class _Counted:
    """How many of the bank's questions have a word, and a tie."""

    questions: int
    words: Mapping[str, int]
    ties: Mapping[int, int]


@cache
def _counted() -> _Counted:
    bank = _bank()
    words = Counter(word for question, _ in bank for word in _words(question))
    ties = Counter(tie for question, _ in bank for tie in _ties(_keys(question)))
    return _Counted(len(bank), words, ties)


def _weighed(question: str, skills: tuple[str, ...], counted: _Counted) -> Wanted:
    most = math.log(counted.questions)
    own = _ties(_keys(question))
    also = _ties(_keys(" , ".join(skills))) - own
    shares = dict.fromkeys(also, _OF_A_SKILL) | dict.fromkeys(own, 1.0)

    def sharpness(seen: int) -> float:
        return math.log((counted.questions + 1) / (seen + 0.5)) / most

    return Wanted(
        {
            tie: _SHARPEST * share * (1 - math.log(counted.ties.get(tie, 0) + 1) / most)
            for tie, share in shares.items()
        },
        {word: sharpness(counted.words.get(word, 0)) for word in _words(question)},
    )


def _bank() -> list[tuple[str, tuple[str, ...]]]:
    return [
        (_SLOT.sub(" ", one.text), one.skills)
        for family in load_bank().families.values()
        for one in family.questions
    ]


def _keys(text: str) -> frozenset[str]:
    return keys_of([words_of(part) for part in re.split(r"[.?!,;]", text)])


def _words(question: str) -> frozenset[str]:
    lexicon = load_lexicon()
    found = {stem(word) for word in words_of(question) if lexicon.is_content(word)}
    return frozenset(found) - lexicon.unspecific


def _ties(keys: frozenset[str]) -> frozenset[int]:
    return frozenset(number for number, tie in enumerate(load_ties()) if tie.asked & keys)
