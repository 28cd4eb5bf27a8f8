"""Features that speak against an answer."""

from typing import Final

from agent.coach.evaluation.reading import LEAST_SENTENCES, Reading, is_vague
from agent.coach.evaluation.sign import Sign, phrases, sentences, single_words, with_phrase, words
from agent.coach.evaluation.text import stem

_LONG_SENTENCE: Final = 45
_A_LIST: Final = 4
"""Names in one sentence."""
_EARLY: Final = 80
"""Content words that are looked at for repetition: with more of them, more come again."""


def vague_actions(reading: Reading) -> Sign:
    """Of what "I" does, how much says nothing of what was done."""
    vague = [one.between(a.at, a.at + 1) for one, a in reading.actions if not a.concrete]
    return Sign(len(vague) / len(reading.actions) if vague else 0.0, tuple(vague))


def abstract(reading: Reading) -> Sign:
    """Words of any brochure."""
    spans = single_words(reading, reading.lexicon.is_abstract)
    return Sign(reading.rate(len(spans), 8), spans)


def vague(reading: Reading) -> Sign:
    """Sentences of any brochure."""
    spans = sentences(reading, lambda one: is_vague(one, reading.lexicon))
    return Sign(reading.share(spans), spans)


def sweeping(reading: Reading) -> Sign:
    """Claims without a limit."""
    return words(reading, reading.lexicon.sweeping, 5)


def general(reading: Reading) -> Sign:
    """What belongs to no particular occasion."""
    return phrases(reading, reading.lexicon.general, 3)


def hedges(reading: Reading) -> Sign:
    """Doubt about one's own words."""
    return phrases(reading, reading.lexicon.hedges, 4)


def loose(reading: Reading) -> Sign:
    """Amounts that nobody could check."""
    return phrases(reading, reading.lexicon.loose, 4)


def boasts(reading: Reading) -> Sign:
    """Standing and certainty claimed rather than shown."""
    return with_phrase(reading, reading.lexicon.boasts, 0.4)


def we(reading: Reading) -> Sign:
    """ "We" where "I" would tell the candidate's own part."""
    ours = {"we", "our", "us"}
    mine = sum(word in {"i", "my", "me"} for word in reading.words)
    theirs = sum(word in ours for word in reading.words)
    spans = sentences(reading, lambda one: "we" in one.words and "i" not in one.words)
    return Sign(theirs / (theirs + mine) if theirs + mine >= 2 else 0.0, spans)


def you(reading: Reading) -> Sign:
    """Advice to anybody instead of what the candidate does."""
    return words(reading, frozenset({"you", "your", "one", "people"}), 6)


def listed(reading: Reading) -> Sign:
    """Products and methods in a row, standing for what was done with them."""
    spans = sentences(reading, lambda one: len(one.names) >= _A_LIST)
    return Sign(min(1.0, len(spans) / 2), spans)


def run_on(reading: Reading) -> Sign:
    """Sentences that do not end."""
    spans = sentences(reading, lambda one: one.whole > _LONG_SENTENCE)
    return Sign(reading.share(spans), spans)


def repeated(reading: Reading) -> Sign:
    """Content words that were said before."""
    content = [stem(word) for word in reading.words if reading.lexicon.is_content(word)][:_EARLY]
    return Sign(1 - len(set(content)) / len(content) if content else 0.0)


def idle(reading: Reading) -> Sign:
    """Sentences that added nothing."""
    aside = tuple(one.sentence.span for one in reading.sifted.aside)
    return Sign(len(aside) / max(len(reading.whole), LEAST_SENTENCES), aside)
