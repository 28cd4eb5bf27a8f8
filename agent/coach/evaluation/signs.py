"""The features, each with what in the answer earns it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from agent.coach.evaluation.actions import is_past
from agent.coach.evaluation.reading import LEAST_SENTENCES, Reading, is_particular, is_vague
from agent.coach.evaluation.spans import Span
from agent.coach.evaluation.text import Sentence, stem

FeatureName = Literal[
    "own",
    "own_past",
    "particular",
    "narrated",
    "persons",
    "speech",
    "figures",
    "names",
    "situation",
    "task",
    "outcome",
    "reasons",
    "weighing",
    "plain",
    "on_question",
    "on_job",
    "asked",
    "vague_actions",
    "abstract",
    "vague",
    "sweeping",
    "general",
    "hedges",
    "we",
    "you",
    "run_on",
    "repeated",
    "idle",
]

_LONG_SENTENCE: Final = 45
_EARLY: Final = 80
"""Content words that are looked at for repetition: with more of them, more come again."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A feature of an answer, from 0 to 1. spans: what earned it, in order."""

    value: float
    spans: tuple[Span, ...] = ()


def _own(reading: Reading) -> Sign:
    """Sentences in which "I" does something concrete."""
    spans = _in_order(one.span for one, action in reading.actions if action.concrete)
    return Sign(reading.share(len(spans), 0.45), spans)


def _own_past(reading: Reading) -> Sign:
    """What "I" did."""
    done = [one for one, action in reading.actions if action.concrete and action.when == "past"]
    return Sign(min(1.0, len(done) / 3), _in_order(one.span for one in done))


def _particular(reading: Reading) -> Sign:
    """Sentences about someone, some time or something that can be pictured."""
    spans = _sentences(reading, lambda one: is_particular(one, reading.lexicon))
    return Sign(reading.share(len(spans)), spans)


def _narrated(reading: Reading) -> Sign:
    """Past forms: something happened, rather than being always so."""
    past = sum(is_past(word, reading.lexicon) for word in reading.words)
    return Sign(reading.rate(past, 9))


def _persons(reading: Reading) -> Sign:
    """Other people who do something."""
    return _words(reading, reading.lexicon.persons | reading.lexicon.people, 4)


def _speech(reading: Reading) -> Sign:
    """What somebody said or was told."""
    return _words(reading, reading.lexicon.speech, 2.5)


def _figures(reading: Reading) -> Sign:
    """Numbers, of which two are enough."""
    spans = tuple(
        one.between(at, at + 1)
        for one in reading.kept
        for at, word in enumerate(one.words)
        if word in reading.lexicon.numbers or word[0].isdigit()
    )
    return Sign(min(1.0, len(spans) / 2), spans)


def _names(reading: Reading) -> Sign:
    """Sentences with words that are written like names."""
    spans = _sentences(reading, lambda one: bool(one.names))
    return Sign(min(1.0, len(spans) / 2), spans)


def _situation(reading: Reading) -> Sign:
    """A time and place in which it happened."""
    return _told(reading, reading.lexicon.occasions.search)


def _task(reading: Reading) -> Sign:
    """What stood in the way, or was wanted."""
    return _told(reading, reading.lexicon.tasks.search)


def _outcome(reading: Reading) -> Sign:
    """What came of it."""
    return _told(reading, reading.lexicon.outcomes.search)


def _reasons(reading: Reading) -> Sign:
    """Why something is or was done."""
    return _phrases(reading, "reasons", 4)


def _weighing(reading: Reading) -> Sign:
    """Limits, doubts, the other side, what was learned."""
    return _phrases(reading, "weighing", 4)


def _plain(reading: Reading) -> Sign:
    """Short content words: people who tell what happened use them."""
    content = [word for word in reading.words if reading.lexicon.is_content(word)]
    return Sign(sum(len(word) <= 6 for word in content) / len(content) if content else 0.0)


def _on_question(reading: Reading) -> Sign:
    """The question's words come again."""
    wanted = reading.question_stems
    if not wanted:
        return Sign(1.0)
    return Sign(min(1.0, len(wanted & reading.stems) / len(wanted) / 0.4), _naming(reading, wanted))


def _on_job(reading: Reading) -> Sign:
    """Words of the job post and of the wanted skills."""
    share = len(reading.job_stems & reading.stems) / max(len(reading.stems), 12)
    return Sign(min(1.0, share / 0.25), _naming(reading, reading.job_stems))


def _asked(reading: Reading) -> Sign:
    """What was asked for is there: something done, a decision, or an explanation."""
    if reading.asks == "example":
        return _own_past(reading)
    if reading.asks == "explanation":
        return _reasons(reading)
    spans = _in_order(one.span for one, _ in reading.actions)
    return Sign(min(1.0, len(spans) / 3), spans)


