"""What a file is, by its first bytes; its name and what the client says of it do not count."""

from typing import Final

from api.errors import WrongType
from api.resumes.extraction.faults import WRONG_TYPE, EmptyFile
from schemas.files import FileKind

HEAD_BYTES: Final = 1024
"""What `kind_of` needs to see."""

_PDF: Final = b"%PDF-"
_ZIP: Final = b"PK\x03\x04"
COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Old Word files, and new ones that are encrypted."""

_MARKUP: Final = (b"<", b"{\\rtf", b"%!PS", b"#!", b"\xff\xd8\xff", b"MZ", b"\x7fELF", b"GIF8")
_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS: Final = frozenset(range(32)) - {*b"\t\n\v\f\r\x1b"}


def kind_of(head: bytes) -> FileKind:
    """The kind of a file that begins with `head`. Raises WrongType, EmptyFile."""
    if not head:
        raise EmptyFile()
    if head.startswith(_PDF):
        return "pdf"
    if head.startswith((_ZIP, COMPOUND)):
        return "docx"
    if _PDF in head:
        # Two things at once: to some readers this is a PDF.
        raise WrongType(WRONG_TYPE, field="file")
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare.startswith(_MARKUP) or not _is_text(head):
        raise WrongType(WRONG_TYPE, field="file")
    return "text"


def _is_text(head: bytes) -> bool:
    # In two bytes a character many bytes are zero; only a mark in front tells this apart.
    return head.startswith(_WIDE_MARKS) or not _CONTROLS.intersection(head)
