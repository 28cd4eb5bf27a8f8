"""The same answers said in other ways, which should move no score.

Written by hand for some of the trust cases: padded with empty words, in a second-language
speaker's wording, and nervous.
"""

import tomllib
from pathlib import Path
from typing import Final, Literal

from pydantic import Field

from schemas.base import Schema
from tests.trust.cases import TrustCase, load_cases

FILE: Final = Path(__file__).parent / "changed.toml"

Change = Literal["padded", "accent", "nervous"]


class _Entry(Schema):
    """A changed answer as the file has it, by the id of its case."""

    id: str
    kind: Change
    answer: str = Field(min_length=1)


class _File(Schema):
    changed: tuple[_Entry, ...]


class ChangedAnswer(Schema):
    """case: as it was; answer: its words changed, its content not."""

    case: TrustCase
    kind: Change
    answer: str


def load_changed(kind: Change | None = None) -> tuple[ChangedAnswer, ...]:
    """The changed answers of one kind, or all of them, in the order of the file.

    Raises KeyError where there is no such case, pydantic.ValidationError or
    tomllib.TOMLDecodeError where a file is malformed.
    """
    cases = {case.id: case for case in load_cases()}
    file = _File.model_validate(tomllib.loads(FILE.read_text("utf-8")))
    return tuple(
        ChangedAnswer(case=cases[entry.id], kind=entry.kind, answer=entry.answer)
        for entry in file.changed
        if kind in (None, entry.kind)
    )
