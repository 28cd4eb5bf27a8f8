"""What can be counted about an answer without understanding it, and where it was said.

Every feature lies between 0 and 1. It is a share of the sentences or words that count, or a
presence that is full after one or two of a kind; so a longer answer does not get more of it by
being longer, and padding is set aside before anything is counted.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from agent.coach.evaluation import akin, signs_against, signs_for
from agent.coach.evaluation.aside import WhyAside
from agent.coach.evaluation.asked import Asked, asked_of
from agent.coach.evaluation.lexicon import load_lexicon
from agent.coach.evaluation.ports import ToJudge
from agent.coach.evaluation.reading import Kind, Reading, read
from agent.coach.evaluation.sign import Sign
from agent.coach.evaluation.spans import Span

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
    "learned",
    "ruled_out",
    "wondered",
    "ordered",
    "plain",
    "on_question",
    "on_job",
    "asked",
    "akin",
    "vague_actions",
    "abstract",
    "vague",
    "sweeping",
    "general",
    "hedges",
    "loose",
    "boasts",
    "we",
    "you",
    "listed",
    "run_on",
    "repeated",
    "idle",
]

Look = Callable[[Reading], Sign]

FOR: Final[dict[FeatureName, Look]] = {
    "own": signs_for.own,
    "own_past": signs_for.own_past,
    "particular": signs_for.particular,
    "narrated": signs_for.narrated,
    "persons": signs_for.persons,
    "speech": signs_for.speech,
    "figures": signs_for.figures,
    "names": signs_for.names,
    "situation": signs_for.situation,
    "task": signs_for.task,
    "outcome": signs_for.outcome,
    "reasons": signs_for.reasons,
    "weighing": signs_for.weighing,
    "learned": signs_for.learned,
    "ruled_out": signs_for.ruled_out,
    "wondered": signs_for.wondered,
    "ordered": signs_for.ordered,
    "plain": signs_for.plain,
    "on_question": signs_for.on_question,
    "on_job": signs_for.on_job,
    "asked": signs_for.asked,
    "akin": akin.akin,
}
"""Features of which more is better."""

AGAINST: Final[dict[FeatureName, Look]] = {
    "vague_actions": signs_against.vague_actions,
    "abstract": signs_against.abstract,
    "vague": signs_against.vague,
    "sweeping": signs_against.sweeping,
    "general": signs_against.general,
    "hedges": signs_against.hedges,
    "loose": signs_against.loose,
    "boasts": signs_against.boasts,
    "we": signs_against.we,
    "you": signs_against.you,
    "listed": signs_against.listed,
    "run_on": signs_against.run_on,
    "repeated": signs_against.repeated,
    "idle": signs_against.idle,
}
"""Features of which less is better."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A sentence that counts as nothing, and why."""

    span: Span
    why: WhyAside


@dataclass(frozen=True, slots=True)
class Features:
    """What was found in an answer.

    texts: the answer, then those to its follow-ups; what a span's `part` counts. signs: every
    feature, by name. kept: the sentences that count. aside: those that do not. asks: what the
    question wants. topic: how many words of the question, the skills, the job and its
    trade it takes up. weight: of its words, each counting as much as its sentence brings.
    asked: how it stands to the question, and to those that followed.
    """

    texts: tuple[str, ...]
    signs: Mapping[FeatureName, Sign]
    kept: tuple[Span, ...]
    aside: tuple[Aside, ...]
    asks: Kind
    topic: int
    weight: float
    asked: Asked

    def value(self, name: FeatureName) -> float:
        """From 0 to 1."""
        return self.signs[name].value

    def spans(self, name: FeatureName) -> tuple[Span, ...]:
        """What earned it, in order; nothing where it is about what is missing."""
        return self.signs[name].spans

    def said(self, span: Span) -> str:
        """The words themselves, verbatim."""
        return span.of(self.texts)


def features_of(answer: ToJudge) -> Features:
    """Every feature of an answer with what was said to its follow-ups."""
    reading = read(answer, load_lexicon())
    signs: dict[FeatureName, Sign] = {name: look(reading) for name, look in (FOR | AGAINST).items()}
    return Features(
        texts=(answer.transcript, *(exchange.transcript for exchange in answer.follow_ups)),
        signs=signs,
        kept=tuple(one.span for one in reading.kept),
        aside=tuple(Aside(one.sentence.span, one.why) for one in reading.sifted.aside),
        asks=reading.asks,
        topic=len(reading.topic),
        weight=sum(reading.worth[one.span] * len(one.text.split()) for one in reading.kept),
        asked=asked_of(reading, signs["narrated"].value),
    )
