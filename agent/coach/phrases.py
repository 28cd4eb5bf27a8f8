"""Finding known phrases in a free text, by whole words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

Target = tuple[str, str]

_WORD: Final = re.compile(r"[^\W_]+[+#]*")
_JOINTS: Final = frozenset(" -/.&")


@dataclass(frozen=True)
class Found:
    """A phrase in a text: what it points to, and how it is written there."""

    target: Target
    text: str


class PhraseIndex:
    """Known phrases, each pointing to one or more targets.

    Plural and singular are the same word. The words of a phrase stand next to each other, with one
    space, hyphen, slash, point or ampersand between them, so what is found is short and clean.
    """

    def __init__(self, phrases: Iterable[tuple[str, Target]]) -> None:
        self._with_case = _Table()
        self._without_case = _Table()
        for phrase, target in phrases:
            words = _WORD.findall(phrase)
            if phrase != phrase.lower():
                self._with_case.add(tuple(words), target)
            else:
                self._without_case.add(tuple(_fold(word) for word in words), target)

    def find(self, text: str) -> Iterator[Found]:
        """Every occurrence in `text`, which has single spaces, in the order of their beginnings."""
        words = list(_WORD.finditer(text))
        written = [word.group() for word in words]
        tables = (
            (self._with_case, written),
            (self._without_case, [_fold(word) for word in written]),
        )
        for first, word in enumerate(words):
            for table, line in tables:
                for end in range(first + 1, first + 1 + table.longest.get(line[first], 0)):
                    if end > len(words) or not _joined(text, words, end - 1, first):
                        break
                    for target in table.targets.get(tuple(line[first:end]), ()):
                        yield Found(target, text[word.start() : words[end - 1].end()])


class _Table:
    """Targets by phrase, and by first word the length in words of the longest such phrase."""

    def __init__(self) -> None:
        self.targets: defaultdict[tuple[str, ...], list[Target]] = defaultdict(list)
        self.longest: defaultdict[str, int] = defaultdict(int)

    def add(self, words: tuple[str, ...], target: Target) -> None:
        self.targets[words].append(target)
        self.longest[words[0]] = max(self.longest[words[0]], len(words))


def _joined(text: str, words: list[re.Match[str]], last: int, first: int) -> bool:
    """Whether the word at `last` follows closely on the one before it, or is the first."""
    return last == first or text[words[last - 1].end() : words[last].start()] in _JOINTS


def _fold(word: str) -> str:
    return _singular(word.casefold())


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
