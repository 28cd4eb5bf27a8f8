"""Which sentences of an answer count, and why the others do not.

What is set aside neither helps nor hurts: an answer is judged by what is left of it. So padding,
the question said back, and orders to whoever judges move no score.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from agent.coach.evaluation.actions import own_actions
from agent.coach.evaluation.lexicon import Lexicon
from agent.coach.evaluation.orders import is_order, is_unspoken
from agent.coach.evaluation.text import Sentence, stem

WhyAside = Literal["instruction", "noise", "list", "echo", "repeat", "padding"]

_FUNCTION_SHARE: Final = 0.09
"""Of the words of an English sentence at least this share is grammar; other languages, noise and
lists of buzzwords have next to none."""
_FOREIGN_SHARE: Final = 0.25
"""The same where words have letters that English does not."""
_FOREIGN_WORDS: Final = 2
_MIN_WORDS_FOR_SHARE: Final = 5
_WORDS_AN_IMPOSSIBLE: Final = 18
"""In this many words one pair that no sentence has, such as "the of", is noise."""
_ECHO_SHARE: Final = 0.6
_AFTERTHOUGHT: Final = 10
"""Words."""
_OVER_AND_OVER: Final = 3
"""Times: a whole sentence said so often is no telling, from the first time on."""
_ROOT: Final = 6
"""Letters."""
_WORDS_A_NEW_ONE: Final = 22
"""A sentence of this many words or fewer needs one word that is new, a longer one more. One that
brings little counts little; only what brings next to nothing is set aside."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A sentence that counts as nothing."""

    sentence: Sentence
    why: WhyAside


@dataclass(frozen=True, slots=True)
class Sifted:
    """The sentences of an answer that count, and those that do not, each in order.

    new: of each that counts, how many words of its own it brings, grammar and light words aside.
    """

    kept: tuple[Sentence, ...]
    new: tuple[int, ...]
    aside: tuple[SetAside, ...]

    def because(self, why: WhyAside) -> tuple[Sentence, ...]:
        """The sentences set aside for this reason."""
        return tuple(one.sentence for one in self.aside if one.why == why)


def sift(answer: Sequence[Sentence], question: Iterable[Sentence], lexicon: Lexicon) -> Sifted:
    """Each sentence in its turn: what was said before is not said again."""
    asked = _roots((word for one in question for word in one.words), lexicon)
    said: set[str] = set()
    kept: list[Sentence] = []
    new: list[int] = []
    aside: list[SetAside] = []
    ordered = False
    times = Counter(sentence.words for sentence in answer)
    for at, sentence in enumerate(answer):
        why = _why_not(sentence, asked, lexicon)
        if why is None and times[sentence.words] >= _OVER_AND_OVER:
            why = "repeat"
        if why is None and _leads_into_noise(answer, at, lexicon):
            why = "noise"
        # What follows an order mostly belongs to it, until the candidate tells something again.
        if why is None and ordered and not _tells(sentence, lexicon):
            why = "instruction"
        ordered = why == "instruction"
        if why is not None:
            aside.append(SetAside(sentence, why))
            continue
        content = _content(sentence, lexicon)
        again = content & said
        if _adds(sentence, asked, said, lexicon):
            kept.append(sentence)
            new.append(len(content - again))
        else:
            aside.append(SetAside(sentence, "repeat" if again else "padding"))
    return Sifted(tuple(kept), tuple(new), tuple(aside))


def content_stems(words: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    """The words that are more than grammar, by their stems."""
    return frozenset(stem(word) for word in words if lexicon.is_content(word))


def _why_not(sentence: Sentence, asked: frozenset[str], lexicon: Lexicon) -> WhyAside | None:
    if is_order(sentence, lexicon):
        return "instruction"
    if is_unspoken(sentence.text):
        return "noise"
    if _is_no_sentence(sentence, lexicon):
        return "list" if _is_ascii(sentence.text) else "noise"
    if lexicon.about_asking.search(sentence.joined):
        return "echo"
    if lexicon.flattery.search(sentence.text) and not own_actions(sentence, lexicon):
        return "padding"
    return "echo" if _is_echo(sentence, asked, lexicon) else None


def _tells(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether it stands by itself: it is longer, or "I" do something concrete in it."""
    return len(sentence.words) > _AFTERTHOUGHT or any(
        one.concrete for one in own_actions(sentence, lexicon)
    )


def _adds(sentence: Sentence, asked: frozenset[str], said: set[str], lexicon: Lexicon) -> bool:
    """Whether it says something new; `said` learns of it."""
    unsaid = _content(sentence, lexicon) - said
    said |= unsaid
    if len(unsaid - asked) * _WORDS_A_NEW_ONE >= len(sentence.words):
        return True
    return bool(unsaid) and any(one.concrete for one in own_actions(sentence, lexicon))


def _content(sentence: Sentence, lexicon: Lexicon) -> frozenset[str]:
    return _roots((word for word in sentence.words if word not in lexicon.light), lexicon)


def _roots(words: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    """ "Prepare", "prepared" and "preparation" are one."""
    return frozenset(stem[:_ROOT] for stem in content_stems(words, lexicon))


def _is_echo(sentence: Sentence, asked: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether it only says the question back."""
    content = _content(sentence, lexicon)
    return (
        bool(content)
        and len(content & asked) >= _ECHO_SHARE * len(content)
        and len(content - asked) <= 1
        and not own_actions(sentence, lexicon)
    )


def _is_no_sentence(sentence: Sentence, lexicon: Lexicon) -> bool:
    words = sentence.words
    if len(words) < _MIN_WORDS_FOR_SHARE:
        return False
    grammar = sum(word in lexicon.small for word in words)
    impossible = sum(
        one in lexicon.before_nouns and other in lexicon.not_nouns for one, other in pairwise(words)
    )
    foreign = sum(not word.isascii() for word in words) >= _FOREIGN_WORDS
    least = _FOREIGN_SHARE if foreign else _FUNCTION_SHARE
    return grammar < least * len(words) or impossible * _WORDS_AN_IMPOSSIBLE >= len(words)


def _leads_into_noise(answer: Sequence[Sentence], at: int, lexicon: Lexicon) -> bool:
    """Whether it has no grammar, too few words to be sure, and no sentence follows either."""
    words = answer[at].words
    return (
        at + 1 < len(answer)
        and len(words) < _MIN_WORDS_FOR_SHARE
        and not any(word in lexicon.small for word in words)
        and _is_no_sentence(answer[at + 1], lexicon)
    )


def _is_ascii(text: str) -> bool:
    return sum(char.isascii() for char in text) > 0.95 * len(text)
