"""What can be counted about an answer without understanding it.

Every feature lies between 0 and 1. It is a share of the sentences or words that count, or a
presence that is full after one or two of a kind; so a longer answer does not get more of it by
being longer, and padding is set aside before anything is counted.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from agent.coach.evaluation.actions import Action, is_past, own_actions
from agent.coach.evaluation.aside import Sifted, content_stems, sift
from agent.coach.evaluation.lexicon import Lexicon
from agent.coach.evaluation.ports import ToJudge
from agent.coach.evaluation.text import Sentence, sentences, stem, words_of

_LEAST_WORDS: Final = 30
"""A rate in a shorter answer is taken as if it had this many words: one word is no rate."""
_LONG_SENTENCE: Final = 30
_EXAMPLE_ASKED: Final = re.compile(
    r"\b(?:time|occasion|situation|moment) (?:when|where|in which|you|that you)\b|\bexample\b|\bwalk me through\b"
    r"|\bhave you ever\b|\blast time\b|\bproud\b|\bdid you\b|\bwere you\b|\byou(?:'ve| have) (?:had|done|made|built|led)\b",
    re.IGNORECASE,
)
_DECISION_ASKED: Final = re.compile(
    r"\b(?:what|how) (?:do|would|will|should) you\b|\bwould you\b|\bdo you (?:do|decide|handle|tell|say)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reading:
    """An answer taken apart: what the features and the feedback are read from."""

    answer: ToJudge
    lexicon: Lexicon
    sifted: Sifted
    whole: tuple[Sentence, ...]

    @cached_property
    def kept(self) -> tuple[Sentence, ...]:
        """The sentences that count."""
        return self.sifted.kept

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Their words."""
        return tuple(word for sentence in self.kept for word in sentence.words)

    @cached_property
    def actions(self) -> tuple[tuple[Action, ...], ...]:
        """For each of them, what "I" does."""
        return tuple(own_actions(sentence, self.lexicon) for sentence in self.kept)

    @cached_property
    def asks_example(self) -> bool:
        """Whether the question wants something that happened."""
        return bool(_EXAMPLE_ASKED.search(self.answer.question))

    @cached_property
    def asks_decision(self) -> bool:
        """Whether the question wants to know what the candidate would do."""
        return not self.asks_example and bool(_DECISION_ASKED.search(self.answer.question))

    @cached_property
    def question_stems(self) -> frozenset[str]:
        """The words that the question is about."""
        return content_stems(words_of(self.answer.question), self.lexicon) - _stems(
            self.lexicon.light
        )

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words that count and are more than grammar."""
        return content_stems(self.words, self.lexicon)

    def share_of_sentences(self, holds: Callable[[Sentence], bool]) -> float:
        """Of the sentences that count, for how many it holds."""
        return sum(map(holds, self.kept)) / max(len(self.kept), 3)

    def rate(self, matches: int, full: float) -> float:
        """Occurrences in a hundred words, 1.0 from `full` on."""
        return min(1.0, 100 * matches / max(len(self.words), _LEAST_WORDS) / full)

    def count(self, pattern: re.Pattern[str]) -> int:
        """How often a pattern occurs in the sentences that count."""
        return sum(len(pattern.findall(sentence.joined)) for sentence in self.kept)


def read(answer: ToJudge, lexicon: Lexicon) -> Reading:
    """Take an answer apart, with what was said to its follow-ups."""
    texts = (answer.transcript, *(exchange.transcript for exchange in answer.follow_ups))
    whole = tuple(sentence for text in texts for sentence in sentences(text))
    question = Sentence(answer.question, words_of(answer.question), ())
    return Reading(answer, lexicon, sift(whole, question, lexicon), whole)


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


def _own(reading: Reading) -> float:
    """Sentences in which "I" does something concrete."""
    own = sum(any(one.concrete for one in found) for found in reading.actions)
    return min(1.0, own / max(len(reading.kept), 3) / 0.45)


def _own_past(reading: Reading) -> float:
    done = sum(one.concrete and one.when == "past" for found in reading.actions for one in found)
    return min(1.0, done / 3)


def _vague_actions(reading: Reading) -> float:
    found = [one for actions in reading.actions for one in actions]
    vague = sum(not one.concrete for one in found)
    return vague / len(found) if found else 0.0


def _particular(reading: Reading) -> float:
    return reading.share_of_sentences(lambda one: is_particular(one, reading.lexicon))


def _narrated(reading: Reading) -> float:
    """Past forms: something happened, rather than being always so."""
    return reading.rate(sum(is_past(word, reading.lexicon) for word in reading.words), 9)


def _persons(reading: Reading) -> float:
    words = reading.lexicon.persons | reading.lexicon.people
    return reading.rate(sum(word in words for word in reading.words), 4)


def _figures(reading: Reading) -> float:
    found = sum(word in reading.lexicon.numbers or word[0].isdigit() for word in reading.words)
    return min(1.0, found / 2)


def _speech(reading: Reading) -> float:
    return reading.rate(sum(word in reading.lexicon.speech for word in reading.words), 2.5)


def _outcome(reading: Reading) -> float:
    """What came of it, in a sentence that is not vague."""
    found = sum(
        bool(reading.lexicon.outcomes.search(one.joined)) and not is_vague(one, reading.lexicon)
        for one in reading.kept
    )
    return min(1.0, found / 2)


def _reasons(reading: Reading) -> float:
    return reading.rate(reading.count(reading.lexicon.reasons), 4)


def _weighing(reading: Reading) -> float:
    return reading.rate(reading.count(reading.lexicon.weighing), 4)


def _abstract(reading: Reading) -> float:
    return reading.rate(sum(map(reading.lexicon.is_abstract, reading.words)), 8)


def _sweeping(reading: Reading) -> float:
    return reading.rate(sum(word in reading.lexicon.sweeping for word in reading.words), 5)


def _general(reading: Reading) -> float:
    return reading.rate(reading.count(reading.lexicon.general), 3)


def _hedges(reading: Reading) -> float:
    return reading.rate(reading.count(reading.lexicon.hedges), 4)


def _we(reading: Reading) -> float:
    ours = sum(word in {"we", "our", "us"} for word in reading.words)
    mine = sum(word in {"i", "my", "me"} for word in reading.words)
    return ours / (ours + mine) if ours + mine >= 2 else 0.0


def _you(reading: Reading) -> float:
    """Advice to anybody instead of what the candidate does."""
    found = sum(word in {"you", "your", "one", "people"} for word in reading.words)
    return reading.rate(found, 6)


def _on_question(reading: Reading) -> float:
    if not reading.question_stems:
        return 1.0
    return min(1.0, len(reading.question_stems & reading.stems) / len(reading.question_stems) / 0.4)


def _on_job(reading: Reading) -> float:
    named = content_stems(
        words_of(reading.answer.job), reading.lexicon
    ) | content_stems(words_of(" ".join(reading.answer.skills)), reading.lexicon)
    light = _stems(reading.lexicon.light)
    return min(1.0, len((named & reading.stems) - light) / max(len(reading.stems), 12) / 0.25)


def _asked(reading: Reading) -> float:
    """Whether what was asked for is there: something done, a decision, or an explanation."""
    if reading.asks_example:
        return _own_past(reading)
    if reading.asks_decision:
        return min(1.0, sum(bool(found) for found in reading.actions) / 3)
    return _reasons(reading)


def _run_on(reading: Reading) -> float:
    long = sum(len(words_of(one.text)) > _LONG_SENTENCE for one in reading.kept)
    return long / max(len(reading.kept), 3)


def _repeated(reading: Reading) -> float:
    """Content words that were said before."""
    content = [stem(word) for word in reading.words if reading.lexicon.is_content(word)]
    window = content[:80]
    return 1 - len(set(window)) / len(window) if window else 0.0


def _idle(reading: Reading) -> float:
    """Sentences that added nothing."""
    return len(reading.sifted.aside) / max(len(reading.whole), 3)


def _plain_words(reading: Reading) -> float:
    """Short content words: people who tell what happened use them."""
    content = [word for word in reading.words if reading.lexicon.is_content(word)]
    return sum(len(word) <= 6 for word in content) / len(content) if content else 0.0


FEATURES: Final[dict[str, Callable[[Reading], float]]] = {
    "own": _own,
    "own_past": _own_past,
    "vague_actions": _vague_actions,
    "particular": _particular,
    "narrated": _narrated,
    "persons": _persons,
    "figures": _figures,
    "speech": _speech,
    "outcome": _outcome,
    "reasons": _reasons,
    "weighing": _weighing,
    "abstract": _abstract,
    "sweeping": _sweeping,
    "general": _general,
    "hedges": _hedges,
    "we": _we,
    "you": _you,
    "on_question": _on_question,
    "on_job": _on_job,
    "asked": _asked,
    "run_on": _run_on,
    "repeated": _repeated,
    "idle": _idle,
    "plain": _plain_words,
}


def measure(reading: Reading) -> dict[str, float]:
    """Every feature of an answer, by name."""
    return {name: found(reading) for name, found in FEATURES.items()}


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem, words))
