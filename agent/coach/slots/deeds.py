"""What somebody did, or is to do, in a few words: a verb that we know and the thing behind it."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from agent.coach.slots.names import may_be_spoken
from schemas.base import Schema

MAX_CHARACTERS: Final = 55
"""The longest one, in characters."""

_MOST_WORDS: Final = 7
_AFTER_THE_THING: Final = frozenset(
    """by for with without from to in into on onto at across through using via after before during
    and or but so as per between over under within until including which that who whose while when
    where then than out off up down about against along among around behind beside beyond since
    toward towards upon plus resulting used step""".split()
)
_DETERMINERS: Final = frozenset("a an the all new two three four five six seven eight ten".split())
_JOINS: Final = frozenset(("of",))
_CANNOT_END: Final = frozenset("a an the of all new".split())
# What says nothing without the words behind it, as in "cut the time to hire".
_SAYS_NOTHING_ALONE: Final = frozenset(
    "time number amount share rate level use part cost costs way risk work race".split()
)
_TO_YOU: Final = re.compile(r"^(?:(?:you|you['’]ll|will|also|to)\s+){1,4}", re.IGNORECASE)
_ENDS_A_CLAUSE: Final = re.compile(r"[,;:.!?]$")


class _Verb(NamedTuple):
    base: str
    past: str
    gerund: str


class _Verbs(Schema):
    verbs: tuple[_Verb, ...]


def deed(line: str) -> str | None:
    """What a line of a résumé says was done, as in "led a team of five"; None where unsure."""
    written, verb, thing = _parts(line)
    if verb is None or thing is None:
        return None
    # "Test plans for a car" is no deed, "Test the plans" is one.
    sure = written == verb.past or thing.split()[0] in _DETERMINERS or thing[0].isdigit()
    return _short(f"{verb.past} {thing}") if sure else None


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
    kept: list[str] = []
    for word in words[: _MOST_WORDS + 1]:
        if word.lower() in _AFTER_THE_THING:
            break
        bare = _ENDS_A_CLAUSE.sub("", word)
        kept.append(bare)
        if bare != word:
            break
    else:
        if len(words) > _MOST_WORDS:
            return None  # too long to be said in passing, and cut it may mean something else
    plain = [word for word in kept if word.lower() not in _JOINS | _DETERMINERS]
    if not plain or kept[0].lower() in _JOINS or kept[-1].lower() in _CANNOT_END:
        return None
    if kept[0].endswith("ly") or (len(plain) == 1 and plain[0].lower() in _SAYS_NOTHING_ALONE):
        return None
    if not plain[-1][0].isalpha() and kept[-2:-1] != ["of"]:  # "years 7, 8 and 9"
        return None
    return " ".join(kept) if may_be_spoken(plain) else None
