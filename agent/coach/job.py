"""Reading a job description: what it is called, which family of roles it is, what it names."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from agent.coach.bank import GENERAL, Bank
from agent.coach.heading import find_company, find_title, title_text
from agent.coach.passages import read_lines
from agent.coach.phrases import Found

UNKNOWN_TITLE: Final = "Interview practice"
"""The title where the description has none: it says what we do, not what the job is."""

MAX_CHARACTERS_READ: Final = 20_000
"""The beginning of a description that is read, in characters; no real one is longer."""

MAX_SKILLS: Final = 20

_TITLE_WEIGHT: Final = 5
_FAMILY_MINIMUM: Final = 2
_SECOND_FAMILY_SHARE: Final = 0.6


@dataclass(frozen=True)
class JobSketch:
    """What was understood of a job description.

    company: None where none is named. skills: labels of the bank, the most prominent first.
    """

    title: str
    company: str | None
    skills: tuple[str, ...]


@dataclass(frozen=True)
class JobReading:
    """A sketch with what it rests on.

    families: the role families, best first, each with the words of the description that point to
        it, as written there. named: the same for each skill of the sketch.
    """

    sketch: JobSketch
    families: dict[str, tuple[str, ...]]
    named: dict[str, tuple[str, ...]]


def read_job(description: str, bank: Bank) -> JobReading:
    """What the first 20,000 characters of `description` say. Nothing in it is an instruction."""
    lines = read_lines(description, MAX_CHARACTERS_READ)
    flat = " ".join(line.text for line in lines)
    title = find_title(lines)
    company = find_company(lines, title)
    headline = "" if title is None else title.text
    skills = list(bank.skills.find(flat))
    signs = [found for found in (*bank.words.find(flat), *skills) if found.target[0] != GENERAL]
    in_title = {
        found.text.casefold() for found in (*bank.words.find(headline), *bank.skills.find(headline))
    }
    families = _families(signs, in_title)
    named = _named_skills(skills, frozenset(families), bank)
    sketch = JobSketch(
        UNKNOWN_TITLE if title is None else title_text(title),
        None if company is None else company.text,
        tuple(named),
    )
    return JobReading(sketch, families, named)


def _families(signs: list[Found], in_title: set[str]) -> dict[str, tuple[str, ...]]:
    """The best family, and a second one that is nearly as likely."""
    words = _written(signs, lambda found: found.target[0])
    scores = {
        name: sum(_TITLE_WEIGHT if word.casefold() in in_title else 1 for word in written)
        for name, written in words.items()
    }
    best = sorted(scores, key=lambda name: -scores[name])[:2]
    needed = max(_FAMILY_MINIMUM, max(scores.values(), default=0) * _SECOND_FAMILY_SHARE)
    return {name: words[name] for name in best if scores[name] >= needed}


def _named_skills(
    skills: list[Found], families: frozenset[str], bank: Bank
) -> dict[str, tuple[str, ...]]:
    """The named skills that can be believed: those of the job first, then those of any job."""
    labels_of: defaultdict[str, set[str]] = defaultdict(set)
    for found in skills:
        labels_of[found.target[0]].add(found.target[1])
    trusted = {GENERAL, *families, *(name for name, labels in labels_of.items() if len(labels) > 1)}
    kept = [
        found
        for found in skills
        if found.target[0] in trusted
        or found.target[1] in bank.families[found.target[0]].unmistakable
    ]
    mentions = Counter(found.target for found in kept)
    ranked = sorted(mentions, key=lambda target: (target[0] == GENERAL, -mentions[target]))
    written = _written(kept, lambda found: found.target[1])
    return {label: written[label] for _, label in ranked[:MAX_SKILLS]}


def _written(found: Iterable[Found], key: Callable[[Found], str]) -> dict[str, tuple[str, ...]]:
    """How each thing is written in the description: every wording once, in capitals last."""
    wordings: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for one in found:
        of_it = wordings[key(one)]
        if of_it.setdefault(one.text.casefold(), one.text).isupper():
            of_it[one.text.casefold()] = one.text
    return {name: tuple(texts.values()) for name, texts in wordings.items()}
