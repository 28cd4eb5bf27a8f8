"""Which sentences of an answer count, and why the others do not.

What is set aside neither helps nor hurts: an answer is judged by what is left of it. So padding,
the question said back, and orders to whoever judges move no score.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from agent.coach.evaluation.actions import own_actions
from agent.coach.evaluation.lexicon import Lexicon
from agent.coach.evaluation.text import Sentence, stem

WhyAside = Literal["instruction", "noise", "list", "echo", "repeat", "padding"]

_FUNCTION_SHARE: Final = 0.13
"""Of the words of an English sentence at least this share is grammar; other languages, noise and
lists of buzzwords have next to none."""
_MIN_WORDS_FOR_SHARE: Final = 5
_ECHO_SHARE: Final = 0.6
_WORDS_A_NEW_ONE: Final = 14
"""A sentence of this many words or fewer needs one word that is new, a longer one more."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A sentence that counts as nothing."""

    sentence: Sentence
    why: WhyAside


@dataclass(frozen=True, slots=True)
class Sifted:
    """The sentences of an answer that count, and those that do not, each in order."""

    kept: tuple[Sentence, ...]
    aside: tuple[SetAside, ...]

    def because(self, why: WhyAside) -> tuple[Sentence, ...]:
        """The sentences set aside for this reason."""
        return tuple(one.sentence for one in self.aside if one.why == why)


def sift(answer: Iterable[Sentence], question: Iterable[Sentence], lexicon: Lexicon) -> Sifted:
    """Each sentence in its turn: what was said before is not said again."""
    asked = content_stems((word for one in question for word in one.words), lexicon)
    said: set[str] = set()
    kept: list[Sentence] = []
    aside: list[SetAside] = []
    for sentence in answer:
        why = _why_not(sentence, asked, said, lexicon)
        if why is None:
            kept.append(sentence)
        else:
            aside.append(SetAside(sentence, why))
        if why not in ("instruction", "noise"):
            said |= content_stems(sentence.words, lexicon)
    return Sifted(tuple(kept), tuple(aside))


def content_stems(words: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    """The words that are more than grammar, by their stems."""
    return frozenset(stem(word) for word in words if lexicon.is_content(word))


def _why_not(
    sentence: Sentence, asked: frozenset[str], said: set[str], lexicon: Lexicon
) -> WhyAside | None:
    if lexicon.grader.search(sentence.text):
        return "instruction"
    if _is_no_sentence(sentence, lexicon):
        return "list" if _is_ascii(sentence.text) else "noise"
    light = {stem(word) for word in sentence.words if word in lexicon.light}
    content = content_stems(sentence.words, lexicon) - light
    if _is_echo(sentence, content, asked, lexicon):
        return "echo"
    new = content - said - asked
    if len(new) * _WORDS_A_NEW_ONE >= len(sentence.words):
        return None
    if not new and content and any(one.concrete for one in own_actions(sentence, lexicon)):
        return None
    return "repeat" if content and content <= said else "padding"


def _is_echo(
    sentence: Sentence, content: frozenset[str], asked: frozenset[str], lexicon: Lexicon
) -> bool:
    """Whether it only says the question back."""
    return (
        bool(content)
        and len(content & asked) >= _ECHO_SHARE * len(content)
        and len(content - asked) <= 1
        and not own_actions(sentence, lexicon)
    )


def _is_no_sentence(sentence: Sentence, lexicon: Lexicon) -> bool:
    if len(sentence.words) < _MIN_WORDS_FOR_SHARE:
        return False
    grammar = sum(word in lexicon.small for word in sentence.words)
    return grammar < _FUNCTION_SHARE * len(sentence.words)


def _is_ascii(text: str) -> bool:
    return sum(char.isascii() for char in text) > 0.95 * len(text)
