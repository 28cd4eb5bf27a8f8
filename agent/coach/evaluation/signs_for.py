"""Features that speak for an answer."""

from typing import Final

from agent.coach.evaluation.actions import is_past
from agent.coach.evaluation.reading import Reading, is_particular
from agent.coach.evaluation.sign import (
    Sign,
    in_order,
    naming,
    phrases,
    sentences,
    single_words,
    told,
    with_phrase,
    words,
)

_SHORT_WORDS: Final = 5.0
_LONG_WORDS: Final = 7.0
"""Letters, on the average over content words: of plain talk, and of a brochure."""


def own(reading: Reading) -> Sign:
    """Sentences in which "I" does something concrete."""
    spans = in_order(one.span for one, action in reading.actions if action.concrete)
    return Sign(reading.share(spans, 0.45), spans)


def own_past(reading: Reading) -> Sign:
    """What "I" did."""
    done = [one for one, action in reading.actions if action.concrete and action.when == "past"]
    return Sign(min(1.0, len(done) / 3), in_order(one.span for one in done))


def particular(reading: Reading) -> Sign:
    """Sentences about someone, some time or something that can be pictured."""
    spans = sentences(reading, lambda one: is_particular(one, reading.lexicon))
    return Sign(reading.share(spans), spans)


def narrated(reading: Reading) -> Sign:
    """Past forms: something happened, rather than being always so."""
    past = sum(is_past(word, reading.lexicon) for word in reading.words)
    return Sign(reading.rate(past, 9))


def persons(reading: Reading) -> Sign:
    """Other people who do something."""
    return words(reading, reading.lexicon.persons | reading.lexicon.people, 4)


def speech(reading: Reading) -> Sign:
    """What somebody said or was told."""
    return words(reading, reading.lexicon.speech, 2.5)


def figures(reading: Reading) -> Sign:
    """Numbers, of which two are enough."""
    spans = single_words(reading, lambda word: word in reading.lexicon.numbers or word[0].isdigit())
    return Sign(min(1.0, len(spans) / 2), spans)


def names(reading: Reading) -> Sign:
    """Sentences with words that are written like names."""
    spans = sentences(reading, lambda one: bool(one.names))
    return Sign(min(1.0, len(spans) / 2), spans)


def situation(reading: Reading) -> Sign:
    """A time and place in which it happened."""
    return told(reading, reading.lexicon.occasions)


def task(reading: Reading) -> Sign:
    """What stood in the way, or was wanted."""
    return told(reading, reading.lexicon.tasks)


def outcome(reading: Reading) -> Sign:
    """What came of it."""
    return told(reading, reading.lexicon.outcomes)


def reasons(reading: Reading) -> Sign:
    """Why something is or was done."""
    return phrases(reading, reading.lexicon.reasons, 4)


def weighing(reading: Reading) -> Sign:
    """Limits, doubts, the other side, what was learned."""
    return phrases(reading, reading.lexicon.weighing, 4)


def learned(reading: Reading) -> Sign:
    """What the candidate sees or does otherwise since."""
    return told(reading, reading.lexicon.learned)


def ruled_out(reading: Reading) -> Sign:
    """What is not so, not done, or worse than something else: whoever judges draws lines."""
    return with_phrase(reading, reading.lexicon.ruled_out, 0.5)


def wondered(reading: Reading) -> Sign:
    """What has to be found out first, or was."""
    return with_phrase(reading, reading.lexicon.wondered, 0.5)


def ordered(reading: Reading) -> Sign:
    """What comes before what."""
    return phrases(reading, reading.lexicon.order, 3)


def plain(reading: Reading) -> Sign:
    """Short content words, each counted once: people who tell what happened use them."""
    lexicon = reading.lexicon
    content = {
        word for word in reading.words if lexicon.is_content(word) and word not in lexicon.light
    }
    if not content:
        return Sign(0.0)
    letters = sum(map(len, content)) / len(content)
    return Sign(min(1.0, max(0.0, (_LONG_WORDS - letters) / (_LONG_WORDS - _SHORT_WORDS))))


def on_question(reading: Reading) -> Sign:
    """The question's words come again."""
    wanted = reading.question_stems
    if not wanted:
        return Sign(1.0)
    return Sign(min(1.0, len(wanted & reading.stems) / len(wanted) / 0.4), naming(reading, wanted))


def on_job(reading: Reading) -> Sign:
    """Words of the job post and of the wanted skills."""
    share = len(reading.job_stems & reading.stems) / max(len(reading.stems), 12)
    return Sign(min(1.0, share / 0.25), naming(reading, reading.job_stems))


def asked(reading: Reading) -> Sign:
    """What was asked for is there: something done, a decision, or an explanation."""
    if reading.asks == "example":
        return own_past(reading)
    if reading.asks == "explanation":
        return reasons(reading)
    spans = in_order(one.span for one, _ in reading.actions)
    return Sign(min(1.0, len(spans) / 3), spans)
