"""Answers that deserve next to nothing, however long or well spoken they are."""

import tomllib
from pathlib import Path
from typing import Annotated, Final, Literal, get_args

from pydantic import Field

from schemas.base import Schema
from schemas.vocabulary import Category, Difficulty

FILE: Final = Path(__file__).parent / "floors.toml"

FloorKind = Literal[
    "nothing",
    "dont_know",
    "gibberish",
    "off_topic",
    "question_back",
    "instruction",
    "buzzwords",
    "repetition",
]
FLOOR_KINDS: Final[tuple[FloorKind, ...]] = get_args(FloorKind)


class Floor(Schema):
    """An answer without worth. job: some sentences of a job post."""

    id: str = Field(pattern=r"^floor-\d\d$")
    kind: FloorKind
    question: str = Field(min_length=20)
    category: Category
    difficulty: Difficulty
    skills: tuple[str, ...] = Field(min_length=1)
    job: Annotated[str, Field(min_length=80)]
    answer: str = Field(min_length=1)


def load_floors() -> tuple[Floor, ...]:
    """All of them, in the order of the file; its posts stand once each, by name.

    Raises KeyError where a post is missing, pydantic.ValidationError or
    tomllib.TOMLDecodeError where the file is malformed.
    """
    file = tomllib.loads(FILE.read_text("utf-8"))
    return tuple(
        Floor.model_validate({**floor, "job": file["jobs"][floor["job"]]})
        for floor in file["floors"]
    )
