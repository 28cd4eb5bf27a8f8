"""Words that fill time, where they mean nothing: "it was, like, late", not "I like it". Pure.

What a recogniser writes around them tells them apart: commas, and the words beside.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final


def _set(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


@dataclass(frozen=True, slots=True)
class FillerWords:
    """A filler: the words from `first` to before `end`."""

    text: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands beside a phrase: neighbours (empty at the ends), and where it is set off.

    opens: nothing or the end of a sentence stands before it.
    """

    before: str
    after: str
    set_off_before: bool
    set_off_after: bool
    opens: bool

    @property
    def set_off(self) -> bool:
        return self.set_off_before and self.set_off_after


_SOUND: Final = re.compile(r"u+h+|u+h*m+|e+r+m*|e+h+m*|a+h+m*|h+m+|m{2,}")
_NUMBERS: Final = _set(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty",
    "sixty seventy eighty ninety hundred thousand half",
)
_MANNER: Final = _set("really totally completely literally super pretty very so")
_BE: Final = _set(
    "was were is are am be been it's that's there's i'm he's she's we're they're you're wasn't"
)
_LIKENESS: Final = _set(
    "look looks looked looking feel feels felt feeling sound sounds sounded seem seems seemed",
    "something anything nothing things stuff more just much exactly quite tools act acts acted",
    "i you we they people customers would don't do to really didn't not smell taste treated",
)
_TOOK: Final = _set("had have has took takes take cost costs were was with in for after about got")
_PRONOUNS: Final = _set("i we you he she it they i'm we're it's that's there's they're nobody")
_KNOWING: Final = _set(
    "do did does as if what that than when how like think would let once until",
    "people everything all anyone anything things well",
)
_MEANING: Final = _set("what that which do did by if when don't how things thing all")
_OBJECTS: Final = _set("it that this what the by them him her you business")
_BEFORE_HEDGE: Final = _BE | _set(
    "i we you he she it they just and but so had have to really also then who did do didn't"
)
_BEFORE_SO_ALONE: Final = _set("think hope guess believe said say suppose do did or even not told")


def is_sound(word: str) -> bool:
    """Whether a recognised word is an "um" or the like."""
    return _SOUND.fullmatch(_plain(word)) is not None


def filler_words(words: Sequence[str]) -> list[FillerWords]:
    """All in order. words: as recognised, with their punctuation."""
    plain = [_plain(word) for word in words]
    found: list[FillerWords] = []
    at = 0
    while at < len(words):
        phrase = next(
            (one for one in _RULES if _begins(one, plain[at:], words[at])),
            None,
        )
        if phrase is not None and _RULES[phrase](_around(words, plain, at, at + len(phrase))):
            found.append(FillerWords(" ".join(phrase), at, at + len(phrase)))
        at += len(phrase) if phrase else 1
    return found


def _begins(phrase: tuple[str, ...], plain: Sequence[str], first: str) -> bool:
    together = len(phrase) == 1 or first[-1:].isalpha()
    return together and tuple(plain[: len(phrase)]) == phrase


def _around(words: Sequence[str], plain: Sequence[str], first: int, end: int) -> _Around:
    # An "um" between a phrase and its neighbour sets it off as a comma does.
    previous = words[first - 1] if first else ""
    hummed_before = first > 0 and is_sound(previous)
    hummed_after = end < len(words) and is_sound(words[end])
    opens = first == 0 or previous.endswith((".", "!", "?", "…"))
    return _Around(
        before=plain[first - 1] if first else "",
        after=plain[end] if end < len(words) else "",
        set_off_before=opens or hummed_before or previous.endswith((",", ";", ":", "-", "—")),
        set_off_after=end == len(words) or hummed_after or words[end - 1][-1] in ",.!?;…—-",
        opens=opens,
    )


def _like(around: _Around) -> bool:
    if around.set_off_after:
        return around.set_off_before
    if around.opens or around.before in _LIKENESS:
        return False
    counted = around.after in _NUMBERS or around.after.isdigit()
    return (
        (around.before in _TOOK and counted)
        or (around.before in _BE and around.after in _MANNER)
        or (around.before in _TOOK - _BE and around.after == "a")
        or (around.set_off_before and around.before in _PRONOUNS)
    )


def _you_know(around: _Around) -> bool:
    return around.set_off and (around.opens or around.before not in _KNOWING)


def _i_mean(around: _Around) -> bool:
    if around.set_off:
        return around.opens or around.before not in _MEANING
    return around.opens and around.after in _PRONOUNS - _OBJECTS


def _so(around: _Around) -> bool:
    return around.set_off and (around.opens or around.before not in _BEFORE_SO_ALONE)


def _adverb(around: _Around) -> bool:
    return around.set_off


def _hedge(around: _Around) -> bool:
    if around.opens:
        return around.set_off_after and around.after != ""
    return around.before in _BEFORE_HEDGE or around.set_off_before


_RULES: Final[dict[tuple[str, ...], Callable[[_Around], bool]]] = {
    ("you", "know"): _you_know,
    ("i", "mean"): _i_mean,
    ("kind", "of"): _hedge,
    ("sort", "of"): _hedge,
    ("like",): _like,
    ("so",): _so,
    ("basically",): _adverb,
    ("actually",): _adverb,
}


def _plain(word: str) -> str:
    return re.sub(r"^[^\w]+|[^\w]+$", "", word.lower().replace("’", "'"))
