"""Job posts with what a reader finds in them, and how far an analysis agrees."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from agent.coach.job_post import NotAJobPost, analyze_job
from schemas.base import Schema
from schemas.jobs_analysis import JobAnalysis

FOLDER: Final = Path(__file__).parents[1] / "tests/agent/coach"

Half = Literal["tuned", "held_out"]
HALVES: Final[tuple[Half, ...]] = ("tuned", "held_out")

_GENERIC: Final = frozenset(
    re.findall(
        r"\w+",
        "skill skills experience knowledge training certificate software with of and in a the",
    )
)
_ALIKE: Final = 0.5


class Post(Schema):
    """A post and the truth about it.

    required, nice: the skills as written in the post. responsibilities, key_requirements: for each
    line or sentence of that kind some words of it.
    """

    family: str
    title: str
    company: str | None = None
    seniority: str | None = None
    required: tuple[str, ...]
    nice: tuple[str, ...]
    responsibilities: tuple[str, ...]
    key_requirements: tuple[str, ...]
    text: str


def posts(half: Half) -> dict[str, Post]:
    """The posts of one half by name; the rules were written looking at the first half only."""
    paths = sorted((FOLDER / "posts" / half).glob("*.toml"))
    return {path.stem: Post.model_validate(tomllib.loads(path.read_text())) for path in paths}


def other_texts() -> dict[str, str]:
    """Texts that are no job posts, by name."""
    return {path.stem: path.read_text() for path in sorted((FOLDER / "not_posts").glob("*.txt"))}


def short_posts() -> dict[str, str]:
    """Job posts of a few sentences, without truth, by name."""
    return {path.stem: path.read_text() for path in sorted((FOLDER / "jobs").glob("*.txt"))}


def is_refused(text: str) -> bool:
    """Whether a text is not taken for a job post."""
    try:
        analyze_job(text)
    except NotAJobPost:
        return True
    return False


@dataclass(slots=True)
class Agreement:
    """How many things were found that are there, missed, and found that are not there."""

    found: int = 0
    missed: int = 0
    invented: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.found / max(1, 2 * self.found + self.missed + self.invented)

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(
            self.found + other.found, self.missed + other.missed, self.invented + other.invented
        )


@dataclass(slots=True)
class Score:
    """How well posts were read; shares from 0 to 1 over all posts."""

    posts: int = 0
    titles: int = 0
    companies: int = 0
    seniorities: int = 0
    required: Agreement = field(default_factory=Agreement)
    nice: Agreement = field(default_factory=Agreement)
    responsibilities: Agreement = field(default_factory=Agreement)
    key_requirements: Agreement = field(default_factory=Agreement)

    @property
    def skills(self) -> Agreement:
        """Skills in their class: one that is taken for the other class is missed and invented."""
        return self.required + self.nice

    def add(self, post: Post, analysis: JobAnalysis) -> None:
        """Count one more post."""
        self.posts += 1
        self.titles += analysis.title.casefold() == post.title.casefold()
        self.companies += analysis.company == post.company
        self.seniorities += analysis.seniority == post.seniority
        self.required += _skills(post.required, analysis.required_skills)
        self.nice += _skills(post.nice, analysis.nice_to_have)
        self.responsibilities += _lines(post.responsibilities, analysis.responsibilities)
        self.key_requirements += _lines(post.key_requirements, analysis.key_requirements)


def score(sample: Iterable[Post]) -> Score:
    """Analyse every post. Raises NotAJobPost where one is refused."""
    total = Score()
    for post in sample:
        total.add(post, analyze_job(post.text))
    return total


def _skills(truth: Sequence[str], found: Sequence[str]) -> Agreement:
    """Two wordings are one skill where they share half of their words or more."""
    left = [_words(one) for one in found]
    hits = 0
    for wanted in map(_words, truth):
        match = next((o for o in left if len(o & wanted) / len(o | wanted) >= _ALIKE), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return Agreement(hits, len(truth) - hits, len(left))


def _words(skill: str) -> frozenset[str]:
    words = re.findall(r"[^\W_]+[+#]*", skill.casefold())
    return frozenset(word.removesuffix("s") for word in words if word not in _GENERIC) or frozenset(
        words
    )


def _lines(truth: Sequence[str], found: Sequence[str]) -> Agreement:
    left = list(found)
    hits = 0
    for words in truth:
        match = next((line for line in left if words.casefold() in line.casefold()), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return Agreement(hits, len(truth) - hits, len(left))
