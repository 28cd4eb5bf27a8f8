"""What was said in a sitting, what of it must be kept, and what went wrong."""

import asyncio
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from agent.hearing.barge_in import Weight

TRACKED: Final = re.compile(r"word\d+")
AT_ONCE_S: Final = 0.1
"""What reached the microphone this soon before its end may still have been on its way."""


def tracked(text: str) -> list[str]:
    """The words of a text that nobody else says."""
    return TRACKED.findall(text)


@dataclass(slots=True)
class Told:
    """One word: at_s, when its last sample was heard (loop time). line: by which client. excuse:
    why it need not be kept. over: said in one breath with what was begun over the voice.
    """

    at_s: float
    line: int
    over: bool
    excuse: str | None = None


@dataclass(slots=True)
class Ledger:
    """words: heard whole or typed. script: what happened, for a person. problems: what is wrong.

    skips: how often the candidate asked for the next question. unread_at_s: when ears failed.
    nods: words that were said alone over the voice, and so need not be more than one.
    """

    words: dict[str, Told] = field(default_factory=dict[str, Told])
    script: list[str] = field(default_factory=list[str])
    problems: list[str] = field(default_factory=list[str])
    skips: int = 0
    unread_at_s: list[float] = field(default_factory=list[float])
    nods: set[str] = field(default_factory=set[str])
    _made: int = 0

    def new_words(self, count: int) -> list[str]:
        """So many words that were never said."""
        self._made += count
        return [f"word{number}" for number in range(self._made - count, self._made)]

    def note(self, text: str) -> None:
        """Write a line of the script."""
        self.script.append(f"{asyncio.get_running_loop().time():8.2f}  {text}")

    def wrong(self, text: str) -> None:
        """Something must not be."""
        self.note(f"WRONG: {text}")
        self.problems.append(text)

    def told(self, word: str, line: int, *, over: bool = False, excuse: str | None = None) -> None:
        """A word was heard to its end."""
        self.words[word] = Told(asyncio.get_running_loop().time(), line, over, excuse)

    def unread(self, words: Iterable[str]) -> None:
        """The ears were not told these, which were in what they asked about."""
        self.excuse(words, "not read")
        self.unread_at_s.append(asyncio.get_running_loop().time())

    def weighed(self, words: Iterable[str], weight: Weight) -> None:
        """What was said over the voice so far, and what the ears make of it."""
        if weight == "hint":
            self.nods.update(words)
        else:
            self.nods.difference_update(words)

    def excuse(self, words: Iterable[str], why: str) -> None:
        """These need not be kept."""
        for word in words:
            told = self.words.setdefault(word, Told(0.0, -1, over=False))
            told.excuse = told.excuse or why

    def excuse_all_but(self, kept: Iterable[str], why: str) -> None:
        """Of all that was said by now only these must be kept."""
        self.excuse(self.words.keys() - set(kept), why)

    def excuse_since(self, at_s: float, line: int, why: str) -> None:
        """What this client said since then need not be kept."""
        self.excuse([w for w, t in self.words.items() if t.line == line and t.at_s >= at_s], why)
