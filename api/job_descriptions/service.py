"""Analysing job descriptions."""

from collections.abc import AsyncIterator
from typing import Final

from agent.engines.language import LanguageModel
from api.errors import DoesNotFit, TooLarge
from api.interviews.creation import analyzed, read_by_model
from api.resumes.extraction.faults import ScannedFile
from api.resumes.extraction.reader import FileReader
from api.storage.multipart import UploadedFile
from schemas.jobs_analysis import MAX_JOB_DESCRIPTION, AnalyzedJob

WITHIN_S: Final = 10.0
"""How long a language model may take, before what the rules read stands; somebody waits."""

_MB: Final = 1024 * 1024


async def analyze(language: LanguageModel | None, text: str, *, field: str) -> AnalyzedJob:
    """What `text` asks for. Raises DoesNotFit, naming `field`, where it is no job description."""
    by_rules = analyzed(text, field=field)
    analysis = await read_by_model(language, text, by_rules, field=field, within_s=WITHIN_S)
    return AnalyzedJob(**dict(analysis), text=text)


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
