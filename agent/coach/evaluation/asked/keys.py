"""What is looked up: the words of a text by their stems, and its short phrases."""

from collections.abc import Iterable, Sequence

from agent.coach.evaluation.asked.files import LONGEST
from agent.coach.evaluation.text import stem


def keys_of(sentences: Iterable[Sequence[str]]) -> frozenset[str]:
    """Of sentences as words in lower case; a phrase stays within one."""
    found: set[str] = set()
    for words in sentences:
        found |= {stem(word) for word in words}
        for length in range(2, LONGEST + 1):
            starts = range(len(words) - length + 1)
            found |= {"_".join(words[at : at + length]) for at in starts}
    return frozenset(found)
