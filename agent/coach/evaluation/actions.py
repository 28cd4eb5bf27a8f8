"""What the candidate says they did: a verb that follows on "I"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from agent.coach.evaluation.lexicon import Lexicon
from agent.coach.evaluation.text import Sentence

_CONDITIONAL: Final = frozenset({"would", "will", "should", "could"})
_PERFECT: Final = frozenset({"have", "had"})
_OTHER_SUBJECTS: Final = frozenset(
    {"we", "they", "he", "she", "it", "you", "who", "which", "that", "there", "people"}
)
_REACH: Final = 3
"""Words between "I" and its verb at most: adverbs and helpers."""


@dataclass(frozen=True, slots=True)
class Action:
    """A verb as it was said, the word number `at` of its sentence.

    concrete: it tells what was done, not merely that something was.
    """

    verb: str
    at: int
    when: Literal["past", "would", "now"]
    concrete: bool


def own_actions(sentence: Sentence, lexicon: Lexicon) -> tuple[Action, ...]:
    """The actions of "I" in a sentence; verbs further on count while "I" is the only subject."""
    found: list[Action] = []
    for at, word in enumerate(sentence.words):
        if word == "i":
            action, behind = _after(sentence.words, at + 1, lexicon)
            if action is not None:
                found.append(action)
                found += _further(sentence.words, behind, lexicon)
    return tuple(found)


def is_past(word: str, lexicon: Lexicon) -> bool:
    """Whether a word has the form of a past."""
    return word in lexicon.past or (len(word) > 4 and word.endswith("ed") and word != "need")


def _after(words: tuple[str, ...], at: int, lexicon: Lexicon) -> tuple[Action | None, int]:
    """The action that follows on an "I", and where the words behind it begin."""
    helpers: set[str] = set()
    for place in range(at, min(at + _REACH + 1, len(words))):
        word = words[place]
        if word in lexicon.adverbs or word in _PERFECT or word.endswith("ly"):
            helpers.add(word)
            continue
        if word in lexicon.not_actions or word in lexicon.small or not word.isalpha():
            break
        past = is_past(word, lexicon)
        if helpers & _PERFECT and not past:
            break
        when = "would" if helpers & _CONDITIONAL else "past" if past else "now"
        concrete = word not in lexicon.vague_actions and not helpers & {"not", "never"}
        return Action(word, place, when, concrete), place + 1
    return None, len(words)


def _further(words: tuple[str, ...], at: int, lexicon: Lexicon) -> Iterator[Action]:
    """ "I called him, listened and took notes": the same person goes on acting."""
    for place in range(at, len(words)):
        before, word = words[place - 1], words[place]
        if word == "i" or word in _OTHER_SUBJECTS:
            return
        if before in {"and", "then"} and is_past(word, lexicon) and word not in lexicon.not_actions:
            yield Action(word, place, "past", word not in lexicon.vague_actions)
