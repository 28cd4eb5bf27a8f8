"""Questions with answers and the level that an experienced interviewer would give.

One TOML file a role family in `cases/`, every answer written by hand. The half `tuning` may be
looked at while a scorer is made; the half `reported` only measures it.
"""

import tomllib
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, model_validator

from schemas.base import Schema
from schemas.vocabulary import Category, Difficulty

FOLDER: Final = Path(__file__).parent / "cases"

Half = Literal["tuning", "reported"]
HALVES: Final[tuple[Half, ...]] = ("tuning", "reported")

Level = Literal["poor", "fair", "good", "excellent"]
LEVELS: Final[tuple[Level, ...]] = ("poor", "fair", "good", "excellent")
"""From worst to best; the grade of a criterion is a place in this list, counted from one."""

Trap = Literal["long_poor", "jargon", "confidently_wrong", "short_excellent", "plain"]
"""What about an answer misleads a reader who goes by length, fluency or vocabulary."""

Grade = Annotated[int, Field(ge=1, le=len(LEVELS))]


class Criteria(Schema):
    """The grade of each criterion; None where the words cannot tell it."""

    relevance: Grade | None = None
    examples: Grade | None = None
    clarity: Grade | None = None
    technical_accuracy: Grade | None = None
    job_alignment: Grade | None = None

    def grades(self) -> dict[str, int]:
        """The criteria that can be told, by name."""
        return self.model_dump(exclude_none=True)


class _Case(Schema):
    """A case as a file has it. job: the text of a post, or the name of one of the file's."""

    id: str
    half: Half
    question: str = Field(min_length=20)
    category: Category
    difficulty: Difficulty
    skills: tuple[str, ...] = Field(min_length=1)
    job: str
    answer: str = Field(min_length=1)
    level: Level
    criteria: Criteria
    reason: str = Field(min_length=30)
    trap: Trap | None = None


class TrustCase(_Case):
    """An answer to judge, with the judgement. job: some sentences of a job post."""

    family: str
    job: str = Field(min_length=80)

    @property
    def grade(self) -> int:
        """The level as a number, from 1 (poor) to 4 (excellent)."""
        return LEVELS.index(self.level) + 1


class _File(Schema):
    """The cases of a family. jobs: posts that several of them share, by name."""

    family: str
    jobs: dict[str, str] = Field(default_factory=dict)
    cases: tuple[_Case, ...]

    @model_validator(mode="after")
    def _jobs_are_used(self) -> "_File":
        unused = self.jobs.keys() - {case.job for case in self.cases}
        if unused:
            raise ValueError(f"No case is about the job {', '.join(sorted(unused))}.")
        return self


def load_cases(half: Half | None = None) -> tuple[TrustCase, ...]:
    """The cases of one half, or all of them, in the order of the files' names.

    Raises pydantic.ValidationError or tomllib.TOMLDecodeError where a file is malformed.
    """
    cases = (
        TrustCase.model_validate(
            {**case.model_dump(), "family": file.family, "job": file.jobs.get(case.job, case.job)}
        )
        for file in map(_read, sorted(FOLDER.glob("*.toml")))
        for case in file.cases
    )
    return tuple(case for case in cases if half in (None, case.half))


def _read(path: Path) -> _File:
    return _File.model_validate(tomllib.loads(path.read_text("utf-8")))
