"""What a text claims that its sources do not say: numbers, names, tools. Pure.

A check by spelling cannot know all that is made up. What it finds is enough to refuse a text.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from agent.coach.bank import load_bank
from agent.coach.tasks.numbers import NUMBER_WORDS, numbers_in

_WORD: Final = re.compile(r"[^\W\d_](?:[\w+#]|[.&'’/-](?=\w))*")
_BREAK: Final = re.compile(r"[.!?:;\n\[\]()“”\"‘]|^\s*$")
_SMALL: Final = re.compile(r"['’](?:s|m|d|ll|re|ve|t)$")
_PLACE_FOR_A_FACT: Final = re.compile(r"\[[^\[\]]{1,80}\]")
_ENDINGS: Final = ("ing", "ed", "es", "s", "ly", "d", "er")
_SHORTEST_STEM: Final = 3
_SHORTEST_TOOL: Final = 3
_STARTERS: Final = frozenset(
    re.findall(
        r"\w+",
        """a about above absolutely across actually after afterwards again all almost along also
        although always among an and another any anyone anything anyway as asked at back
        because been before behind being below beside besides between both but by can
        could definitely despite did do does done during each earlier either else even
        eventually every everybody everyone everything few finally first firstly focus
        for from further generally given had has have having he her here his honestly
        how however i if imagine in inside instead into is it its just keep last later
        less let like look looking many may maybe me meanwhile might more most much must
        my near neither never next no nobody none nor not nothing now of off often okay
        on once one only or other others otherwise our out outside over overall own part
        people perhaps practice practise quite rather right same say second secondly
        seen several shall she should since so some somebody someone something soon
        still such suppose sure than thanks that the their them then there these they
        thing things third this those though through throughout thus to today together
        too toward towards try under unless until up upon us usually very was we well
        went were what whatever when whenever where whether which while who whoever
        whose why will with within without would yes yet you your yours""",
    )
)


class Sources:
    """What a text may speak of.

    facts: where its numbers, names and tools may come from. names: where its names and tools may
    come from besides.
    """

    def __init__(self, facts: Sequence[str], names: Sequence[str] = ()) -> None:
        texts = (*facts, *names)
        self._numbers = frozenset(number for text in facts for number in numbers_in(text))
        self._whole = " ".join((*texts, *_other_wordings(texts))).casefold()
        self._words = {form for word in _WORD.findall(self._whole) for form in _forms(word)}

    def inventions(self, text: str) -> tuple[str, ...]:
        """What in `text` is new, each once, as it is written there; numbers in their plainest form.

        What stands in square brackets is a place for a fact, and may be anything but a number.
        """
        return (*self.new_numbers(text), *self.new_names(text))

    def new_numbers(self, text: str) -> tuple[str, ...]:
        """The numbers of `text` that no fact has."""
        return tuple(sorted(numbers_in(text) - self._numbers))

    def new_names(self, text: str) -> tuple[str, ...]:
        """The names and tools of `text` that no source has."""
        said = _PLACE_FOR_A_FACT.sub(" . ", text)
        return tuple(
            dict.fromkeys(
                word
                for word, first in _placed(said)
                if _is_name(word, first=first) and not self._has(word)
            )
        )

    def _has(self, word: str) -> bool:
        low = re.escape(_bare(word).casefold())
        known = self._words & _forms(word)
        return bool(known or re.search(rf"(?<!\w){low}(?!\w)", self._whole))


def prepare_words() -> None:
    """Read the lists of words now: it takes longer than a candidate should wait for."""
    _tools()


def _is_name(word: str, *, first: bool) -> bool:
    """Whether it is spelled as one, or is a tool that we know. first: it begins a sentence."""
    bare = _bare(word)
    low = bare.casefold()
    if low in _tools():
        return True
    if bare in ("I", "OK") or bare == low:
        return False
    inside = bare[1:]
    if inside != inside.casefold():
        return True
    return not (first and _is_plain(low))


def _is_plain(low: str) -> bool:
    """Whether a word in lower case is an English one that we know, or a form of one."""
    if "-" in low:
        return all(_is_plain(part) for part in low.split("-"))
    plain = _plain_words()
    stems = {
        low.removesuffix(end)
        for end in _ENDINGS
        if low.endswith(end) and len(low) - len(end) >= _SHORTEST_STEM
    }
    return low in plain or bool(stems & plain) or bool({f"{stem}e" for stem in stems} & plain)


def _placed(text: str) -> Iterator[tuple[str, bool]]:
    """Each word, and whether it begins a sentence."""
    behind = 0
    for match in _WORD.finditer(text):
        between = text[behind : match.start()]
        yield match.group(), behind == 0 or bool(_BREAK.search(between))
        behind = match.end()


def _forms(word: str) -> frozenset[str]:
    """A word as it may be written elsewhere: without case and joints, singular and plural."""
    whole = re.sub(r"[^\w+#]", "", _bare(word).casefold())
    return frozenset((whole, whole.removesuffix("s")))


def _other_wordings(sources: Sequence[str]) -> Iterator[str]:
    """How else the tools that the sources name are called, as “Postgres” for “PostgreSQL”."""
    bank = load_bank()
    named = {found.target for source in sources for found in bank.skills.find(source)}
    for family, skill in named:
        if skill in bank.families[family].tools:
            yield from (skill, *bank.families[family].skills[skill])


def _bare(word: str) -> str:
    return _SMALL.sub("", word).rstrip(".-")


@cache
def _plain_words() -> frozenset[str]:
    """Lower-case words of our own questions: English that is no name. Kept: it never changes."""
    texts = (
        question.text for family in load_bank().families.values() for question in family.questions
    )
    words = {word for text in texts for word in _WORD.findall(text) if word == word.casefold()}
    return _STARTERS | NUMBER_WORDS | words


@cache
def _tools() -> frozenset[str]:
    """Tools of the bank in lower case, but for those that are words as well, such as Excel."""
    phrases = (
        phrase
        for family in load_bank().families.values()
        for tool in family.tools
        for phrase in family.skills[tool]
    )
    names = {phrase.casefold() for phrase in phrases if len(phrase) >= _SHORTEST_TOOL}
    return frozenset(name for name in names if name not in _plain_words())
