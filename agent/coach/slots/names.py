"""Which words of a résumé or of a job post may be spoken inside a question.

What a person uploads or pastes is data, and some of it is written to be obeyed. So only a short
name or a few words for a thing pass: in Latin letters, shaped like words, without any word that
orders, addresses somebody or speaks of scores. What does not pass is not spoken; nothing is
repaired, since what is left of an order may still be one.
"""

import re
import unicodedata
from typing import Final

from agent.coach.slots.words import load_slot_words

MAX_CHARACTERS: Final = 40
"""The longest name, in characters."""

_LONGEST_WORD: Final = 20
_WORDS_OF_A_NAME: Final = 5
_WORDS_OF_A_THING: Final = 4
_LATIN: Final = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_WORD: Final = re.compile(
    rf"(?:[{_LATIN}][{_LATIN}0-9'’+#/&-]*(?:\.[{_LATIN}0-9]+)*"
    rf"|[{_LATIN}]{{1,4}}\.|\d{{1,3}}(?:,\d{{3}})*|\d{{1,4}}[{_LATIN}]{{1,4}}|&)"
)
_NAME_ENDS: Final = re.compile(r"\s*[,(|:;–—]|\s-\s")
_AROUND: Final = " .,;:*_-–—|\"'“”„«»"
_NO_VOWEL: Final = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}|^[bcdfghjklmnpqrstvwxz]{5,}$")
_NO_VOWEL_IN_LOWER_CASE: Final = re.compile(r"[bcdfghjklmnpqrstvwxz]{4,}")
_CASE_CHANGE: Final = re.compile(r"[a-zà-ÿ][A-ZÀ-Ý]")
_MOST_CASE_CHANGES: Final = 2
_LEET: Final = str.maketrans("013457@$!", "oieastasi")

_ARTICLES: Final = frozenset(("the", "la", "le", "der", "die"))
_NAMES_LIKE_WORDS: Final = frozenset(("IT", "US"))


def spoken_name(text: str) -> str | None:
    """The name that `text` is, such as of a company; None where it is none that may be spoken.

    At most 40 characters and five words. Each begins with a capital or a digit, but for small ones
    such as "of"; a single word may be in lower case, as some brands are.
    """
    words = _words(text, _WORDS_OF_A_NAME)
    small = load_slot_words().particles
    if words is None or words[0].casefold() in small - _ARTICLES:
        return None
    if load_slot_words().headings.issuperset(word.casefold() for word in words):
        return None
    if len(words) > 1 and not all(_capital(word) or word in small for word in words):
        return None
    return " ".join(words)


def spoken_thing(text: str) -> str | None:
    """The few words for a thing that `text` is, at most four and 40 characters; None as above."""
    words = _words(text, _WORDS_OF_A_THING)
    if words is None or load_slot_words().particles & {words[0].casefold(), words[-1].casefold()}:
        return None
    return " ".join(words)


def _words(text: str, most: int) -> list[str] | None:
    """The words before the first comma, bracket or dash, if all of them may be spoken."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if any(unicodedata.category(char)[0] == "C" for char in plain):
        return None
    plain = _NAME_ENDS.split(plain.strip(_AROUND), maxsplit=1)[0].strip(_AROUND)
    words = plain.split()
    if not 2 <= len(plain) <= MAX_CHARACTERS or not 1 <= len(words) <= most:
        return None
    return words if may_be_spoken(words) else None


def may_be_spoken(words: list[str]) -> bool:
    """Whether all of them are words, and none of them orders, addresses or judges."""
    if not all(_is_word(word) for word in words) or not any(_letters(word) for word in words):
        return False
    shouted = " ".join(words).isupper()
    read = [_folded(word) for word in words if shouted or word not in _NAMES_LIKE_WORDS]
    known = load_slot_words()
    if len(words) > 1 and read and read[0] in known.orders:
        return False
    parts = [part for word in read for part in (word, *re.split(r"[^\w’']+", word))]
    squeezed = "".join(re.findall(r"\w", "".join(read)))
    return not known.refused.intersection(parts) and not any(
        part.startswith(stem) or (len(stem) > len("obey") and stem in squeezed)
        for part in parts
        for stem in known.refused_stems
    )


def _is_word(word: str) -> bool:
    return (
        len(word) <= _LONGEST_WORD
        and _WORD.fullmatch(word) is not None
        and not _NO_VOWEL.search(word.casefold())
        and not _NO_VOWEL_IN_LOWER_CASE.fullmatch(word)
        and len(_CASE_CHANGE.findall(word)) <= _MOST_CASE_CHANGES
    )


def _letters(word: str) -> int:
    return sum(char.isalpha() for char in word)


def _capital(word: str) -> bool:
    return not word[0].islower()


def _folded(word: str) -> str:
    """As it would be read: digits that stand for letters are letters."""
    low = word.casefold().replace("’", "'").strip(".")
    mixed = any(char.isalpha() for char in low) and not low.isalpha()
    return low.translate(_LEET) if mixed else low
