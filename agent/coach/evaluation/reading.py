"""An answer taken apart: what the features are read from."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from agent.coach.evaluation.actions import Action, is_past, own_actions
from agent.coach.evaluation.aside import Sifted, content_stems, sift
from agent.coach.evaluation.lexicon import Lexicon
from agent.coach.evaluation.ports import ToJudge
from agent.coach.evaluation.spans import Span
from agent.coach.evaluation.text import Sentence, sentences, words_of
from agent.coach.evaluation.trade import trade_stems
from agent.coach.meaning import Vectors, load_encoder

Kind = Literal["example", "decision", "explanation"]

LEAST_WORDS: Final = 65
"""A rate in a shorter answer is taken as if it had this many words: one word is no rate."""
NEW_SHARE: Final = 0.27
"""Of the words of plain speech, how many carry content and were not said before."""
LEAST_SENTENCES: Final = 5
"""The same for shares of sentences."""
FULL_SENTENCE: Final = 4
"""New words from which a sentence counts whole."""
_EXAMPLE: Final = re.compile(
    r"\b(?:time|occasion|situation|moment) (?:when|where|in which|you|that you)\b|\bexample\b"
    r"|\bhave you ever\b|\blast time\b|\bproud\b|\bdid you\b|\bwere you\b"
    r"|\byou(?:'ve| have) (?:had|done|made|built|led)\b",
    re.IGNORECASE,
)
_DECISION: Final = re.compile(
    r"\b(?:what|how) (?:do|would|will|should) you\b|\bwould you\b"
    r"|\bdo you (?:do|decide|handle|tell|say)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reading:
    """sifted: the sentences that count, and those that do not. whole: all of them."""

    answer: ToJudge
    lexicon: Lexicon
    sifted: Sifted
    whole: tuple[Sentence, ...]

    @property
    def kept(self) -> tuple[Sentence, ...]:
        """The sentences that count."""
        return self.sifted.kept

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Their words."""
        return tuple(word for sentence in self.kept for word in sentence.words)

    @cached_property
    def actions(self) -> tuple[tuple[Sentence, Action], ...]:
        """What "I" does in them."""
        return tuple(
            (sentence, action)
            for sentence in self.kept
            for action in own_actions(sentence, self.lexicon)
        )

    @cached_property
    def asks(self) -> Kind:
        """Whether the question wants something that happened, a decision, or knowledge."""
        if _EXAMPLE.search(self.answer.question):
            return "example"
        return "decision" if _DECISION.search(self.answer.question) else "explanation"

    @cached_property
    def question_stems(self) -> frozenset[str]:
        """The words that the question is about."""
        return content_stems(words_of(self.answer.question), self.lexicon) - self.lexicon.unspecific

    @cached_property
    def job_stems(self) -> frozenset[str]:
        """The words that the job and the wanted skills are about."""
        named = words_of(" ".join((self.answer.job, *self.answer.skills)))
        return content_stems(named, self.lexicon) - self.lexicon.unspecific

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words that count and are more than grammar."""
        return content_stems(self.words, self.lexicon)

    @cached_property
    def topic(self) -> frozenset[str]:
        """Words that count and tie the answer to the question, the job or its trade."""
        named = self.question_stems | self.job_stems
        return (named | trade_stems(named)) & self.stems

    @cached_property
    def worth(self) -> Mapping[Span, float]:
        """How much each sentence that counts brings, from 0 to 1: so what is drawn out, or said
        again in other words, weighs little."""
        kept = zip(self.kept, self.sifted.new, strict=True)
        return {one.span: min(1.0, new / FULL_SENTENCE) for one, new in kept}

    @cached_property
    def meant(self) -> Vectors:
        """What the sentences that count mean, said fluently: one a row, each of length 1."""
        return load_encoder().encode([" ".join(one.words) for one in self.kept])

    @cached_property
    def length(self) -> float:
        """Words, judged by those with a weight of their own that come for the first time: filling
        and saying it again add none."""
        return max(sum(self.sifted.new) / NEW_SHARE, LEAST_WORDS)

    def rate(self, matches: float, full: float) -> float:
        """Occurrences in a hundred words, 1.0 from `full` on."""
        return min(1.0, 100 * matches / self.length / full)

    def brought(self, spans: Iterable[Span]) -> float:
        """What these sentences bring, in whole sentences."""
        return sum(self.worth[span] for span in spans)

    def share(self, spans: Iterable[Span], full: float = 1.0) -> float:
        """Of all that the sentences bring, what these do, 1.0 from `full` on."""
        return min(1.0, self.brought(spans) / max(self.brought(self.worth), LEAST_SENTENCES) / full)


def read(answer: ToJudge, lexicon: Lexicon) -> Reading:
    """Take an answer apart, with what was said to its follow-ups."""
    texts = (answer.transcript, *(exchange.transcript for exchange in answer.follow_ups))
    whole = tuple(one for part, text in enumerate(texts) for one in sentences(text, part))
    asked = tuple(one for one in sentences(answer.question))
    return Reading(answer, lexicon, sift(whole, asked, lexicon), whole)


def is_vague(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a brochure could say it: abstract words, and nobody and nothing in particular."""
    content = [word for word in sentence.words if lexicon.is_content(word)]
    abstract = sum(map(lexicon.is_abstract, content))
    return bool(content) and abstract >= 2 and abstract >= 0.25 * len(content)


def is_particular(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether it tells of someone, some time or something that can be pictured."""
    words = sentence.words
    signs = (
        any(word in lexicon.persons or word in lexicon.speech for word in words),
        any(word in lexicon.people for word in words),
        any(word in lexicon.numbers or word[0].isdigit() for word in words),
        bool(sentence.names),
        bool(lexicon.occasions.search(sentence.joined)),
        any(is_past(word, lexicon) for word in words),
    )
    return sum(signs) >= 2 and not is_vague(sentence, lexicon)
