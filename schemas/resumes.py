"""Résumés: the file, its state, and what was read in it."""

from typing import Annotated, Final, Literal

from pydantic import AwareDatetime, Field

from schemas.base import Id, Schema
from schemas.files import FileFault

Line = Annotated[str, Field(max_length=500)]
Paragraph = Annotated[str, Field(max_length=4_000)]
Lines = Annotated[tuple[Line, ...], Field(max_length=200)]
PartialDate = Annotated[
    str, Field(max_length=7, pattern=r"^([0-9]{4}(-(0[1-9]|1[0-2]))?|present)$")
]
"""`YYYY-MM`, `YYYY` or `present`."""

Span = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]
"""Where a value stands in the text: from and to, in characters."""

ResumeStatus = Literal["pending", "parsing", "ready", "failed"]


class Experience(Schema):
    """A position held."""

    company: Line | None
    title: Line | None
    start: PartialDate | None
    end: PartialDate | None
    bullets: Lines


class Education(Schema):
    """A degree or a course."""

    school: Line | None
    degree: Line | None
    year: Annotated[int, Field(ge=1900, le=2100)] | None


class Project(Schema):
    """Something made."""

    name: Line
    description: Paragraph | None
    technologies: Lines


class ParsedResume(Schema):
    """What a résumé says. `spans` maps a path such as `experience/0/title` to its place."""

    name: Line | None
    email: Line | None
    phone: Line | None
    location: Line | None
    links: Lines
    summary: Paragraph | None
    skills: Lines
    experience: Annotated[tuple[Experience, ...], Field(max_length=100)]
    education: Annotated[tuple[Education, ...], Field(max_length=100)]
    projects: Annotated[tuple[Project, ...], Field(max_length=100)]
    spans: dict[Annotated[str, Field(max_length=100)], Span]


NOTHING_READ: Final = ParsedResume(
    name=None,
    email=None,
    phone=None,
    location=None,
    links=(),
    summary=None,
    skills=(),
    experience=(),
    education=(),
    projects=(),
    spans={},
)
"""A résumé in which nothing is found; `model_copy(update=…)` makes one with something in it."""


class Resume(Schema):
    """A résumé as it stands.

    parsed: what was read in it, with the person's corrections; spans are places in its text, and
    corrected fields have none. read_by: who read that, `rules` or a language model as
    provider/model; null where nobody did. scanned: its text was read from pictures, so mistakes are
    likelier.
    error: in words why it could not be read; error_code: the same for programs.
    restorable_until: when a deleted one is gone for good; null for one that is not deleted.
    """

    id: Id
    status: ResumeStatus
    filename: str
    created_at: AwareDatetime
    restorable_until: AwareDatetime | None
    file_url: str
    scanned: bool
    parsed: ParsedResume | None
    read_by: str | None = None
    error: str | None
    error_code: FileFault | None


class ResumeText(Schema):
    """What was read from a file, whole; the spans of a résumé are places in it."""

    text: str


class ResumeCorrection(Schema):
    """What a person changes: a field that is there replaces what was read, for good."""

    name: Line | None = None
    email: Line | None = None
    phone: Line | None = None
    location: Line | None = None
    links: Lines = ()
    summary: Paragraph | None = None
    skills: Lines = ()
    experience: Annotated[tuple[Experience, ...], Field(max_length=100)] = ()
    education: Annotated[tuple[Education, ...], Field(max_length=100)] = ()
    projects: Annotated[tuple[Project, ...], Field(max_length=100)] = ()


class UpdateResumeRequest(Schema):
    """A person's correction of what was read; what is left out stays as it is."""

    parsed: ResumeCorrection
