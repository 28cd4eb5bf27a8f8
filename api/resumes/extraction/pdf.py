"""The text of a PDF, page by page."""

from io import BytesIO
from typing import Final

from pypdf import PdfReader
from pypdf.errors import LimitReachedError

from agent.coach.resume import page_fragments, reading_order
from api.resumes.extraction.faults import EncryptedFile, NoText, TooManyPages, UnpacksTooLarge
from api.resumes.extraction.limits import MAX_PAGES
from api.resumes.extraction.protocol import Extracted

_FEWEST_LETTERS: Final = 20
"""A file with fewer holds no text, but perhaps a scanner's mark."""


def read_pdf(data: bytes) -> Extracted:
    """Its text; none for a scan. Raises Unreadable, and what pypdf raises on broken files."""
    try:
        return _read(_opened(data))
    except LimitReachedError as error:
        raise UnpacksTooLarge() from error


def _opened(data: bytes) -> PdfReader:
    reader = PdfReader(BytesIO(data), strict=False)
    # Many files are locked against changes only: no password opens them.
    if reader.is_encrypted and not reader.decrypt(""):
        raise EncryptedFile()
    return reader


def _read(reader: PdfReader) -> Extracted:
    pages = len(reader.pages)
    if pages > MAX_PAGES:
        raise TooManyPages()
    if pages == 0:
        raise NoText()
    fragments = [
        fragment
        for number, page in enumerate(reader.pages)
        for fragment in page_fragments(page, number)
    ]
    letters = sum(char.isalnum() for fragment in fragments for char in fragment.text)
    if letters >= _FEWEST_LETTERS:
        text = reading_order(fragments)
        return Extracted(kind="pdf", text=text, pages=pages, scanned=False)
    if not any(len(page.images) for page in reader.pages):
        raise NoText()
    return Extracted(kind="pdf", text="", pages=pages, scanned=True)
