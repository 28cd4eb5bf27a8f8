"""How much an answer speaks of what was asked, beside all else that might have been asked.

An answer says many words that some question is about. So what counts is not how much it says of
this question, but how much more than of the questions of the bank.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean, pstdev
from typing import Final, Literal

from agent.coach.evaluation.asked.files import load_ties, load_usual
from agent.coach.evaluation.asked.keys import keys_of
from agent.coach.evaluation.asked.wanted import Wanted, bank_wants, wanted_of
from agent.coach.evaluation.lexicon import load_lexicon
from agent.coach.evaluation.reading import Reading
from agent.coach.evaluation.text import words_of

TieSign = Literal["beyond", "usual", "story", "story_told", "other_told"]
"""beyond: how much more the answer speaks of the question than of those of the bank, in their
standard deviations. usual: how much any answer would speak of it. story: 1 where it asks for
something that happened. story_told, other_told: how much happens in the answer, where that is
asked for and where it is not."""

_ENOUGH: Final = 1.5
"""Rare words of what belongs to a question; more add little."""
_SHOWN: Final = 4
_STORY: Final = re.compile(
    r"\b(?:tell me about|describe|walk me through) (?:an?|the|your|some\w*)\b"
    r"|\b(?:what (?:was|did|has)|have you|did you)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """signs: of the question, and of each follow-up question. missed: the most telling words of
    the question that the answer does not say, as they stand there."""

    signs: tuple[Mapping[TieSign, float], ...]
    missed: tuple[str, ...]


def asked_of(reading: Reading, narrated: float) -> Asked:
    """narrated: how much happens in the answer, from 0 to 1."""
    answer = reading.answer
    said = keys_of(sentence.words for sentence in reading.kept)
    spoken = _Spoken.of(said)
    others = [spoken.of_question(wanted) for wanted in bank_wants()]
    middle, spread = fmean(others), pstdev(others)

    def signs(wanted: Wanted, story: bool) -> Mapping[TieSign, float]:
        above = spoken.of_question(wanted) - middle
        return {
            "beyond": above / spread if spread else 0.0,
            "usual": usually(wanted),
            "story": float(story),
            "story_told": narrated if story else 0.0,
            "other_told": 0.0 if story else narrated,
        }

    main = wanted_of(answer.question, answer.skills)
    told = answer.category in ("behavioral", "experience")
    found = [signs(main, told or bool(_STORY.search(answer.question)))]
    for further in answer.follow_ups:
        also = wanted_of(further.question, ())
        found.append(signs(also, bool(_STORY.search(further.question))))
    return Asked(tuple(found), _missed(answer.question, main, said))


def usually(wanted: Wanted) -> float:
    """How much answers speak of this whatever they were asked."""
    usual = load_usual()
    ties = load_ties()

    def of_tie(number: int) -> float:
        silent = 1.0
        for key in ties[number].told:
            silent *= 1 - usual.share(key) * _reached(usual.rarity(key))
        return 1 - silent

    return _norm(wanted, of_tie, lambda key: usual.share(key) * usual.rarity(key))


@dataclass(frozen=True, slots=True)
class _Spoken:
    """How much an answer says of each tie, from 0 to 1, and which words."""

    ties: tuple[float, ...]
    words: Mapping[str, float]

    @staticmethod
    def of(said: frozenset[str]) -> "_Spoken":
        rarity = load_usual().rarity
        ties = (_reached(sum(map(rarity, one.told & said))) for one in load_ties())
        return _Spoken(tuple(ties), {key: rarity(key) for key in said})

    def of_question(self, wanted: Wanted) -> float:
        return _norm(wanted, self.ties.__getitem__, lambda key: self.words.get(key, 0.0))


def _norm(wanted: Wanted, of_tie: Callable[[int], float], of_word: Callable[[str], float]) -> float:
    """One strong tie says more than several weak ones."""
    ties = (weight * of_tie(number) for number, weight in wanted.ties.items())
    words = (weight * of_word(key) for key, weight in wanted.words.items())
    return math.hypot(*ties, *words)


def _reached(rare_words: float) -> float:
    return 1 - math.exp(-rare_words / _ENOUGH)


def _missed(question: str, wanted: Wanted, said: Iterable[str]) -> tuple[str, ...]:
    known = {*said}
    open_: dict[str, float] = {}
    for word in words_of(question):
        (key,) = keys_of([(word,)])
        if key in wanted.words and key not in known and load_lexicon().is_content(word):
            open_.setdefault(word, wanted.words[key])
    telling = sorted(open_, key=lambda word: -open_[word])[:_SHOWN]
    return tuple(word for word in open_ if word in telling)
