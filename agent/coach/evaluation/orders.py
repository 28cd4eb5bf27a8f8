"""Sentences to whoever judges, and what nobody speaks: they count as nothing.

This is a guess by words and signs, made to be wrong seldom about real answers. What it misses is
judged like any other sentence; nothing is ever done because an answer says so.
"""

import re
import unicodedata
from typing import Final

from agent.coach.evaluation.actions import own_actions
from agent.coach.evaluation.lexicon import Lexicon
from agent.coach.evaluation.text import Sentence

_YOU: Final = frozenset({"you", "your", "yours", "yourself"})
_ABOUT_JUDGING: Final = 3
"""Words of judging in one sentence, "you" being one of them."""
_SHORT: Final = 10
"""Words; in a sentence no longer than this, one fewer is enough."""
_UNSPOKEN: Final = re.compile(
    r"[{}<>|=`$\\\[\]]|\.\./|://|\*\*|(?m:^\s*#|^[A-Z]\w*(?:-[A-Z]\w*)+: \S*[/;])|\w{24,}"
    r"|\b\w+\.\w+\(|\w/\w+\.\w|\b(?:[A-Z]-){3,}"
)
_LETTERS_AND_DIGITS: Final = re.compile(
    r"\b(?=\w*\d\w*[a-z]\w*\d|\w*[a-z]\d+[a-z])\w+", re.IGNORECASE
)


def is_order(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether it speaks to whoever judges."""
    if lexicon.grader.search(sentence.text):
        return True
    words = frozenset(sentence.words)
    if words & lexicon.judges:
        return True
    if words <= lexicon.judging | lexicon.small:
        return bool(words & lexicon.judging)
    if any(one.when == "past" for one in own_actions(sentence, lexicon)):
        return False
    about = len(words & lexicon.judging) + bool(words & _YOU)
    return about >= (_ABOUT_JUDGING - 1 if len(sentence.words) <= _SHORT else _ABOUT_JUDGING)


def is_unspoken(text: str) -> bool:
    """Whether it holds what no speech has: code, markup, hidden letters, letters that pose as
    others.
    """
    if _UNSPOKEN.search(text) or len(_LETTERS_AND_DIGITS.findall(text)) > 1:
        return True
    foreign = sum(char.isalpha() and not _is_latin(char) for char in text)
    hidden = any(unicodedata.category(char) == "Cf" for char in text)
    return hidden or 2 * foreign > len(text) or _poses(text)


def _poses(text: str) -> bool:
    """Letters of more than one alphabet in a word."""
    return any(
        len({_is_latin(char) for char in word}) > 1 for word in re.findall(r"[^\W\d_]+", text)
    )


def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN")