def _vague_actions(reading: Reading) -> Sign:
    """Of what "I" does, how much says nothing of what was done."""
    vague = [one.between(a.at, a.at + 1) for one, a in reading.actions if not a.concrete]
    return Sign(len(vague) / len(reading.actions) if vague else 0.0, tuple(vague))


def _abstract(reading: Reading) -> Sign:
    """Words of any brochure."""
    spans = tuple(
        one.between(at, at + 1)
        for one in reading.kept
        for at, word in enumerate(one.words)
        if reading.lexicon.is_abstract(word)
    )
    return Sign(reading.rate(len(spans), 8), spans)


def _vague(reading: Reading) -> Sign:
    """Sentences of any brochure."""
    spans = _sentences(reading, lambda one: is_vague(one, reading.lexicon))
    return Sign(reading.share(len(spans)), spans)


def _sweeping(reading: Reading) -> Sign:
    """Claims without a limit."""
    return _words(reading, reading.lexicon.sweeping, 5)


def _general(reading: Reading) -> Sign:
    """What belongs to no particular occasion."""
    return _phrases(reading, "general", 3)


def _hedges(reading: Reading) -> Sign:
    """Doubt about one's own words."""
    return _phrases(reading, "hedges", 4)


def _we(reading: Reading) -> Sign:
    """ "We" where "I" would tell the candidate's own part."""
    ours = {"we", "our", "us"}
    mine = sum(word in {"i", "my", "me"} for word in reading.words)
    theirs = sum(word in ours for word in reading.words)
    spans = _sentences(reading, lambda one: "we" in one.words and "i" not in one.words)
    return Sign(theirs / (theirs + mine) if theirs + mine >= 2 else 0.0, spans)


def _you(reading: Reading) -> Sign:
    """Advice to anybody instead of what the candidate does."""
    return _words(reading, frozenset({"you", "your", "one", "people"}), 6)


def _run_on(reading: Reading) -> Sign:
    """Sentences that do not end."""
    spans = _sentences(reading, lambda one: one.whole > _LONG_SENTENCE)
    return Sign(reading.share(len(spans)), spans)


def _repeated(reading: Reading) -> Sign:
    """Content words that were said before."""
    content = [stem(word) for word in reading.words if reading.lexicon.is_content(word)][:_EARLY]
    return Sign(1 - len(set(content)) / len(content) if content else 0.0)


def _idle(reading: Reading) -> Sign:
    """Sentences that added nothing."""
    aside = tuple(one.sentence.span for one in reading.sifted.aside)
    return Sign(len(aside) / max(len(reading.whole), LEAST_SENTENCES), aside)


SIGNS: Final[Mapping[FeatureName, Callable[[Reading], Sign]]] = {
    "own": _own,
    "own_past": _own_past,
    "particular": _particular,
    "narrated": _narrated,
    "persons": _persons,
    "speech": _speech,
    "figures": _figures,
    "names": _names,
    "situation": _situation,
    "task": _task,
    "outcome": _outcome,
    "reasons": _reasons,
    "weighing": _weighing,
    "plain": _plain,
    "on_question": _on_question,
    "on_job": _on_job,
    "asked": _asked,
    "vague_actions": _vague_actions,
    "abstract": _abstract,
    "vague": _vague,
    "sweeping": _sweeping,
    "general": _general,
    "hedges": _hedges,
    "we": _we,
    "you": _you,
    "run_on": _run_on,
    "repeated": _repeated,
    "idle": _idle,
}


def _in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans)))


def _sentences(reading: Reading, holds: Callable[[Sentence], bool]) -> tuple[Span, ...]:
    return tuple(one.span for one in reading.kept if holds(one))


def _naming(reading: Reading, wanted: frozenset[str]) -> tuple[Span, ...]:
    return _sentences(reading, lambda one: any(stem(word) in wanted for word in one.words))


def _words(reading: Reading, wanted: frozenset[str], full: float) -> Sign:
    spans = tuple(
        one.between(at, at + 1)
        for one in reading.kept
        for at, word in enumerate(one.words)
        if word in wanted
    )
    return Sign(reading.rate(len(spans), full), spans)


def _phrases(
    reading: Reading, name: Literal["reasons", "weighing", "general", "hedges"], full: float
) -> Sign:
    pattern = getattr(reading.lexicon, name)
    spans = tuple(span for one in reading.kept for span in one.finds(pattern))
    return Sign(reading.rate(len(spans), full), spans)


def _told(reading: Reading, holds: Callable[[str], object]) -> Sign:
    """Sentences with such a phrase that are not vague; two of them are enough."""
    spans = _sentences(
        reading, lambda one: bool(holds(one.joined)) and not is_vague(one, reading.lexicon)
    )
    return Sign(min(1.0, len(spans) / 2), spans)
