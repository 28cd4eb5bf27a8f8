"""What can be counted about an answer without understanding it, and where it was said.

Every feature lies between 0 and 1. It is a share of the sentences or words that count, or a
presence that is full after one or two of a kind; so a longer answer does not get more of it by
being longer, and padding is set aside before anything is counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from agent.coach.evaluation.aside import WhyAside
from agent.coach.evaluation.lexicon import load_lexicon
from agent.coach.evaluation.ports import ToJudge
from agent.coach.evaluation.reading import Asked, read
from agent.coach.evaluation.signs import SIGNS, FeatureName, Sign
from agent.coach.evaluation.spans import Span


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
    question wants.
    """

    texts: tuple[str, ...]
    signs: Mapping[FeatureName, Sign]
    kept: tuple[Span, ...]
    aside: tuple[Aside, ...]
    asks: Asked

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
    return Features(
        texts=(answer.transcript, *(exchange.transcript for exchange in answer.follow_ups)),
        signs={name: found(reading) for name, found in SIGNS.items()},
        kept=tuple(one.span for one in reading.kept),
        aside=tuple(Aside(one.sentence.span, one.why) for one in reading.sifted.aside),
        asks=reading.asks,
    )
