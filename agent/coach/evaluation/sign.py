"""What a feature is, and the ways to look for one."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from agent.coach.evaluation.reading import Reading, is_vague
from agent.coach.evaluation.spans import Span
from agent.coach.evaluation.text import Sentence, stem


@dataclass(frozen=True, slots=True)
class Sign:
    """A feature of an answer, from 0 to 1. spans: what earned it, in order."""

    value: float
    spans: tuple[Span, ...] = ()


def in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Each once, as they were said."""
    return tuple(sorted(set(spans)))


def sentences(reading: Reading, holds: Callable[[Sentence], bool]) -> tuple[Span, ...]:
    """The sentences that count for which it holds."""
    return tuple(one.span for one in reading.kept if holds(one))


def naming(reading: Reading, wanted: frozenset[str]) -> tuple[Span, ...]:
    """The sentences with one of these words, by their stems."""
    return sentences(reading, lambda one: any(stem(word) in wanted for word in one.words))


def single_words(reading: Reading, holds: Callable[[str], bool]) -> tuple[Span, ...]:
    """The words that count for which it holds."""
    return tuple(
        one.between(at, at + 1)
        for one in reading.kept
        for at, word in enumerate(one.words)
        if holds(word)
    )


def words(reading: Reading, wanted: frozenset[str], full: float) -> Sign:
    """How often one of these words is said, `full` times in a hundred words being all of it."""
    spans = single_words(reading, wanted.__contains__)
    return Sign(reading.rate(len(spans), full), spans)


def phrases(reading: Reading, pattern: re.Pattern[str], full: float) -> Sign:
    """The same for phrases, each as much as its sentence brings."""
    found = [(one, span) for one in reading.kept for span in one.finds(pattern)]
    weighed = sum(reading.worth[one.span] for one, _ in found)
    return Sign(reading.rate(weighed, full), tuple(span for _, span in found))


def with_phrase(reading: Reading, pattern: re.Pattern[str], full: float) -> Sign:
    """The share of sentences with such a phrase, 1.0 from `full` on."""
    spans = tuple(span for one in reading.kept for span in one.finds(pattern))
    found = sentences(reading, lambda one: bool(pattern.search(one.joined)))
    return Sign(reading.share(found, full), spans)


def told(reading: Reading, pattern: re.Pattern[str]) -> Sign:
    """Sentences with such a phrase that are not vague; two whole ones are enough."""
    spans = sentences(
        reading, lambda one: bool(pattern.search(one.joined)) and not is_vague(one, reading.lexicon)
    )
    return Sign(min(1.0, reading.brought(spans) / 2), spans)
