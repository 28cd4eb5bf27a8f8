"""Opening a ZIP archive that may be made to do harm."""

import zipfile
from io import BytesIO
from typing import Final

from api.errors import WrongType
from api.resumes.extraction.faults import WRONG_TYPE, BrokenFile, EncryptedFile, UnpacksTooLarge

_MAX_PARTS: Final = 1_000
_MAX_UNPACKED: Final = 64 * 1024 * 1024
_MAX_XML: Final = 16 * 1024 * 1024
"""Of one part; parsed it takes up to twenty times as much memory."""

_ENCRYPTED: Final = 0x1
_DECLARATIONS: Final = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive, looked at before any of it is unpacked.

    Raises Unreadable, WrongType where it holds programs, zipfile.BadZipFile.
    """
    archive = zipfile.ZipFile(BytesIO(data))
    parts = archive.infolist()
    xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise EncryptedFile()
    # What the list of contents says is what can be unpacked: zipfile reads no further.
    if (
        len(parts) > _MAX_PARTS
        or sum(part.file_size for part in parts) > _MAX_UNPACKED
        or any(part.file_size > _MAX_XML for part in xml)
    ):
        raise UnpacksTooLarge()
    names = [part.filename.replace("\\", "/") for part in parts]
    if len(set(names)) < len(names) or any(_leaves(name) for name in names):
        raise BrokenFile()
    if any(name.endswith(".bin") and "vba" in name.lower() for name in names):
        raise WrongType(WRONG_TYPE, field="file")
    # Word declares nothing: who does wants to read other files, or to fill the memory.
    if any(mark in archive.read(part) for part in xml for mark in _DECLARATIONS):
        raise BrokenFile()
    return archive


def _leaves(name: str) -> bool:
    """Whether unpacking this name would leave the folder it is unpacked to."""
    return name.startswith("/") or ":" in name or ".." in name.split("/")
