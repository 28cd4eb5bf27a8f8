"""What somebody did, or is to do, in a few words: a verb that we know and the thing behind it."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from agent.coach.slots.names import may_be_spoken
from agent.coach.slots.words import load_slot_words
from schemas.base import Schema

MAX_CHARACTERS: Final = 55
"""The longest one, in characters."""

_MOST_WORDS: Final = 7
_JOINS: Final = frozenset(("of",))
_LISTS: Final = frozenset(("and", "or"))
_CANNOT_END: Final = frozenset(("a", "an", "the", "of", "all", "new"))
_TO_YOU: Final = re.compile(r"^(?:(?:you|you['’]ll|will|also|to)\s+){1,4}", re.IGNORECASE)
_ENDS_A_CLAUSE: Final = re.compile(r"[,;:.!?]$")


class _Verb(NamedTuple):
    base: str
    past: str
    gerund: str


class _Verbs(Schema):
    verbs: tuple[_Verb, ...]


def deed(line: str) -> str | None:
    """What a line of a résumé says was done, as in "led a team of five".

    None where unsure, and where it is too little to ask about, as in "loaded trailers".
    """
    written, verb, thing = _parts(line)
    if verb is None or thing is None:
        return None
    # "Test plans for a car" is no deed, "Test the plans" is one.
    sure = (
        written == verb.past
        or thing.split()[0] in load_slot_words().determiners
        or thing[0].isdigit()
    )
    return _short(f"{verb.past} {thing}") if sure and " " in thing else None


def duty(line: str) -> str | None:
    """What a line of a job post says is to be done, as in "leading a team"; None where unsure."""
    _, verb, thing = _parts(_TO_YOU.sub("", line))
    return None if verb is None or thing is None else _short(f"{verb.gerund} {thing}")


@cache
def _forms() -> dict[str, _Verb]:
    """Each verb by each of its forms; kept, since they never change."""
    text = files("agent.coach.slots").joinpath("verbs.toml").read_text("utf-8")
    verbs = _Verbs.model_validate(tomllib.loads(text)).verbs
    return {form: verb for verb in verbs for form in verb}


def _short(text: str) -> str | None:
    return text if len(text) <= MAX_CHARACTERS else None


def _parts(line: str) -> tuple[str, _Verb | None, str | None]:
    """The verb as it is written, which one it is, and the thing behind it."""
    written, words = _verb(line.split())
    if written and words[0] == "and":  # "Trained and supervised six people"
        second, rest = _verb(words[1:])
        written, words = (second, rest) if second else (written, words)
    return written, _forms().get(written), _thing(words)


def _verb(words: list[str]) -> tuple[str, list[str]]:
    """The verb that the words begin with and what follows it; an empty one where none does."""
    for count in (2, 1):
        written = " ".join(words[:count]).lower()
        if len(words) > count and written in _forms():
            return written, words[count:]
    return "", words


def _thing(words: list[str]) -> str | None:
    """The thing at the beginning of `words`, up to where its circumstances begin."""
    known = load_slot_words()
    kept: list[str] = []
    listed = False
    for word in words[: _MOST_WORDS + 1]:
        if word.lower() in known.circumstances:
            listed = word.lower() in _LISTS
            break
        bare = _ENDS_A_CLAUSE.sub("", word)
        if not bare:
            break
        kept.append(bare)
        if bare != word:
            break
    if len(kept) > _MOST_WORDS:
        return None  # too long to be said in passing, and cut it may mean something else
    plain = [word for word in kept if word.lower() not in _JOINS | known.determiners]
    if not plain or kept[0].lower() in _JOINS or kept[-1].lower() in _CANNOT_END:
        return None
    if kept[0].endswith("ly") or (len(plain) == 1 and plain[0].lower() in known.incomplete):
        return None
    if listed and len(plain) == 1:  # "sales and marketing teams": the noun may come later
        return None
    if not plain[-1][0].isalpha() and kept[-2:-1] != ["of"]:  # "years 7, 8 and 9"
        return None
    return " ".join(kept) if may_be_spoken(plain) else None
