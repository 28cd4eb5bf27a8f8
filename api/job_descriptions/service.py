"""Analysing job descriptions."""

from collections.abc import AsyncIterator
from typing import Final

from api.errors import DoesNotFit, TooLarge
from api.interviews.creation import analyzed
from api.resumes.extraction.faults import ScannedFile
from api.resumes.extraction.reader import FileReader
from api.storage.multipart import UploadedFile
from schemas.jobs_analysis import MAX_JOB_DESCRIPTION, AnalyzedJob

_MB: Final = 1024 * 1024


def analyze(text: str, *, field: str) -> AnalyzedJob:
    """What `text` asks for. Raises DoesNotFit, naming `field`, where it is no job description."""
    return AnalyzedJob(**dict(analyzed(text, field=field)), text=text)


async def text_of_file(reader: FileReader, file: UploadedFile, *, max_mb: int) -> str:
    """A file's text. Raises TooLarge, WrongType, Unreadable, DoesNotFit; nothing is kept."""
    found = await reader.extract(_bounded(file, max_mb))
    if found.scanned:
        raise ScannedFile
    if len(found.text) > MAX_JOB_DESCRIPTION:
        raise DoesNotFit(
            f"A job description has at most {MAX_JOB_DESCRIPTION:,} characters.", field="file"
        )
    return found.text


async def _bounded(file: UploadedFile, max_mb: int) -> AsyncIterator[bytes]:
    size = 0
    async for block in file.blocks():
        size += len(block)
        if size > max_mb * _MB:
            raise TooLarge(f"A file may have {max_mb} MB at most.", field="file")
        yield block
