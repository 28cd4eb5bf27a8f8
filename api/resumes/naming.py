"""What files are called: by the person for the person, and in storage by our own ids."""

import unicodedata
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote

from schemas.files import FileKind

MAX_NAME: Final = 200
UNNAMED: Final = "résumé"
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Characters that show nothing, or turn the rest around: `exe.fdp` must not look like a PDF."""

CONTENT_TYPES: Final[dict[FileKind, str]] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text": "text/plain",
}
_ENDINGS: Final = {
    CONTENT_TYPES["pdf"]: ".pdf",
    CONTENT_TYPES["docx"]: ".docx",
    CONTENT_TYPES["text"]: ".txt",
}


def shown_name(given: str) -> str:
    """The name that a client gave, fit to be shown: without folders, unseen signs and length."""
    last = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    seen = "".join(char for char in last if unicodedata.category(char) not in _UNSEEN)
    return seen[:MAX_NAME].strip(" .") or UNNAMED


def attachment(name: str, content_type: str) -> str:
    """A Content-Disposition that saves the file under its name, with the ending of what it is."""
    saved = PurePosixPath(name).stem + ending_of(content_type)
    return f"attachment; filename*=UTF-8''{quote(saved, safe='')}"


def ending_of(content_type: str) -> str:
    """The ending that a file of this type has."""
    return _ENDINGS[content_type]


def folder_of(owner_id: str) -> str:
    """Where all of a person's résumés lie in storage."""
    return f"resumes/{owner_id}/"


def file_key(owner_id: str, resume_id: str) -> str:
    """Where a résumé's file lies in storage."""
    return f"{folder_of(owner_id)}{resume_id}"
