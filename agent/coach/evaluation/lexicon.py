"""What the rules know of English: `words.toml`, ready to be looked up in."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Final

from agent.coach.evaluation.text import stem

_FILE: Final = "words.toml"


@dataclass(frozen=True)
class Lexicon:
    """Lists of words, patterns of phrases; `words.toml` says what each is for."""

    small: frozenset[str]
    light: frozenset[str]
    adverbs: frozenset[str]
    not_actions: frozenset[str]
    vague_actions: frozenset[str]
    past: frozenset[str]
    abstract: frozenset[str]
    abstract_endings: tuple[str, ...]
    not_abstract: frozenset[str]
    sweeping: frozenset[str]
    persons: frozenset[str]
    people: frozenset[str]
    speech: frozenset[str]
    numbers: frozenset[str]
    hedges: re.Pattern[str]
    order: re.Pattern[str]
    loose: re.Pattern[str]
    boasts: re.Pattern[str]
    ruled_out: re.Pattern[str]
    wondered: re.Pattern[str]
    learned: re.Pattern[str]
    general: re.Pattern[str]
    occasions: re.Pattern[str]
    tasks: re.Pattern[str]
    outcomes: re.Pattern[str]
    reasons: re.Pattern[str]
    weighing: re.Pattern[str]
    grader: re.Pattern[str]
    flattery: re.Pattern[str]
    judges: frozenset[str]
    judging: frozenset[str]
    about_asking: re.Pattern[str]
    before_nouns: frozenset[str]
    not_nouns: frozenset[str]
    anywhere: frozenset[str]

    @cached_property
    def unspecific(self) -> frozenset[str]:
        """Stems of what any talk may be about."""
        words = self.light | self.numbers | self.speech | self.not_actions | self.anywhere
        return frozenset(map(stem, words))

    def is_abstract(self, word: str) -> bool:
        """Whether it is a word of any brochure."""
        if word in self.not_abstract:
            return False
        return word in self.abstract or (len(word) > 6 and word.endswith(self.abstract_endings))

    def is_content(self, word: str) -> bool:
        """Whether it is more than grammar."""
        return word not in self.small and len(word) > 1


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that comes with the package, kept after the first call: it never changes.

    Raises KeyError, tomllib.TOMLDecodeError where the file is malformed.
    """
    found = tomllib.loads(_read())

    def words(name: str) -> frozenset[str]:
        return frozenset(found[name].split())

    def phrases(name: str) -> re.Pattern[str]:
        return _any_phrase(" ".join(found[name].split()).split("; "))

    return Lexicon(
        small=words("small"),
        light=words("light"),
        adverbs=words("adverbs"),
        not_actions=words("not_actions"),
        vague_actions=words("vague_actions"),
        past=words("past"),
        abstract=words("abstract"),
        abstract_endings=tuple(found["abstract_endings"].split()),
        not_abstract=words("not_abstract"),
        sweeping=words("sweeping"),
        persons=words("persons"),
        people=words("people"),
        speech=words("speech"),
        numbers=words("numbers"),
        hedges=phrases("hedges"),
        order=phrases("order"),
        loose=phrases("loose"),
        boasts=phrases("boasts"),
        ruled_out=phrases("ruled_out"),
        wondered=phrases("wondered"),
        learned=phrases("learned"),
        general=phrases("general"),
        occasions=phrases("occasions"),
        tasks=phrases("tasks"),
        outcomes=phrases("outcomes"),
        reasons=phrases("reasons"),
        weighing=phrases("weighing"),
        grader=_any_line(found["grader"]),
        flattery=_any_line(found["flattery"]),
        judges=words("judges"),
        judging=words("judging"),
        about_asking=phrases("about_asking"),
        before_nouns=words("before_nouns"),
        not_nouns=words("not_nouns"),
        anywhere=words("anywhere"),
    )


def words_bytes() -> bytes:
    """The file as it is, to tell one state of it from another."""
    return files("agent.coach.evaluation").joinpath(_FILE).read_bytes()


def _read() -> str:
    return words_bytes().decode()


def _any_phrase(phrases: Iterable[str]) -> re.Pattern[str]:
    """Whole words, of text with single spaces."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile("(?<= )(?:" + "|".join(map(re.escape, longest_first)) + ")(?= )")


def _any_line(text: str) -> re.Pattern[str]:
    lines = [line for line in text.splitlines() if line.strip()]
    return re.compile("|".join(f"(?:{line})" for line in lines), re.IGNORECASE)
