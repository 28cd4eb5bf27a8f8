"""Files that people send, and why one cannot be read."""

from typing import Literal

FileKind = Literal["pdf", "docx", "text"]

FileFault = Literal[
    "empty_file",
    "no_text",
    "encrypted_file",
    "broken_file",
    "too_many_pages",
    "too_much_text",
    "unpacks_too_large",
    "takes_too_long",
    "scanned_file",
    "reading_failed",
]
"""Error codes of files that are of a right type and still cannot be read."""
