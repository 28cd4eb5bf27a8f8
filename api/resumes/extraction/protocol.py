"""What the process that reads files is told, and what it answers: a line, then bytes; a line."""

from typing import Annotated, Literal

from pydantic import Field

from schemas.base import Schema
from schemas.files import FileFault, FileKind
from schemas.resumes import ParsedResume

Task = Literal["extract", "recognise", "understand"]
"""extract: a file's text. recognise: the text of a scan. understand: what a résumé's text says."""


class Order(Schema):
    """What is to be done with the bytes that follow. ocr: whether scans can be recognised later."""

    task: Task
    ocr: bool


class Extracted(Schema):
    """A file's text in reading order, pages separated by form feeds; empty for a scan."""

    type: Literal["extracted"] = "extracted"
    kind: FileKind
    text: str
    pages: Annotated[int, Field(ge=1)]
    scanned: bool


class Understood(Schema):
    """What a résumé's text says."""

    type: Literal["understood"] = "understood"
    parsed: ParsedResume


class Faulty(Schema):
    """The file cannot be read. why: the name of the error behind it, for the log."""

    type: Literal["faulty"] = "faulty"
    fault: FileFault
    why: str | None = None


class NotOurs(Schema):
    """The file is of a type that is not read."""

    type: Literal["not_ours"] = "not_ours"
    message: str


class Answer(Schema):
    """How it went."""

    of: Annotated[Extracted | Understood | Faulty | NotOurs, Field(discriminator="type")]
