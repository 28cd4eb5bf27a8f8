"""An answer as feedback looks at it: what kind of answer was asked for, and short quotations."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from agent.coach.evaluation.actions import is_past
from agent.coach.evaluation.aside import WhyAside
from agent.coach.evaluation.features import FeatureName, Features
from agent.coach.evaluation.feedback.clips import clipped
from agent.coach.evaluation.feedback.signals import (
    DEED,
    FIGURE,
    HAD,
    LEARNED,
    ONCE,
    OPINION,
    OWN,
    PLACE,
    RESULT,
    SITUATION,
    TASK,
    WE,
    WOULD,
)
from agent.coach.evaluation.lexicon import load_lexicon
from agent.coach.evaluation.ports import ToJudge
from agent.coach.evaluation.spans import Span
from agent.coach.evaluation.text import words_of

Kind = Literal["story", "decision", "explanation"]

_KINDS: Final[dict[str, Kind]] = {
    "behavioral": "story",
    "experience": "story",
    "situational": "decision",
    "technical": "explanation",
}
_HAPPENED: Final = re.compile(
    r"\b(?:a time|the last time|have you ever|did you|a project|a bug|an incident)\b", re.IGNORECASE
)
_DO: Final = re.compile(
    r"\bwhat (?:do|would|will) you (?:do|ask|check|look)\b|\bgo about\b", re.IGNORECASE
)
_NOT_YET: Final = re.compile(
    r"\b(?:after|once|when|if|until|before) I(?:['’]ve| have)\b", re.IGNORECASE
)


_NARRATED: Final = 0.35
_NEXT_TO_NOTHING: Final = 12
"""Words that count."""


@dataclass(frozen=True, slots=True)
class Told:
    """kind: whether the question asks for something that happened, for a decision, or for how
    something works."""

    answer: ToJudge
    features: Features
    kind: Kind

    def has(self, name: FeatureName) -> bool:
        """Whether a feature was found anywhere."""
        return self.features.value(name) > 0

    def saying(self, pattern: re.Pattern[str]) -> tuple[str, ...]:
        """Short quotations of the sentences with such a phrase, in order."""
        texts = ((one, self.features.said(one)) for one in self.features.kept)
        return _once(
            clipped(text, found.start()) for _, text in texts if (found := pattern.search(text))
        )

    def clips(self, name: FeatureName, near: re.Pattern[str] | None = None) -> tuple[str, ...]:
        """Short quotations of what earned a feature, in order.

        near: what a long sentence is cut around, where the whole of it earned the feature.
        """
        return _once(self.clip(span, near) for span in self.features.spans(name))

    def aside(self, *why: WhyAside) -> tuple[str, ...]:
        """What was left out for one of these reasons, as short quotations."""
        return _once(self.clip(one.span, None) for one in self.features.aside if one.why in why)

    @property
    def situations(self) -> tuple[str, ...]:
        """When and where it was."""
        return self.saying(SITUATION)

    @property
    def opening(self) -> tuple[str, ...]:
        """How the answer begins, if that names a place or somebody."""
        kept = self.features.kept
        placed = kept and PLACE.search(self.features.said(kept[0]))
        return _once((self.first,)) if placed else ()

    @property
    def may_have_situation(self) -> bool:
        """Whether the occasion is told, or may be."""
        return bool(self.situations or self.opening) or self.has("situation")

    @property
    def tasks(self) -> tuple[str, ...]:
        """What stood in the way, or was wanted."""
        return self._past(self.saying(TASK))

    @property
    def may_have_task(self) -> bool:
        """Whether that is told, or may be: who begins with the deed has not told it."""
        begins = bool(self.features.kept) and self.first not in self.deeds
        return bool(self.tasks) or self.has("task") or begins

    @property
    def deeds(self) -> tuple[str, ...]:
        """What the candidate did."""
        clips = self.clips("own_past", OWN)
        done = tuple(one for one in clips if OWN.search(one) and not _NOT_YET.search(one))
        return done or self.saying(DEED)

    @property
    def ours(self) -> tuple[str, ...]:
        """What "we" did."""
        return tuple(one for one in self.clips("we", WE) if WE.search(one))

    @property
    def idle(self) -> tuple[str, ...]:
        """What adds nothing, and tells nothing of the candidate either."""
        aside = (*self.aside("padding"), *self.aside("repeat"))
        return tuple(one for one in aside if not OWN.search(one))

    @property
    def deed(self) -> tuple[str, ...]:
        """The one of these to be named first, if there is any."""
        return tuple(sorted(self.deeds, key=lambda one: not one.startswith("I ")))[:1]

    @property
    def steps(self) -> tuple[str, ...]:
        """What the candidate does or would do, as a rule or now."""
        past = {clip for clip in self.clips("own_past", OWN) if not WOULD.search(clip)}
        found = tuple(
            one
            for one in self.clips("own", OWN)
            if OWN.search(one) and one not in past and not HAD.search(one)
        )
        return found or tuple(one for one in self.saying(WOULD) if not HAD.search(one))

    @property
    def results(self) -> tuple[str, ...]:
        """What came of it."""
        told = self._past(self.saying(RESULT))
        return tuple(one for one in told if one != self.first)

    @property
    def may_have_result(self) -> bool:
        """Whether something came of it, or may have: only where not is that to be missed."""
        late = self.features.kept[len(self.features.kept) // 3 :]
        counted = (text for one in late if FIGURE.search(text := self.features.said(one)))
        return bool(self.results) or self.has("outcome") or bool(self._past(tuple(counted)))

    @property
    def lessons(self) -> tuple[str, ...]:
        """What is done otherwise since."""
        return self.saying(LEARNED)

    @property
    def says_nothing(self) -> bool:
        """Whether there is nothing that could be made better, only something to begin with."""
        elsewhere = self.features.topic == 0 and not self.deeds and not self.steps
        return self.counted < _NEXT_TO_NOTHING or elsewhere

    @property
    def first(self) -> str:
        """How the answer begins; only where something counts."""
        return clipped(self.features.said(self.features.kept[0]), 0)

    @property
    def last(self) -> str:
        """How it ends; only where something counts."""
        text = self.features.said(self.features.kept[-1])
        return clipped(text, max(0, len(text) - 30))

    def is_past(self, word: str) -> bool:
        """Whether a word has the form of a past."""
        return is_past(word, load_lexicon())

    @property
    def counted(self) -> int:
        """Words that count."""
        return sum(len(self.features.said(one).split()) for one in self.features.kept)

    @property
    def has_a_case(self) -> bool:
        """Whether something that happened is told, or touched."""
        narrated = self.features.value("narrated") >= _NARRATED
        return bool(self.deeds or self.saying(ONCE)) or narrated

    @property
    def core(self) -> str:
        """The sentence that says most, if there is one of what is always so; only where something
        counts."""
        clips = [clipped(self.features.said(one), 0) for one in self.features.kept]
        timeless = [
            one
            for one in clips
            if not any(map(self.is_past, words_of(one))) and not OPINION.search(one)
        ]
        lexicon = load_lexicon()
        return max(timeless or clips, key=lambda clip: sum(map(lexicon.is_content, words_of(clip))))

    def _past(self, clips: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(clip for clip in clips if any(map(self.is_past, words_of(clip))))

    def clip(self, span: Span, near: re.Pattern[str] | None = None) -> str:
        """A quotation around a place: its sentence, or a clause of a long one."""
        sentence = next((one for one in self.features.kept if _within(span, one)), span)
        text = self.features.said(sentence)
        at = span.start - sentence.start
        if at == 0 and near is not None and (found := near.search(text)) is not None:
            at = found.start()
        return clipped(text, at)


def told_of(answer: ToJudge, features: Features) -> Told:
    """The view on an answer."""
    kind = _KINDS[answer.category]
    if kind == "explanation" and _HAPPENED.search(answer.question):
        kind = "story"
    elif kind == "explanation" and _DO.search(answer.question):
        kind = "decision"
    return Told(answer, features, kind)


def quoted(text: str) -> str:
    """In quotation marks."""
    return f"“{text}”"


def _within(inner: Span, outer: Span) -> bool:
    return inner.part == outer.part and outer.start <= inner.start and inner.end <= outer.end


def _once(clips: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clip for clip in clips if clip))
